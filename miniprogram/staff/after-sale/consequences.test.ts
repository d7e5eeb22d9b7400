/** Before → after of a refund, as the merchant reads it. */
import { backFenOf, backText, consequencesOf, sentenceFor } from './consequences';

type Order = Parameters<typeof consequencesOf>[0];

/** What the rules read of an order. */
const order = (more: object): Order =>
  ({
    ...{ amountFen: 10_000, freightFen: 1_000, refundedFen: 0, deducted: 1_500_000, settled: [] },
    askedPointUnits: 0,
    ...{ state: 'paid', kind: 'goods', shippedAt: null, receivedAt: null, afterSale: { amountFen: 10_000 } },
    ...more,
  }) as unknown as Order;
const SETTLED = { settled: [{ reversed: false }] };

test('the whole goes back with its freight while nothing is sent, a part without', () => {
  expect(backFenOf(order({}))).toBe(11_000);
  expect(backFenOf(order({ state: 'shipped' }))).toBe(10_000);
  expect(backFenOf(order({ afterSale: { amountFen: 4_000 } }))).toBe(4_000);
  expect(backFenOf(order({ afterSale: { amountFen: 6_000 }, refundedFen: 4_000 }))).toBe(7_000);
});

test('money and points before and after', () => {
  expect(consequencesOf(order({}))).toEqual([
    { name: '这笔订单实收', before: '¥110.00', after: '¥0.00' },
    { name: '冻结的积分', before: '1.50', after: '全部解冻，回到库存' },
  ]);
  expect(consequencesOf(order({ ...SETTLED, afterSale: { amountFen: 4_000 } }))).toEqual([
    { name: '这笔订单实收', before: '¥110.00', after: '¥70.00' },
    { name: '门店支付的积分', before: '1.50', after: '按退款比例回到库存' },
  ]);
  expect(consequencesOf(order({ deducted: 0 }))).toHaveLength(1);
});

const IN_PART = { pointPart: { units: 30_000_000, fen: 3_000, returned: 6_000_000 } };

test('what was paid in points goes back beside the money, or alone', () => {
  const part = order({ ...IN_PART, afterSale: { amountFen: 4_000 }, askedPointUnits: 9_600_000 });
  expect(consequencesOf(part)).toContainEqual({ name: '顾客付的积分', before: '24.00', after: '14.40' });
  expect(backText(part)).toBe('¥40.00 和 9.60 积分');
  expect(backText(order({}))).toBe('¥110.00');
  expect(sentenceFor(part)).toMatch(/^顾客付的积分立即回到顾客的托管账户。/);
  const wholly = order({
    ...{ ...IN_PART, amountFen: 0, freightFen: 0, deducted: 0 },
    ...{ afterSale: { amountFen: 0 }, askedPointUnits: 24_000_000 },
  });
  expect(consequencesOf(wholly)).toEqual([{ name: '顾客付的积分', before: '24.00', after: '0.00' }]);
  expect(backText(wholly)).toBe('24.00 积分');
});

test('what was given is said to be taken back only where something was given', () => {
  expect(sentenceFor(order({}))).toMatch(/还没有结算/);
  expect(sentenceFor(order(SETTLED))).toMatch(/按比例扣回/);
});

const PIECES = { amountFen: 4_000, pieces: [{ line: 0, quantity: 1 }] };

test.each([
  ['the whole, unsent', {}, /商品库存和优惠券随退款退回。$/],
  ['pieces, unsent', { afterSale: PIECES }, /退掉的商品回到货架，其余照常发货。$/],
  [
    'pieces that were fetched',
    { state: 'received', receivedAt: 1, afterSale: PIECES },
    /收到退货后请在商品里改库存。$/,
  ],
  ['money alone, unsent', { afterSale: { amountFen: 4_000 } }, /商品照常发货。$/],
  ['sent', { state: 'shipped', shippedAt: 1, afterSale: PIECES }, /收到退货后请在商品里改库存。$/],
  ['money alone for a bill', { kind: 'store', afterSale: { amountFen: 4_000 } }, /共享值和积分。$/],
])('what becomes of the goods: %s', (_name, more, sentence) => {
  expect(sentenceFor(order(more))).toMatch(sentence);
});
