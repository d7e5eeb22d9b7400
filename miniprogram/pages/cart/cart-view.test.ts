import { viewOf, type CartLine } from './cart-view';

const sku = (merchantId: string, stock = 10, onSale = true) =>
  ({ merchantId, title: '面霜', kind: 'goods', priceFen: 1_000, stock, onSale }) as CartLine['sku'];
const line = (skuId: string, of: CartLine['sku'], more: Partial<CartLine> = {}): CartLine => ({
  ...{ skuId, quantity: 2, sku: of, merchantName: of?.merchantId ?? '', available: true },
  ...more,
});

test('lines stand by merchant, and what is chosen is summed', () => {
  const lines = [line('a', sku('m')), line('b', sku('n')), line('c', sku('m'))];
  const view = viewOf(lines, new Set(['c']));
  expect(
    view.groups.map(({ merchantId, lines: own }) => [merchantId, own.map(({ skuId }) => skuId)]),
  ).toEqual([
    ['m', ['a', 'c']],
    ['n', ['b']],
  ]);
  expect(view.groups.map(({ isChosen }) => isChosen)).toEqual([false, true]);
  expect([view.totalFen, view.pieces, view.isAllChosen]).toEqual([4_000, 4, false]);
});

test.each([
  ['已下架', 0, null],
  ['已下架', 0, sku('m', 5, false)],
  ['已售罄', 0, sku('m', 0)],
  ['仅剩 1 件', 1, sku('m', 1)],
  ['商家暂未营业', 0, sku('m')],
])('what cannot be ordered says %p', (reason, left, of) => {
  const view = viewOf([line('a', of, { available: false })], new Set());
  expect(view.gone.map((one) => [one.reason, one.left])).toEqual([[reason, left]]);
  expect([view.groups, view.totalFen]).toEqual([[], 0]);
});
