/** Staff counted what is there. */
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { products, skus, type Sku } from '../documents';
import { skusOf } from '../read';
import { summaryOf } from '../summary';

export interface Count {
  readonly productId: string;
  readonly skuId: string;
  /** What is there for new orders; what unpaid and unshipped ones took is not in it. */
  readonly stock: number;
  /** What the page showed when somebody counted: a count that comes late or twice must not undo what orders did since. */
  readonly seen: number;
}

export function setStock(house: BooksHouse, merchantId: string, count: Count): Promise<Sku> {
  const { productId, skuId, stock, seen } = count;
  const posting = { entryId: `stock:${skuId}`, kind: 'stock', cause: skuId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [product, all] = await Promise.all([reader.get(products, productId), skusOf(reader, productId)]);
      return { product, all };
    },
    (book, { product, all }) => {
      const sku = all.find((one) => one._id === skuId && !one.isDropped);
      if (product?.merchantId !== merchantId || sku === undefined)
        refuse('NOT_FOUND', { skuId }, '没有找到这个规格');
      if (sku.stock === stock) return sku;
      if (sku.stock !== seen)
        refuse(
          'WRONG_STATE',
          { stock: sku.stock },
          `${sku.title}的库存刚刚变成了 ${sku.stock} 件，请重新盘点`,
        );
      const counted: Sku = { ...sku, stock };
      book.put(skus, counted);
      book.put(products, {
        ...product,
        ...summaryOf(all.map((one) => (one._id === skuId ? counted : one))),
      });
      return counted;
    },
  );
}
