/** Products and SKUs as other areas read them. */
import { QUERY_LIMIT, type Reader } from '../platform/database';
import type { Cursor, Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { products, skus, type Product, type Sku } from './documents';
import { productsOfMerchant } from './list';

export interface ProductWithSkus {
  readonly product: Product;
  readonly skus: readonly Sku[];
}

export function loadProduct(reader: Reader, productId: string): Promise<Product | null> {
  return reader.get(products, productId);
}

/** Those of the products that exist, by id; also those that are off sale. */
export function loadProducts(reader: Reader, ids: readonly string[]): Promise<Map<string, Product>> {
  return reader.getMany(products, [...new Set(ids)]);
}

/** Every SKU that the product ever had. */
export function skusOf(reader: Reader, productId: string): Promise<Sku[]> {
  return reader.find(skus, { where: { productId }, orderBy: [['_id', 'asc']], limit: QUERY_LIMIT });
}

/** In the order of the product's specs and of their values. */
export function inSpecOrder({ specs }: Product, all: readonly Sku[]): Sku[] {
  const places = (sku: Sku): number[] => sku.specs.map((value, i) => specs[i]?.values.indexOf(value) ?? 0);
  return [...all].sort((a, b) => {
    const [of, other] = [places(a), places(b)];
    return of.map((place, i) => place - (other[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
}

/** A merchant's own product as it was entered, on sale or off, or the refusal `NOT_FOUND`. */
export async function ownProduct(
  reader: Reader,
  merchantId: string,
  productId: string,
): Promise<ProductWithSkus> {
  const [product, all] = await Promise.all([loadProduct(reader, productId), skusOf(reader, productId)]);
  if (product?.merchantId !== merchantId) refuse('NOT_FOUND', { productId }, '没有找到这件商品');
  const skusNow = all.filter((sku) => !sku.isDropped);
  return { product, skus: inSpecOrder(product, skusNow) };
}

/** A merchant's medical products, at most 1000. */
export function medicalProductsOf(reader: Reader, merchantId: string): Promise<Product[]> {
  return reader.find(products, { where: { merchantId, isMedical: true }, limit: QUERY_LIMIT });
}

/** A merchant's services on sale that are not medical, newest first; at most 100. */
export async function treatmentsOf(reader: Reader, merchantId: string): Promise<Product[]> {
  const where = { merchantId, kind: 'service', isMedical: false };
  const found = await reader.find(products, { where, orderBy: [['createdAt', 'desc']], limit: 100 });
  return found.filter((product) => product.onSale);
}

/** A merchant's own products with their SKUs, newest first, page by page. Two round trips. */
export async function catalogueOf(
  reader: Reader,
  merchantId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<ProductWithSkus>> {
  const page = await productsOfMerchant(reader, merchantId, after, limit);
  const all = await Promise.all(page.rows.map(({ _id }) => skusOf(reader, _id)));
  const skusNow = (i: number): Sku[] => (all[i] ?? []).filter((sku) => !sku.isDropped);
  const rows = page.rows.map((product, i) => ({ product, skus: inSpecOrder(product, skusNow(i)) }));
  return { ...page, rows };
}
