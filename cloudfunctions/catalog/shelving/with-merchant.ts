/** A merchant's goods go off sale while it leaves, and those that went back on sale when it stays: a page a transaction. */
import { type Transaction } from '../../platform/database';
import { products, skus, type Product } from '../documents';
import { skusOf } from '../read';
import { summaryOf } from '../summary';

/**
 * The id behind which it goes on; null when there are no more. What is off sale is written as well, so that whoever puts
 * it on sale at this moment meets it.
 */
export function shelfOff(
  transaction: Transaction,
  merchantId: string,
  after: string,
  limit: number,
): Promise<string | null> {
  return each(transaction, merchantId, after, limit, (product) =>
    product.onSale ? { ...product, onSale: false, wentWithMerchant: true } : product,
  );
}

/** What its people took off sale themselves stays off. */
export function shelfOn(
  transaction: Transaction,
  merchantId: string,
  after: string,
  limit: number,
): Promise<string | null> {
  return each(transaction, merchantId, after, limit, ({ wentWithMerchant, ...product }) =>
    wentWithMerchant === true ? { ...product, onSale: true } : null,
  );
}

async function each(
  transaction: Transaction,
  merchantId: string,
  after: string,
  limit: number,
  changed: (product: Product) => Product | null,
): Promise<string | null> {
  const found = await transaction.find(products, {
    where: { merchantId, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit,
  });
  await Promise.all(found.map((product) => save(transaction, changed(product))));
  return found.length < limit ? null : (found.at(-1)?._id ?? null);
}

async function save(transaction: Transaction, product: Product | null): Promise<void> {
  if (product === null) return;
  const all = await skusOf(transaction, product._id);
  const { onSale } = product;
  const saved = all.map((sku) => ({ ...sku, onSale: onSale && !sku.isDropped, uncountedSince: null }));
  await Promise.all([
    ...saved.map((sku) => transaction.put(skus, sku)),
    transaction.put(products, { ...product, ...summaryOf(saved) }),
  ]);
}
