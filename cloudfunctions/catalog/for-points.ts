/** Which of the platform's goods can be had for points (rules.md §12): an operator's word on the product. */
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { PLATFORM } from '../stores/people';
import { products, skus, type Product, type Sku } from './documents';
import { skusOf } from './read';

/** Refuses what is not the platform's, is a service, or is medical. Orders that were placed stay. */
export function setForPoints(house: BooksHouse, productId: string, isForPoints: boolean): Promise<Product> {
  const posting = { entryId: `for-points:${productId}`, kind: 'for-points', cause: productId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [product, all] = await Promise.all([reader.get(products, productId), skusOf(reader, productId)]);
      return { product, all };
    },
    (book, { product, all }) => {
      const known = product ?? refuse('NOT_FOUND', { productId }, '没有找到这件商品');
      const fault = isForPoints ? FAULTS.find(({ isIn }) => isIn(known)) : undefined;
      if (fault !== undefined) refuse('INVALID_INPUT', { productId }, fault.sentence);
      const saved: Product = { ...known, isForPoints };
      for (const sku of all) book.put(skus, { ...sku, isForPoints });
      book.put(products, saved);
      return saved;
    },
  );
}

const FAULTS: readonly { readonly isIn: (product: Product) => boolean; readonly sentence: string }[] = [
  { isIn: ({ merchantId }) => merchantId !== PLATFORM, sentence: '只有自营商品可以用积分兑换' },
  { isIn: ({ kind }) => kind !== 'goods', sentence: '只有商品可以用积分兑换，项目不行' },
  { isIn: ({ isMedical }) => isMedical, sentence: '医疗类商品不能用积分兑换' },
];

/** A SKU as it is looked at inside the transaction that takes it, or the refusal `NOT_FOR_POINTS`. */
export function demandForPoints(loaded: ReadonlyMap<string, Sku>, skuId: string): Sku {
  const sku = loaded.get(skuId);
  return sku?.onSale === true && sku.isForPoints === true ? sku : refuse('NOT_FOR_POINTS', { skuId });
}

/** Those on sale, what people take most first. */
export function productsForPoints(
  reader: Reader,
  after: Cursor | null,
  limit: number,
): Promise<Page<Product>> {
  const where = { isForPoints: true, onSale: true };
  return pageOf(reader, { from: products, where, sort: ['sold', 'desc'], after, limit });
}
