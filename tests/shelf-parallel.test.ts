/** Twenty at once at the shelf, on the real local cloud with the real SDK: one outcome, and figures that agree. */
import { countSold } from '../cloudfunctions/catalog/count-sold';
import { products, skus, type Product, type Sku } from '../cloudfunctions/catalog/documents';
import { saveProduct } from '../cloudfunctions/catalog/shelving/save-product';
import { setStock } from '../cloudfunctions/catalog/shelving/set-stock';
import { writeComment } from '../cloudfunctions/community/comment';
import { comments, favourites } from '../cloudfunctions/community/documents';
import { setFavourite } from '../cloudfunctions/community/favourites';
import { decideComment } from '../cloudfunctions/community/review';
import { receiveOrder } from '../cloudfunctions/orders/deliver';
import { browse } from '../cloudfunctions/storefront/browse';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { listingOf } from './support/listing';
import { Mall, OWING } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);

let cloud: CloudHouse;
let mall: Mall;

beforeEach(async () => {
  cloud = await cloudHouse(OWING);
  mall = await Mall.open(cloud.house);
});
afterEach(() => cloud.close());

const all = async <T>(work: (i: number) => Promise<T>) => Promise.allSettled(TWENTY.map(work));
const codes = <T>(results: PromiseSettledResult<T>[]): string[] =>
  results.map((one) => (one.status === 'fulfilled' ? 'OK' : String((one.reason as { code?: string }).code)));
const twenty = (code: string): string[] => TWENTY.map(() => code);

async function productOf({ productId }: Sku): Promise<Product> {
  const product = await cloud.house.database.get(products, productId);
  if (product === null) throw new Error('there is no product');
  return product;
}

test('20 savings of one product are one product, whose prices are those of one of them', async () => {
  const draft = (i: number) => listingOf('mask', { priceFen: 1_000 + i, title: `面膜 ${i}` });
  expect(codes(await all((i) => saveProduct(cloud.house, mall.shopId, draft(i))))).toEqual(twenty('OK'));
  const [sku, ...others] = await cloud.house.database.find(skus, { where: {}, limit: 100 });
  if (sku === undefined) throw new Error('there is no SKU');
  expect(others).toEqual([]);
  const product = await productOf(sku);
  expect([product.lowestFen, product.highestFen]).toEqual([sku.priceFen, sku.priceFen]);
  expect(product.title).toBe(`面膜 ${sku.priceFen - 1_000}`);
});

test('20 people buy while staff save the product and the timer counts: never oversold, all counted in the end', async () => {
  const sku = await mall.goods('mask', { stock: 7 });
  await Promise.all(TWENTY.map((i) => mall.join(`m${i}`)));
  const others = [
    ...[1, 2, 3].map((i) => mall.goods('mask', { title: `新名字 ${i}`, stock: 50 })),
    ...[1, 2, 3].map(() => countSold(cloud.house, 100)),
  ];
  const bought = codes(await all((i) => mall.place(`m${i}`, sku._id)));
  await Promise.all(others);
  expect(bought.filter((code) => code === 'OK')).toHaveLength(7);
  await countSold(cloud.house, 100);
  expect(await cloud.house.database.get(skus, sku._id)).toMatchObject({
    stock: 0,
    sold: 7,
    uncountedSince: null,
  });
  expect(await productOf(sku)).toMatchObject({ sold: 7, inStock: false });
});

test('20 people count from the same page: one count stands, the same one is as good, others are told', async () => {
  const sku = await mall.goods('mask');
  const count = { productId: sku.productId, skuId: sku._id, seen: sku.stock };
  const results = await all((i) => setStock(cloud.house, mall.shopId, { ...count, stock: i % 2 }));
  expect(codes(results).sort()).toEqual([...twenty('OK').slice(10), ...twenty('WRONG_STATE').slice(10)]);
  const stock = (await cloud.house.database.get(skus, sku._id))?.stock;
  expect(await productOf(sku)).toMatchObject({ inStock: stock === 1 });
});

test('20 favourites of one member, kept and let go of: one document in one state', async () => {
  await mall.join('bea');
  const { productId } = await mall.goods('mask');
  const keep = (isKept: boolean) => setFavourite(cloud.house, { memberId: 'bea', productId, isKept });
  expect(codes(await all((i) => keep(i % 2 === 0)))).toEqual(twenty('OK'));
  expect(await cloud.house.database.find(favourites, { where: {}, limit: 100 })).toHaveLength(1);
  expect(codes(await all(() => keep(true)))).toEqual(twenty('OK'));
  expect(await cloud.house.database.find(favourites, { where: {}, limit: 100 })).toMatchObject([
    { isKept: true },
  ]);
});

test('20 comments on one line are one, 20 decisions about it leave the stars of its state', async () => {
  await mall.join('bea');
  const sku = await mall.goods('mask');
  const order = await mall.paid(await mall.place('bea', sku._id));
  await receiveOrder(cloud.house, order._id, 'bea');
  const line = {
    memberId: 'bea',
    openId: 'openid',
    orderId: order._id,
    skuId: sku._id,
    text: '好',
    pictures: [],
  };
  const same = await all(() => writeComment(cloud.house, { ...line, stars: 5 }));
  expect(codes(same)).toEqual(twenty('OK'));
  const different = await all((i) => writeComment(cloud.house, { ...line, stars: (i % 4) + 1 }));
  expect(codes(different)).toEqual(twenty('ALREADY_COMMENTED'));
  const [comment, ...others] = await cloud.house.database.find(comments, { where: {}, limit: 100 });
  expect(others).toEqual([]);
  expect(await productOf(sku)).toMatchObject({ comments: 1, stars: 5 });

  expect(codes(await all((i) => decideComment(cloud.house, comment?._id ?? '', i % 2 === 0)))).toEqual(
    twenty('OK'),
  );
  const isShown = (await cloud.house.database.get(comments, comment?._id ?? ''))?.state === 'shown';
  expect(await productOf(sku)).toMatchObject(isShown ? { comments: 1, stars: 5 } : { comments: 0, stars: 0 });
});

test('the real SDK finds by keyword, list element, store and cursor what the memory does', async () => {
  for (const [i, title] of ['a.c', 'abc', '面膜 (小)', 'ABC+'].entries())
    await mall.goods(`p${i}`, { title, priceFen: 100 + (i >> 1) });
  const titles = async (wanted: object) => {
    const page = await browse(cloud.house, { wanted, sort: 'priceUp', after: null, limit: 50 });
    return page.rows.map((card) => card.title).sort();
  };
  expect(await titles({ keyword: 'a.c' })).toEqual(['a.c']);
  expect(await titles({ keyword: 'abc' })).toEqual(['ABC+', 'abc']);
  expect(await titles({ keyword: '(小)' })).toEqual(['面膜 (小)']);
  expect(await titles({ keyword: '沐颜', categoryId: 'skin', storeId: 'salon-1' })).toHaveLength(4);
  const first = await browse(cloud.house, { wanted: {}, sort: 'priceDown', after: null, limit: 3 });
  const rest = await browse(cloud.house, { wanted: {}, sort: 'priceDown', after: first.next, limit: 3 });
  expect(rest.next).toBeNull();
  const prices = [...first.rows, ...rest.rows].map((card) => card.priceFromFen);
  expect(prices).toEqual([101, 101, 100, 100]);
  expect(new Set([...first.rows, ...rest.rows].map((card) => card.id)).size).toBe(4);
});
