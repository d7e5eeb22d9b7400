/** A merchant fills its shelf: what is saved, what is kept, what is refused and then not written. */
import { CATEGORY, listingOf } from '../../../tests/support/listing';
import { Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { closeUnpaid } from '../../orders/paying/close-unpaid';
import { openMerchant, loadMerchants } from '../../stores/merchants';
import { merchants } from '../../stores/documents';
import { inTransaction } from '../../platform/in-transaction';
import { countSold } from '../count-sold';
import { products, skus, type Product } from '../documents';
import { saveCategory } from '../save-category';
import type { ProductDraft, SkuDraft } from './draft';
import { saveProduct } from './save-product';
import { setOnSale } from './set-on-sale';
import { setStock } from './set-stock';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});

const save = (draft: ProductDraft) => saveProduct(house, mall.shopId, draft);
const refused = (code: string) => expect.objectContaining({ code }) as unknown;
const option = (specs: string[], priceFen: number, more: Partial<SkuDraft> = {}): SkuDraft => ({
  specs,
  picture: null,
  priceFen,
  allowanceRateBp: 1000,
  stock: 5,
  uses: 1,
  ...more,
});
const SIZES = [{ name: '规格', values: ['5 片', '10 片'] }];
const sized = (draft: Partial<ProductDraft> = {}): ProductDraft => ({
  ...listingOf('mask'),
  specs: SIZES,
  skus: [option(['5 片'], 10_000, { allowanceRateBp: 2000 }), option(['10 片'], 18_000)],
  ...draft,
});
async function productOf(productId: string): Promise<Product> {
  const product = await house.database.get(products, productId);
  if (product === null) throw new Error('there is no product');
  return product;
}

test('a product stands on the shelf with its SKUs, its prices and what its cheapest one gives up', async () => {
  const { product, skus: saved } = await save(sized());
  expect(product).toMatchObject({
    lowestFen: 10_000,
    highestFen: 18_000,
    allowanceFen: 2_000,
    inStock: true,
    sold: 0,
    categoryPath: [CATEGORY._id],
    merchantName: '沐颜',
    searchText: '玻尿酸面膜\n补水 保湿\n沐颜',
    terms: null,
  });
  expect(saved.map((sku) => sku.title)).toEqual(['玻尿酸面膜 5 片', '玻尿酸面膜 10 片']);
  expect(new Set(saved.map((sku) => sku.productId))).toEqual(new Set([product._id]));
  expect(await productOf(product._id)).toEqual(product);
});

test('saved again, it is the same product: stock, sales, stars and birth stay, everything else is new', async () => {
  const first = await save(sized());
  const [small] = first.skus;
  await mall.join('bea');
  await mall.place('bea', small?._id ?? '', 2);
  await countSold(house, 100);
  house.clock.at += 1000;
  const again = await save(
    sized({ title: '新面膜', skus: [option(['5 片'], 9_000, { stock: 999 }), option(['10 片'], 18_000)] }),
  );
  expect(again.product).toMatchObject({
    _id: first.product._id,
    title: '新面膜',
    lowestFen: 9_000,
    sold: 2,
    createdAt: first.product.createdAt,
  });
  expect(again.skus[0]).toMatchObject({ _id: small?._id, priceFen: 9_000, stock: 3, sold: 2 });
});

test('an option that is left out goes off sale and stays for its orders; put back, it has its old stock', async () => {
  const first = await save(sized());
  const big = first.skus[1]?._id ?? '';
  const without = await save(sized({ skus: [option(['5 片'], 10_000)] }));
  expect(without.product).toMatchObject({ lowestFen: 10_000, highestFen: 10_000 });
  expect(await house.database.get(skus, big)).toMatchObject({ onSale: false, isDropped: true, stock: 5 });
  // Off and on again, it still is not a part of the product.
  await setOnSale(house, mall.shopId, first.product._id, false);
  await setOnSale(house, mall.shopId, first.product._id, true);
  expect(await house.database.get(skus, big)).toMatchObject({ onSale: false });
  const count = { productId: first.product._id, skuId: big, seen: 5, stock: 8 };
  await expect(setStock(house, mall.shopId, count)).rejects.toEqual(refused('NOT_FOUND'));
  await save(sized());
  expect(await house.database.get(skus, big)).toMatchObject({ onSale: true, isDropped: false, stock: 5 });
});

const FACIAL = { kind: 'service', uses: 5 } as const;
const BAD: readonly (readonly [string, ProductDraft])[] = [
  ['没有价格', sized({ skus: [] })],
  ['规格名称重复', sized({ specs: [...SIZES, ...SIZES] })],
  ['选项重复', sized({ specs: [{ name: '规格', values: ['5 片', '5 片'] }] })],
  ['没有选项', sized({ specs: [{ name: '规格', values: [] }], skus: [option([], 1)] })],
  ['选项不在表里', sized({ skus: [option(['50 片'], 1)] })],
  ['少一个选项', sized({ skus: [option([], 1)] })],
  ['组合重复', sized({ skus: [option(['5 片'], 1), option(['5 片'], 2)] })],
  ['医疗没有广审号', listingOf('gel', { isMedical: true, advertisingApproval: null })],
  ['非医疗有广审号', listingOf('gel', { advertisingApproval: '浙医广 1 号' })],
  ['商品有次数', listingOf('gel', { uses: 2 })],
  ['商品有门店', listingOf('gel', { storeIds: [STORE] })],
  ['次卡太贵', listingOf('card', { ...FACIAL, priceFen: 500_001 })],
  ['别家的门店', listingOf('card', { ...FACIAL, storeIds: ['elsewhere'] })],
];

test.each(BAD)('refused, and nothing is written: %s', async (_why, draft) => {
  await expect(save(draft)).rejects.toEqual(refused('INVALID_INPUT'));
  expect(await house.database.find(products, { where: {}, limit: 10 })).toEqual([]);
  expect(await house.database.find(skus, { where: {}, limit: 10 })).toEqual([]);
});

test('a category that is not there, a merchant that is not open, and another kind are refused', async () => {
  await expect(save(listingOf('mask', { categoryId: 'nowhere' }))).rejects.toEqual(refused('NOT_FOUND'));
  const shop = openMerchant(await loadMerchants(house.database, [mall.shopId]), mall.shopId);
  await inTransaction(house.database, (transaction) =>
    transaction.put(merchants, { ...shop, _id: 'new', state: 'pending' }),
  );
  await expect(saveProduct(house, 'new', listingOf('mask'))).rejects.toEqual(refused('MERCHANT_NOT_OPEN'));
  const prepared = await saveProduct(house, 'new', listingOf('mask', { onSale: false }));
  await expect(setOnSale(house, 'new', prepared.product._id, true)).rejects.toEqual(
    refused('MERCHANT_NOT_OPEN'),
  );
  await save(listingOf('mask'));
  await expect(save(listingOf('mask', { kind: 'service' }))).rejects.toEqual(refused('INVALID_INPUT'));
});

test('a session card has terms whose version changes exactly with their words; ¥5000 is allowed', async () => {
  const card = (moreTerms: string) => listingOf('card', { ...FACIAL, priceFen: 500_000, moreTerms });
  const plain = (await save(card(''))).product.terms;
  expect(plain?.text).toContain('7 天内、首次使用前');
  expect(plain?.text).toContain('按比例退款');
  expect((await save(card(''))).product.terms).toEqual(plain);
  const longer = (await save(card('周末需提前一天预约。'))).product.terms;
  expect(longer?.text).toBe(`${plain?.text ?? ''}\n周末需提前一天预约。`);
  expect(longer?.version).not.toBe(plain?.version);
  // One session is no card, however dear.
  const single = listingOf('single', { kind: 'service', uses: 1, priceFen: 900_000 });
  expect((await save(single)).product.terms).toBeNull();
});

test('off sale nobody can order it; on sale again everybody can', async () => {
  const { product, skus: saved } = await save(listingOf('mask'));
  const skuId = saved[0]?._id ?? '';
  await mall.join('bea');
  await expect(setOnSale(house, 'platform', product._id, false)).rejects.toEqual(refused('NOT_FOUND'));
  expect(await setOnSale(house, mall.shopId, product._id, false)).toMatchObject({
    onSale: false,
    inStock: false,
  });
  await expect(mall.place('bea', skuId)).rejects.toEqual(refused('NOT_FOUND'));
  expect(await setOnSale(house, mall.shopId, product._id, true)).toMatchObject({
    onSale: true,
    inStock: true,
  });
  expect((await mall.place('bea', skuId)).orders).toHaveLength(1);
});

test('a count that comes late, or twice, does not undo what was sold meanwhile', async () => {
  const { product, skus: saved } = await save(listingOf('mask', { stock: 5 }));
  await mall.join('bea');
  const skuId = saved[0]?._id ?? '';
  const count = { productId: product._id, skuId, seen: 5, stock: 8 };
  const counted = await Promise.all(Array.from({ length: 20 }, () => setStock(house, mall.shopId, count)));
  expect(new Set(counted.map(({ stock }) => stock))).toEqual(new Set([8]));
  await mall.place('bea', skuId);
  await expect(setStock(house, mall.shopId, count)).rejects.toMatchObject({
    ...{ code: 'WRONG_STATE', details: { stock: 7 }, message: '玻尿酸面膜的库存刚刚变成了 7 件，请重新盘点' },
  });
  expect(await setStock(house, mall.shopId, { ...count, seen: 7 })).toMatchObject({ stock: 8 });
});

test('counted stock is sold at once, and only by its own merchant', async () => {
  const { product, skus: saved } = await save(listingOf('mask', { stock: 0 }));
  const count = { productId: product._id, skuId: saved[0]?._id ?? '', seen: 0, stock: 2 };
  expect(product.inStock).toBe(false);
  await expect(setStock(house, 'platform', count)).rejects.toEqual(refused('NOT_FOUND'));
  expect(await setStock(house, mall.shopId, count)).toMatchObject({ stock: 2 });
  expect(await productOf(product._id)).toMatchObject({ inStock: true });
});

test('the product takes over what was sold and what came back, by the timer, once', async () => {
  const { product, skus: saved } = await save(sized({ skus: [option(['5 片'], 10_000, { stock: 2 })] }));
  await mall.join('bea');
  const placed = await mall.place('bea', saved[0]?._id ?? '', 2);
  expect(await productOf(product._id)).toMatchObject({ sold: 0, inStock: true });
  expect(await countSold(house, 100)).toBe(1);
  expect(await productOf(product._id)).toMatchObject({ sold: 2, inStock: false });
  expect(await countSold(house, 100)).toBe(0);
  await closeUnpaid(house, placed.payment);
  expect(await countSold(house, 100)).toBe(1);
  expect(await productOf(product._id)).toMatchObject({ sold: 0, inStock: true });
});

test('a category hangs where it was made, two levels deep', async () => {
  const below = { ...CATEGORY, _id: 'mask', parentId: CATEGORY._id };
  await saveCategory(house, below);
  expect((await save(listingOf('mask', { categoryId: 'mask' }))).product.categoryPath).toEqual([
    'skin',
    'mask',
  ]);
  expect(await saveCategory(house, { ...below, name: '面膜', order: 7 })).toMatchObject({
    name: '面膜',
    order: 7,
  });
  for (const wrong of [
    { ...below, parentId: null },
    { ...below, _id: 'deep', parentId: 'mask' },
    { ...below, _id: 'lost', parentId: 'nowhere' },
    { ...below, _id: 'self', parentId: 'self' },
  ])
    await expect(saveCategory(house, wrong)).rejects.toEqual(refused('INVALID_INPUT'));
});
