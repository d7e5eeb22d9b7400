/** A coupon inside the transaction of the order that it reduces. */
import type { Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { coupons, type Coupon } from './documents';
import { reductionOf } from './terms';

/** An order as far as a coupon looks at it; amounts without any coupon. */
export interface CouponCase {
  readonly memberId: string;
  readonly merchantId: string;
  readonly lines: readonly { readonly skuId: string; readonly fullFen: Fen }[];
}

export function loadCoupons(reader: Reader, ids: readonly string[]): Promise<Map<string, Coupon>> {
  return reader.getMany(coupons, [...new Set(ids)]);
}

/** Which of the lines it counts for. */
export function countsFor(coupon: Coupon, skuId: string): boolean {
  return coupon.skuIds.length === 0 || coupon.skuIds.includes(skuId);
}

/** What it takes off this order at this moment; 0 when it may not be used for it. */
export function reductionFor(coupon: Coupon, order: CouponCase, at: Instant): Fen {
  const isTheirs = coupon.memberId === order.memberId && coupon.merchantId === order.merchantId;
  if (!isTheirs || coupon.orderId !== null || at >= coupon.expiresAt) return 0;
  const eligible = order.lines.filter((line) => countsFor(coupon, line.skuId));
  return reductionOf(
    coupon.terms,
    eligible.reduce((sum, line) => sum + line.fullFen, 0),
  );
}

/** Uses it up for the order, or refuses `COUPON_NOT_USABLE`. */
export function useCoupon(
  book: Book,
  coupon: Coupon | undefined,
  order: CouponCase & { readonly orderId: string; readonly reductionFen: Fen },
): void {
  if (coupon === undefined || reductionFor(coupon, order, book.context.at) !== order.reductionFen)
    refuse('COUPON_NOT_USABLE');
  if (order.reductionFen === 0) refuse('COUPON_NOT_USABLE');
  book.put(coupons, { ...coupon, orderId: order.orderId });
}

/** The order is closed, or goes back before it settled: the person has it again, until it expires. */
export function returnCoupon(book: Book, coupon: Coupon | undefined, orderId: string): void {
  if (coupon?.orderId === orderId) book.put(coupons, { ...coupon, orderId: null });
}
