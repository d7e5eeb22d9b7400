/** Which coupon goes to which order. Pure. */
import type { DataOf } from '../../services/api';

export type QuotedOrder = DataOf<'member', 'quote'>['orders'][number];

/**
 * What takes most off, order by order, no coupon twice.
 * @param orders as quoted without coupons, each with those that fit it, the best first
 */
export function bestCoupons(orders: readonly QuotedOrder[]): string[] {
  const chosen = new Set<string>();
  for (const { coupons } of orders) {
    const best = coupons.find(({ coupon }) => !chosen.has(coupon._id));
    if (best !== undefined) chosen.add(best.coupon._id);
  }
  return [...chosen];
}

/** Another coupon for one order, or none; one that another order had moves here. */
export function withCoupon(orders: readonly QuotedOrder[], index: number, couponId: string | null): string[] {
  const others = orders.flatMap((order, i) =>
    i === index || order.couponId === null ? [] : [order.couponId],
  );
  return couponId === null || others.includes(couponId) ? others : [...others, couponId];
}
