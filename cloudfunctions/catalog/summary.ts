/** What a product says of its SKUs, so that a list need not read them. */
import { allowanceOf } from '../units/amounts';
import type { Product, Sku } from './documents';

export type Summary = Pick<Product, 'lowestFen' | 'highestFen' | 'allowanceFen' | 'inStock' | 'sold'>;

/** Sums up the SKUs on sale; when none is, prices are those of all of them. `sold` counts every one. */
export function summaryOf(skus: readonly Sku[]): Summary {
  const onSale = skus.filter((sku) => sku.onSale);
  const byPrice = [...(onSale.length > 0 ? onSale : skus)].sort((a, b) => a.priceFen - b.priceFen);
  const cheapest = byPrice[0];
  if (cheapest === undefined) throw new Error('a product has at least one SKU');
  return {
    lowestFen: cheapest.priceFen,
    highestFen: byPrice.at(-1)?.priceFen ?? cheapest.priceFen,
    allowanceFen: allowanceOf(cheapest.priceFen, cheapest.allowanceRateBp),
    inStock: onSale.some((sku) => sku.stock > 0),
    sold: skus.reduce((sum, sku) => sum + sku.sold, 0),
  };
}
