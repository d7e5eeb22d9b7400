/** A product goes on or off sale as a whole. */
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { loadMerchants, openMerchant } from '../../stores/merchants';
import { products, skus, type Product } from '../documents';
import { skusOf } from '../read';
import { summaryOf } from '../summary';

/** SKUs that a later draft dropped stay off sale: saving the product names those that are sold. */
export function setOnSale(
  house: BooksHouse,
  merchantId: string,
  productId: string,
  onSale: boolean,
): Promise<Product> {
  const posting = { entryId: `on-sale:${productId}`, kind: 'on-sale', cause: productId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [product, all, merchants] = await Promise.all([
        reader.get(products, productId),
        skusOf(reader, productId),
        loadMerchants(reader, [merchantId]),
      ]);
      return { product, all, merchants };
    },
    (book, { product, all, merchants }) => {
      if (product?.merchantId !== merchantId) refuse('NOT_FOUND', { productId }, '没有找到这件商品');
      if (product.onSale === onSale) return product;
      if (onSale) openMerchant(merchants, merchantId);
      const changed = all.map((sku) => ({ ...sku, onSale: onSale && !sku.isDropped, uncountedSince: null }));
      for (const sku of changed) book.put(skus, sku);
      // Whoever decides about it now decides for later too.
      const { wentWithMerchant: _went, ...own } = product;
      const saved: Product = { ...own, onSale, ...summaryOf(changed) };
      book.put(products, saved);
      return saved;
    },
  );
}
