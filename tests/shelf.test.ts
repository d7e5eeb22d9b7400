/**
 * The shelf through the deployed functions: who may do what, malformed input, and comments under
 * the local cloud's content checks.
 */
import { memberIdOf } from '../cloudfunctions/accounts/member-id';
import type { ProductWithSkus } from '../cloudfunctions/catalog/read';
import { products } from '../cloudfunctions/catalog/documents';
import { comments, favourites } from '../cloudfunctions/community/documents';
import type { CommentReceipt } from '../cloudfunctions/community/comment';
import type { CommentView, ReviewView } from '../cloudfunctions/community/views';
import type { Order } from '../cloudfunctions/orders/documents';
import type { Collection, Document } from '../cloudfunctions/platform/database';
import type { Page } from '../cloudfunctions/platform/paging';
import type { Home } from '../cloudfunctions/storefront/home';
import type { ProductPage } from '../cloudfunctions/storefront/product-page';
import { uploadPicture } from '../local/demo/pictures/upload';
import { listingOf } from './support/listing';
import { HOME, PARCEL } from './support/mall';
import { CUSTOMER, PLATFORM, SHOP, Shop } from './support/shop';
import { ADMIN, codeOf, type WholeMall } from './support/whole-mall';

const OWNER = 'owner';

let shop: Shop;
let mall: WholeMall;
let productId: string;

beforeAll(async () => {
  shop = await Shop.open();
  ({ mall } = shop);
  const { rows } = await mall.done<Page<{ id: string }>>('member', CUSTOMER, 'products', {
    merchantId: SHOP,
  });
  productId = rows[0]?.id ?? '';
});
afterAll(() => shop.end());

const product = (): Promise<ProductPage> => mall.done('member', CUSTOMER, 'product', { productId });

/** A received order; answers what a comment on it names. */
async function received(): Promise<{ readonly orderId: string; readonly skuId: string }> {
  const placed = await shop.placeAndPay(SHOP);
  const [order] = await shop.ordersOf(placed);
  const orderId = order?._id ?? '';
  await mall.done('store', OWNER, 'ship', { ...PARCEL, merchantId: SHOP, orderId });
  const { lines } = await mall.done<Order>('member', CUSTOMER, 'confirmReceipt', { orderId });
  return { orderId, skuId: lines[0]?.skuId ?? '' };
}

test('staff fill the shelf, an operator the front, and visitors see both', async () => {
  await mall.done('operator', ADMIN, 'saveSlot', {
    ...{ slotId: 'summer', place: 'home', picture: '/pictures/b.svg', title: '夏日补水' },
    ...{ from: '2026-06-01T00:00', to: '2026-07-01T00:00', target: { page: 'product', id: productId } },
  });
  await mall.done('operator', ADMIN, 'saveCategory', { categoryId: 'later', name: '待开', isShown: false });
  expect(await mall.done('operator', ADMIN, 'categories')).toHaveLength(2);
  const seen = await mall.done<Home>('member', 'passer-by', 'home', { city: '杭州市' });
  expect(seen.slots).toEqual([
    {
      id: 'summer',
      picture: '/pictures/b.svg',
      title: '夏日补水',
      target: { page: 'product', id: productId },
    },
  ]);
  expect(seen.categories).toHaveLength(1);
  expect(seen.recommended).toHaveLength(2);
  expect(await product()).toMatchObject({ id: productId, merchant: { id: SHOP }, isFavourite: false });
  await mall.done('member', CUSTOMER, 'setFavourite', { productId, isKept: true });
  expect(await product()).toMatchObject({ isFavourite: true });
});

test('stock and sale are changed by small actions; what is sold is counted by the settlement timer', async () => {
  const { product: cream, skus } = await mall.done<ProductWithSkus>('store', OWNER, 'saveProduct', {
    merchantId: SHOP,
    ...listingOf('cream', { stock: 0 }),
  });
  const own = { merchantId: SHOP, productId: cream._id };
  await mall.done('store', OWNER, 'setStock', { ...own, skuId: skus[0]?._id, seen: 0, stock: 3 });
  const lines = [{ skuId: skus[0]?._id, quantity: 3 }];
  const cart = { lines, delivery: { kind: 'ship', addressId: HOME.id } };
  await mall.done('member', CUSTOMER, 'placeOrder', cart);
  await shop.pass(5);
  expect(await mall.database.get(products, cream._id)).toMatchObject({ sold: 3, inStock: false });
  await mall.done('store', OWNER, 'setOnSale', { ...own, onSale: false });
  expect(codeOf(await mall.call('member', CUSTOMER, 'product', { productId: cream._id }))).toBe('NOT_FOUND');
  const { rows } = await mall.done<Page<{ code: string }>>('store', OWNER, 'products', { merchantId: SHOP });
  expect(rows.map((row) => row.code).sort()).toEqual(['cream', 'mask']);
  expect(await mall.done('store', OWNER, 'product', own)).toMatchObject({
    product: { onSale: false, moreTerms: '' },
    skus: [{ stock: 0, sold: 3 }],
  });
  expect(codeOf(await mall.call('store', ADMIN, 'product', { ...own, merchantId: PLATFORM }))).toBe(
    'NOT_FOUND',
  );
});

test('a comment passes the check of WeChat, is refused by it, or waits for the verdict on its picture', async () => {
  const line = await received();
  const say = (text: string, more: object = {}) =>
    mall.call<CommentReceipt>('member', CUSTOMER, 'comment', { ...line, stars: 5, text, ...more });
  expect(codeOf(await say('这里有违规内容'))).toBe('CONTENT_REFUSED');
  expect(await say('敷完很舒服')).toMatchObject({ ok: true, data: { state: 'shown' } });

  const second = await received();
  const picture = await uploadPicture(mall.cloud.url, CUSTOMER, 'comments/1.svg', '<svg/>');
  const { id } = await mall.done<CommentReceipt>('member', CUSTOMER, 'comment', {
    ...{ ...second, stars: 4, text: '有图有真相', pictures: [picture] },
  });
  const held = await mall.done<Page<ReviewView>>('operator', ADMIN, 'heldComments');
  expect(held.rows).toMatchObject([{ id, state: 'held', textVerdict: 'pass', pictureVerdicts: [null] }]);
  const [checkId] = (await mall.database.get(comments, id))?.checkIds ?? [];
  const push = { MsgType: 'event', Event: 'wxa_media_check', trace_id: checkId, errcode: 0, version: 2 };
  for (const event of [
    null,
    {},
    { ...push, trace_id: 'guessed', result: { suggest: 'pass', label: 100 } },
    { ...push, errcode: -1 },
    { ...push, result: { suggest: 'perhaps' } },
  ])
    expect(await mall.cloud.invoke('messages', event, { openid: 'bea' })).toBe('success');
  expect(await product()).toMatchObject({ rating: { comments: 1 } });
  await mall.cloud.invoke('messages', { ...push, result: { suggest: 'pass', label: 100 } }, {});
  expect(await product()).toMatchObject({ rating: { comments: 2, average: 4.5 } });

  await mall.done('store', OWNER, 'answerComment', { merchantId: SHOP, commentId: id, text: '谢谢您的照片' });
  const { rows } = await mall.done<Page<CommentView>>('member', 'passer-by', 'comments', { productId });
  expect(rows.map((row) => [row.text, row.answer?.text ?? null])).toEqual([
    ['有图有真相', '谢谢您的照片'],
    ['敷完很舒服', null],
  ]);
  expect(JSON.stringify(rows)).not.toContain(memberIdOf(CUSTOMER));
  await mall.done('operator', ADMIN, 'decideComment', { commentId: id, isShown: false });
  expect(await product()).toMatchObject({
    rating: { comments: 1, average: 5 },
    latestComments: [{ stars: 5 }],
  });
});

describe('doors', () => {
  const SHELF: readonly Collection<Document>[] = [products, comments, favourites];
  const before = () => Promise.all(SHELF.map((from) => mall.database.find(from, { where: {}, limit: 100 })));

  test('what a role may not do answers FORBIDDEN and writes nothing', async () => {
    const shelf0 = await before();
    const listing = { merchantId: SHOP, ...listingOf('mask', { title: '别人的面膜' }) };
    const slot = { slotId: 's', place: 'home', picture: '/p.svg', title: 't' };
    const denied: readonly (readonly [string, string, string, unknown])[] = [
      ['store', CUSTOMER, 'saveProduct', listing],
      ['store', OWNER, 'saveProduct', { ...listing, merchantId: PLATFORM }],
      ['store', CUSTOMER, 'setOnSale', { merchantId: SHOP, productId, onSale: false }],
      ['store', CUSTOMER, 'setStock', { merchantId: SHOP, productId, skuId: 'x', seen: 0, stock: 1 }],
      ['store', CUSTOMER, 'products', { merchantId: SHOP }],
      ['store', CUSTOMER, 'product', { merchantId: SHOP, productId }],
      ['store', CUSTOMER, 'comments', { merchantId: SHOP }],
      ['store', OWNER, 'answerComment', { merchantId: PLATFORM, commentId: 'x', text: 'x' }],
      ['operator', OWNER, 'saveCategory', { categoryId: 'x', name: 'x' }],
      ['operator', OWNER, 'saveSlot', { ...slot, from: '2026-06-01T00:00', to: '2026-06-02T00:00' }],
      ['operator', OWNER, 'categories', {}],
      ['operator', OWNER, 'slots', { place: 'home' }],
      ['operator', OWNER, 'heldComments', {}],
      ['operator', OWNER, 'decideComment', { commentId: 'x', isShown: true }],
      ['member', '', 'home', {}],
      ['member', '', 'setFavourite', { productId, isKept: true }],
      ['member', 'passer-by', 'comment', { orderId: 'x', skuId: 'y', stars: 5 }],
    ];
    for (const [name, openid, action, input] of denied)
      expect([action, codeOf(await mall.call(name, openid, action, input))]).toEqual([action, 'FORBIDDEN']);
    expect(
      codeOf(
        await mall.call('store', ADMIN, 'setOnSale', { merchantId: PLATFORM, productId, onSale: false }),
      ),
    ).toBe('NOT_FOUND');
    expect(codeOf(await mall.call('member', 'passer-by', 'setFavourite', { productId, isKept: true }))).toBe(
      'NOT_A_MEMBER',
    );
    expect(await before()).toEqual(shelf0);
  });

  test('malformed and oversized input is refused with a sentence, and writes nothing', async () => {
    const shelf0 = await before();
    const listing = { merchantId: SHOP, ...listingOf('mask') };
    const line = { orderId: 'x', skuId: 'y', stars: 5 };
    const many = (count: number) => Array.from({ length: count }, () => '/p.svg');
    const bad: readonly (readonly [string, string, unknown])[] = [
      ['store', 'saveProduct', { ...listing, pictures: [] }],
      ['store', 'saveProduct', { ...listing, pictures: many(10) }],
      ['store', 'saveProduct', { ...listing, pictures: ['https://elsewhere.example/a.jpg'] }],
      ['store', 'saveProduct', { ...listing, pictures: ['cloud://env/../other/a.jpg'] }],
      ['store', 'saveProduct', { ...listing, description: [{ html: '<b>' }] }],
      ['store', 'saveProduct', { ...listing, description: [{ text: 'x'.repeat(1001) }] }],
      ['store', 'saveProduct', { ...listing, beforeAfterPictures: many(2) }],
      ['store', 'saveProduct', { ...listing, skus: Array.from({ length: 21 }, () => listing.skus[0]) }],
      ['store', 'saveProduct', { ...listing, skus: [{ ...listing.skus[0], priceFen: -1 }] }],
      ['store', 'saveProduct', { ...listing, skus: [{ ...listing.skus[0], sold: 9999 }] }],
      ['store', 'setStock', { merchantId: SHOP, productId, skuId: 'x', seen: 0, stock: 1.5 }],
      ['member', 'products', { limit: 51 }],
      ['member', 'products', { keyword: 'x'.repeat(31) }],
      ['member', 'products', { keyword: { $regex: '.*' } }],
      ['member', 'products', { sort: 'sold' }],
      ['member', 'products', { after: { value: 'x', id: 'y' } }],
      ['member', 'products', { categoryId: { $ne: '' } }],
      ['member', 'product', { productId: '' }],
      ['member', 'comment', { ...line, stars: 6 }],
      ['member', 'comment', { ...line, stars: 0 }],
      ['member', 'comment', { ...line, text: 'x'.repeat(501) }],
      ['member', 'comment', { ...line, pictures: many(7) }],
      ['member', 'setFavourite', { productId, isKept: 'yes' }],
    ];
    for (const [name, action, input] of bad) {
      const answer = await mall.call(name, name === 'store' ? OWNER : CUSTOMER, action, input);
      expect([action, input, codeOf(answer)]).toEqual([action, input, 'INVALID_INPUT']);
      if (!answer.ok) expect(answer.error.message).toMatch(/[一-鿿]/);
    }
    const slot = { slotId: 's', place: 'home', picture: '/p.svg', title: 't', to: '2026-07-01T00:00' };
    for (const from of ['2026-06-31T00:00', 'now', 1, '2026-07-01T00:00'])
      expect(codeOf(await mall.call('operator', ADMIN, 'saveSlot', { ...slot, from }))).toBe('INVALID_INPUT');
    expect(await before()).toEqual(shelf0);
  });
});
