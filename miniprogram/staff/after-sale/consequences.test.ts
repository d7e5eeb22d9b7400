/** Before → after of a refund, as the merchant reads it. */
import { backFenOf, consequencesOf, sentenceFor } from './consequences';

type Order = Parameters<typeof consequencesOf>[0];

/** What the rules read of an order. */
const order = (more: object): Order =>
  ({
    ...{ amountFen: 10_000, freightFen: 1_000, refundedFen: 0, deducted: 1_500_000, settled: [] },
    ...{ state: 'paid', kind: 'goods', afterSale: { amountFen: 10_000 } },
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

test('what was given is said to be taken back only where something was given', () => {
  expect(sentenceFor(order({}))).toMatch(/还没有结算/);
  expect(sentenceFor(order(SETTLED))).toMatch(/按比例扣回/);
});
