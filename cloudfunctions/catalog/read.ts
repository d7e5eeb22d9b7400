/** Products and SKUs as other areas read them. */
import { QUERY_LIMIT, type Reader } from '../platform/database';
import { products, skus, type Product, type Sku } from './documents';

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
