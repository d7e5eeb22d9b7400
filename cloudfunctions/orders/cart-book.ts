/** 购物车: what a person means to buy. It promises nothing: price and stock are those of the moment of ordering. */
import { loadSkus, type Quantity } from '../catalog/stock';
import type { Sku } from '../catalog/documents';
import { post, type BooksHouse } from '../ledger/post';
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { loadMerchants } from '../stores/merchants';
import { cartBooks } from './documents';

const MOST_LINES = 50;

export interface CartLine extends Quantity {
  /** Null when it is gone for good. */
  readonly sku: Sku | null;
  readonly merchantName: string;
  /** Whether as many can be ordered now; when not, the page sets it apart. */
  readonly available: boolean;
}

/** The cart, latest first, with what the page shows of each line. */
export async function cartOf(house: House, memberId: string): Promise<readonly CartLine[]> {
  const lines = (await house.database.get(cartBooks, memberId))?.lines ?? [];
  const skus = await loadSkus(
    house.database,
    lines.map((line) => line.skuId),
  );
  const merchants = await loadMerchants(
    house.database,
    [...skus.values()].map((sku) => sku.merchantId),
  );
  return lines.map((line) => {
    const sku = skus.get(line.skuId) ?? null;
    const merchant = sku === null ? undefined : merchants.get(sku.merchantId);
    const isOpen = sku?.onSale === true && merchant?.state === 'open';
    return {
      ...line,
      sku,
      merchantName: merchant?.name ?? '',
      available: isOpen && sku.stock >= line.quantity,
    };
  });
}

/** How many of what are in the cart, in one round trip: for the number on its icon, and to add to. */
export async function cartLinesOf({ database }: House, memberId: string): Promise<readonly Quantity[]> {
  return (await database.get(cartBooks, memberId))?.lines ?? [];
}

/** Sets how many of a SKU are in the cart; 0 takes it out. Answers the lines. */
export function putInCart(
  house: BooksHouse,
  memberId: string,
  { skuId, quantity }: Quantity,
): Promise<readonly Quantity[]> {
  return change(house, memberId, (known) => {
    const others = known.filter((line) => line.skuId !== skuId);
    if (quantity === 0) return others;
    if (others.length >= MOST_LINES) refuse('INVALID_INPUT', {}, `购物车最多放 ${MOST_LINES} 种商品`);
    const isThere = others.length < known.length;
    // A new one comes first; another quantity leaves it in its place.
    if (!isThere) return [{ skuId, quantity }, ...others];
    return known.map((line) => (line.skuId === skuId ? { skuId, quantity } : line));
  });
}

/** What was ordered leaves the cart. */
export function takeOutOfCart(house: BooksHouse, memberId: string, skuIds: readonly string[]) {
  return change(house, memberId, (known) => known.filter((line) => !skuIds.includes(line.skuId)));
}

function change(
  house: BooksHouse,
  memberId: string,
  next: (known: readonly Quantity[]) => readonly Quantity[],
): Promise<readonly Quantity[]> {
  const posting = { entryId: `cart:${memberId}`, kind: 'cart', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(cartBooks, memberId),
    (book, known) => {
      const lines = next(known?.lines ?? []);
      book.put(cartBooks, { _id: memberId, lines });
      return lines;
    },
  );
}
