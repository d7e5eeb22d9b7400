/** Which coupon goes to which order. Pure. */
import type { DataOf } from '../../services/api';

export type QuotedOrder = DataOf<'member', 'quote'>['orders'][number];

/** Another coupon for one order, or none; one that another order had moves here. */
export function withCoupon(orders: readonly QuotedOrder[], index: number, couponId: string | null): string[] {
  const others = orders.flatMap((order, i) =>
    i === index || order.couponId === null ? [] : [order.couponId],
  );
  return couponId === null || others.includes(couponId) ? others : [...others, couponId];
}
