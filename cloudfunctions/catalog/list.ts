/** What a merchant sells. */
import { QUERY_LIMIT } from '../platform/database';
import type { House } from '../platform/house';
import { skus, type Sku } from './documents';

export function goodsOnSale(house: House, merchantId: string): Promise<Sku[]> {
  return house.database.find(skus, { where: { merchantId, onSale: true }, limit: QUERY_LIMIT });
}
