/** Lists of products for those who buy, and for the merchant who sells them. */
import type { Fen } from '../units/amounts';
import type { Query, Range, Reader } from '../platform/database';
import { pageOf, type Cursor, type List, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { EVERY_STORE, products, type Product, type ProductKind } from './documents';

/** What a list is sorted by; each has an index (documents.ts). */
const SORTS = {
  recommended: ['sold', 'desc'],
  newest: ['createdAt', 'desc'],
  priceUp: ['lowestFen', 'asc'],
  priceDown: ['lowestFen', 'desc'],
} as const satisfies Record<string, List<Product>['sort']>;

export type ProductSort = keyof typeof SORTS;
export const PRODUCT_SORTS = Object.keys(SORTS) as [ProductSort, ...ProductSort[]];

export interface Wanted {
  readonly categoryId?: string | undefined;
  readonly keyword?: string | undefined;
  readonly kind?: ProductKind | undefined;
  readonly merchantId?: string | undefined;
  /** Valid at this store of that merchant. */
  readonly store?: { readonly id: string; readonly merchantId: string } | undefined;
  /** Of the cheapest SKU, both included. */
  readonly fromFen?: Fen | undefined;
  readonly toFen?: Fen | undefined;
  readonly inStock?: boolean | undefined;
}

export interface Listing {
  readonly wanted: Wanted;
  readonly sort: ProductSort;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** Products on sale, in one round trip. */
export function productsOnSale(
  reader: Reader,
  { wanted, sort, after, limit }: Listing,
): Promise<Page<Product>> {
  const where = { onSale: true, ...conditionsOf(wanted) };
  return pageOf(reader, { from: products, where, sort: SORTS[sort], after, limit });
}

/** A merchant's own products, on sale and off, newest first. */
export function productsOfMerchant(
  reader: Reader,
  merchantId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<Product>> {
  return pageOf(reader, { from: products, where: { merchantId }, sort: SORTS.newest, after, limit });
}

function conditionsOf({ store, ...wanted }: Wanted): Query['where'] {
  const merchantId = store?.merchantId ?? wanted.merchantId;
  if (wanted.merchantId !== undefined && wanted.merchantId !== merchantId)
    refuse('INVALID_INPUT', {}, '这家门店不属于所选的商家');
  const { categoryId, keyword, kind, inStock } = wanted;
  const price = priceRange(wanted);
  return {
    ...(categoryId !== undefined && { categoryPath: categoryId }),
    // A pattern over one short field: the catalogue is small, and CloudBase's own advice against
    // patterns is about long texts and much data. An index of word parts would find less.
    ...(keyword !== undefined && { searchText: { contains: keyword.toLowerCase() } }),
    ...(kind !== undefined && { kind }),
    ...(merchantId !== undefined && { merchantId }),
    ...(store !== undefined && { validAt: { in: [EVERY_STORE, store.id] } }),
    ...(inStock === true && { inStock }),
    ...(price !== null && { lowestFen: price }),
  };
}

function priceRange({ fromFen, toFen }: Wanted): Range | null {
  if (fromFen === undefined && toFen === undefined) return null;
  return { ...(fromFen !== undefined && { gte: fromFen }), ...(toFen !== undefined && { lte: toFen }) };
}
