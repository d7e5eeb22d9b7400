/** Orders as a merchant's people look through them: what is to be shipped, handed over, answered. */
import type { Database, Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { orders, type Order } from './documents';

export const MERCHANT_TABS = ['toShip', 'toHandOver', 'afterSale'] as const;
export type MerchantTab = (typeof MERCHANT_TABS)[number];

const SHOWN = {
  all: {},
  toShip: { state: 'paid', 'handover.kind': 'ship' },
  toHandOver: { state: 'paid', 'handover.kind': 'pickup' },
  afterSale: { 'afterSale.state': 'requested' },
} as const satisfies Readonly<Record<MerchantTab | 'all', object>>;

/** A merchant's orders of a tab, the latest first. */
export function merchantOrders(
  reader: Reader,
  merchantId: string,
  tab: MerchantTab | 'all',
  after: Cursor | null,
  limit: number,
): Promise<Page<Order>> {
  const where = { merchantId, ...SHOWN[tab] };
  return pageOf(reader, { from: orders, where, sort: ['placedAt', 'desc'], after, limit });
}

/** Which of them are counted; what is to be handed over belongs to a store, null counts none. */
export interface Counted {
  readonly toShip: boolean;
  readonly toHandOver: string | null;
  readonly afterSale: boolean;
}

/** null: not asked for. One round trip. */
export async function merchantOrderCounts(
  database: Database,
  merchantId: string,
  counted: Counted,
): Promise<Readonly<Record<MerchantTab, number | null>>> {
  const { toHandOver: storeId } = counted;
  const none = Promise.resolve(null);
  const [toShip, toHandOver, afterSale] = await Promise.all([
    counted.toShip ? database.count(orders, { merchantId, ...SHOWN.toShip }) : none,
    storeId === null
      ? none
      : database.count(orders, { merchantId, ...SHOWN.toHandOver, 'handover.storeId': storeId }),
    counted.afterSale ? database.count(orders, { merchantId, ...SHOWN.afterSale }) : none,
  ]);
  return { toShip, toHandOver, afterSale };
}
