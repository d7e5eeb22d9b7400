import { withCoupon, type QuotedOrder } from './choose-coupons';

/** An order that these coupons fit, the best first. */
function order(couponIds: readonly string[], couponId: string | null = null): QuotedOrder {
  const coupons = couponIds.map((_id) => ({ coupon: { _id }, reductionFen: 100 }));
  return { couponId, coupons } as unknown as QuotedOrder;
}

test.each([
  ['another', 0, 'b', ['c', 'b']],
  ['none', 0, null, ['c']],
  ['that of another order', 0, 'c', ['c']],
  ['a first one', 2, 'd', ['a', 'c', 'd']],
])('an order takes %s', (_what, index, couponId, expected) => {
  const orders = [order(['a', 'b', 'c'], 'a'), order(['c'], 'c'), order(['d'])];
  expect(withCoupon(orders, index, couponId)).toEqual(expected);
});
