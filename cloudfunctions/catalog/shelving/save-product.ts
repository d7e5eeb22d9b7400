/** A merchant puts a product with its SKUs on its shelf, or changes it: one transaction. */
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { loadMerchants, merchantOf, openMerchant, storesOf, touchOpenMerchant } from '../../stores/merchants';
import { cardTerms, isCard } from '../card-terms';
import { pathOf } from '../tree';
import { categories, EVERY_STORE, products, skus, type Product, type Sku } from '../documents';
import { skusOf, type ProductWithSkus } from '../read';
import { summaryOf } from '../summary';
import { demandSound, productIdOf, skuIdOf, type ProductDraft, type SkuDraft } from './draft';

/**
 * Saves the draft under the merchant's own code. SKUs that are no longer in it go off sale and stay
 * for the orders that name them. A product goes on sale once its merchant is open.
 */
export function saveProduct(
  house: BooksHouse,
  merchantId: string,
  draft: ProductDraft,
): Promise<ProductWithSkus> {
  const _id = productIdOf(merchantId, draft.code);
  const posting = { entryId: `product:${_id}`, kind: 'product', cause: _id, holders: [] };
  return post(
    house,
    posting,
    (reader) => loadForShelving(reader, merchantId, draft),
    (book, known) => {
      // A merchant that leaves at this moment takes only what it finds off its shelf.
      if (known.product === null && draft.onSale) touchOpenMerchant(book, known.merchants, merchantId);
      return shelve(book, merchantId, draft, known);
    },
  );
}

/** Puts the draft on the shelf in this posting, or refuses it. */
export function shelve(
  book: Book,
  merchantId: string,
  draft: ProductDraft,
  known: KnownProduct,
): ProductWithSkus {
  demandSound(draft, book.context.policy);
  if (known.product !== null && known.product.kind !== draft.kind)
    refuse('INVALID_INPUT', {}, '商品类型不能更改');
  if (draft.onSale) openMerchant(known.merchants, merchantId);
  if (draft.storeIds.some((id) => !known.storeIds.has(id)))
    refuse('INVALID_INPUT', {}, '可用门店里有不属于本商家的门店');
  const _id = productIdOf(merchantId, draft.code);
  const saved = draft.skus.map((sku) => skuOf(merchantId, _id, draft, sku, known));
  const ids = new Set(saved.map((sku) => sku._id));
  const others = [...known.skus.values()].filter((sku) => !ids.has(sku._id));
  const dropped = others.filter((sku) => !sku.isDropped);
  for (const sku of saved) book.put(skus, sku);
  for (const sku of dropped) book.put(skus, { ...sku, onSale: false, isDropped: true });
  const gone = others.map((sku) => ({ ...sku, onSale: false }));
  const product = productOf(book, merchantId, draft, known, [...saved, ...gone]);
  book.put(products, product);
  return { product, skus: saved };
}

/** What a draft is held against. One round trip. */
export async function loadForShelving(reader: Reader, merchantId: string, draft: ProductDraft) {
  const productId = productIdOf(merchantId, draft.code);
  const [product, known, merchants, stores, category] = await Promise.all([
    reader.get(products, productId),
    skusOf(reader, productId),
    loadMerchants(reader, [merchantId]),
    draft.storeIds.length === 0 ? [] : storesOf(reader, merchantId),
    reader.get(categories, draft.categoryId),
  ]);
  return {
    product,
    skus: new Map(known.map((sku) => [sku._id, sku])),
    merchants,
    storeIds: new Set(stores.map((store) => store._id)),
    category,
  };
}
export type KnownProduct = Awaited<ReturnType<typeof loadForShelving>>;

function skuOf(
  merchantId: string,
  productId: string,
  draft: ProductDraft,
  { stock, ...sku }: SkuDraft,
  { product, skus: known }: KnownProduct,
): Sku {
  const _id = skuIdOf(merchantId, draft.code, sku.specs);
  const before = known.get(_id);
  return {
    _id,
    merchantId,
    productId,
    title: [draft.title, ...sku.specs].join(' '),
    ...sku,
    cover: sku.picture ?? draft.pictures[0] ?? '',
    kind: draft.kind,
    isMedical: draft.isMedical,
    isForPoints: staysForPoints(product, draft),
    onSale: draft.onSale,
    isDropped: false,
    // Orders change these while somebody edits: what was read into the form is old.
    stock: before?.stock ?? stock,
    sold: before?.sold ?? 0,
    // The summary below counts it.
    uncountedSince: null,
  };
}

/** The operator's word stays, until it becomes something that is not had for points. */
function staysForPoints(product: Product | null, { isMedical }: ProductDraft): boolean {
  return product?.isForPoints === true && !isMedical;
}

function productOf(
  book: Book,
  merchantId: string,
  draft: ProductDraft,
  known: KnownProduct,
  all: readonly Sku[],
): Product {
  const { code, title, subtitle, skus: skuDrafts, ...rest } = draft;
  const { at, policy } = book.context;
  const { name: merchantName } = merchantOf(known.merchants, merchantId);
  return {
    _id: productIdOf(merchantId, code),
    merchantId,
    merchantName,
    code,
    title,
    subtitle,
    ...rest,
    categoryPath: pathOf(known.category),
    validAt: draft.storeIds.length > 0 ? draft.storeIds : [EVERY_STORE],
    terms: skuDrafts.some((sku) => isCard({ kind: draft.kind, ...sku }))
      ? cardTerms(policy, draft.moreTerms)
      : null,
    createdAt: known.product?.createdAt ?? at,
    searchText: [title, subtitle, merchantName].join('\n').toLowerCase(),
    isForPoints: staysForPoints(known.product, draft),
    ...summaryOf(all),
    comments: known.product?.comments ?? 0,
    stars: known.product?.stars ?? 0,
  };
}
