/**
 * Products take over what orders took and brought back. Orders write the SKU alone, so that buyers
 * of different SKUs never wait for each other; lists are minutes behind, orders never (stock.ts).
 */
import { post, type BooksHouse } from '../ledger/post';
import { products, skus } from './documents';
import { skusOf } from './read';
import { summaryOf } from './summary';

/** Brings the products of at most `limit` changed SKUs up to date; returns how many products. */
export async function countSold(house: BooksHouse, limit: number): Promise<number> {
  const changed = await house.database.find(skus, {
    where: { uncountedSince: { gt: 0 } },
    orderBy: [['uncountedSince', 'asc']],
    limit,
  });
  const productIds = [...new Set(changed.map((sku) => sku.productId))];
  for (const productId of productIds) await count(house, productId);
  return productIds.length;
}

function count(house: BooksHouse, productId: string): Promise<void> {
  const posting = { entryId: `sold:${productId}`, kind: 'sold', cause: productId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [product, all] = await Promise.all([reader.get(products, productId), skusOf(reader, productId)]);
      return { product, all };
    },
    (book, { product, all }) => {
      if (product === null) throw new Error(`a SKU names product ${productId}, which does not exist`);
      book.put(products, { ...product, ...summaryOf(all) });
      for (const sku of all)
        if (sku.uncountedSince !== null) book.put(skus, { ...sku, uncountedSince: null });
    },
  );
}
