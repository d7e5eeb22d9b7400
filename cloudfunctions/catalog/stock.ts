/** Stock of the things that are sold, changed inside the transaction that sells or returns them. */
import type { BasisPoints, Fen } from '../units/amounts';
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { skus, type Sku } from './documents';

export interface Quantity {
  readonly skuId: string;
  readonly quantity: number;
}

/** The named SKUs by id; those that do not exist are missing. */
export function loadSkus(reader: Reader, ids: readonly string[]): Promise<Map<string, Sku>> {
  return reader.getMany(skus, [...new Set(ids)]);
}

/** The SKU, or the refusal `NOT_FOUND`. */
export function skuOf(loaded: ReadonlyMap<string, Sku>, skuId: string): Sku {
  const sku = loaded.get(skuId);
  if (sku?.onSale !== true) refuse('NOT_FOUND', { skuId }, '商品已下架');
  return sku;
}

/** The price was changed after the order was priced: price it again. */
export class PriceChanged extends Error {
  override name = 'PriceChanged';
}

export interface PricedQuantity extends Quantity {
  readonly unitPriceFen: Fen;
  readonly allowanceRateBp: BasisPoints;
}

/** Takes stock for an order, or the refusal `OUT_OF_STOCK`; never oversold, never at an old price. */
export function takeStock(
  book: Book,
  loaded: ReadonlyMap<string, Sku>,
  wanted: readonly PricedQuantity[],
): void {
  for (const line of wanted) {
    const sku = skuOf(loaded, line.skuId);
    if (sku.priceFen !== line.unitPriceFen || sku.allowanceRateBp !== line.allowanceRateBp)
      throw new PriceChanged(line.skuId);
  }
  for (const [skuId, quantity] of sums(wanted)) {
    const sku = skuOf(loaded, skuId);
    if (sku.stock < quantity)
      refuse('OUT_OF_STOCK', { skuId, left: sku.stock }, `${sku.title}仅剩 ${sku.stock} 件`);
    book.put(skus, moved(book, sku, quantity));
  }
}

/** Gives stock back; a SKU that is gone is passed over. */
export function returnStock(book: Book, loaded: ReadonlyMap<string, Sku>, back: readonly Quantity[]): void {
  for (const [skuId, quantity] of sums(back)) {
    const sku = loaded.get(skuId);
    if (sku !== undefined) book.put(skus, moved(book, sku, -quantity));
  }
}

/** The product takes the change over later (count-sold.ts): orders of its other SKUs need not wait for this one. */
function moved(book: Book, sku: Sku, quantity: number): Sku {
  const uncountedSince = sku.uncountedSince ?? book.context.at;
  return { ...sku, stock: sku.stock - quantity, sold: sku.sold + quantity, uncountedSince };
}

function sums(quantities: readonly Quantity[]): Map<string, number> {
  const bySku = new Map<string, number>();
  for (const { skuId, quantity } of quantities) bySku.set(skuId, (bySku.get(skuId) ?? 0) + quantity);
  return bySku;
}
