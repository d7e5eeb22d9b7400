/**
 * What a store's screen is told: each payment at its counter, once, in the order of payment. A payment
 * becomes visible some time after the moment that it bears, as its transaction has to end first; so a
 * screen looks back over that time and says what it has shown of it.
 */
import type { Fen, PointUnits, SvUnits } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import type { House } from '../../platform/house';
import { orders, type Order } from '../documents';

/** The cloud ends every transaction after 30 seconds. */
const LOOK_BACK_MS = 30_000;
/** Settling follows the payment at once; a screen that waits so long shows the receipt without what it brought. */
const SETTLES_WITHIN_MS = 5_000;
const A_LOOK = 100;

/** Where a screen stands: it has shown everything before `from`, and these since. */
export interface ReceiptCursor {
  readonly from: Instant;
  readonly shown: readonly string[];
}

export interface Receipt {
  readonly orderId: string;
  readonly paidAt: Instant;
  readonly amountFen: Fen;
  /** Paid in points beside the money. */
  readonly pointUnits: PointUnits;
  readonly refundedFen: Fen;
  readonly note: string;
  /** False for a moment after the payment; what it brought is not known yet. */
  readonly isSettled: boolean;
  /** 0 for a customer who is not active, or a related party. */
  readonly earnedSvUnits: SvUnits;
  /** What the store paid, and earned itself. */
  readonly deducted: PointUnits;
  readonly merchantSvUnits: SvUnits;
}

export interface Receipts {
  readonly receipts: readonly Receipt[];
  readonly cursor: ReceiptCursor;
  /** More than one answer holds; ask again at once. */
  readonly hasMore: boolean;
}

/** Payments that the screen has not shown; without a cursor those of the last seconds on. One round trip. */
export async function receiptsSince(
  house: House,
  storeId: string,
  cursor: ReceiptCursor | null,
): Promise<Receipts> {
  const now = house.clock.now();
  const { from, shown } = cursor ?? { from: now - LOOK_BACK_MS, shown: [] };
  const limit = A_LOOK + shown.length;
  const found = await house.database.find(orders, {
    where: { storeId, paidAt: { gte: from } },
    orderBy: [
      ['paidAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
  const known = new Set(shown);
  const fresh = found.filter((order) => !known.has(order._id) && isReady(order, now));
  const hasMore = found.length === limit;
  // A full answer may have left some out that are earlier than now.
  const seenUntil = hasMore ? (found.at(-1)?.paidAt ?? from) : now;
  const next = Math.max(from, seenUntil - LOOK_BACK_MS);
  const isKept = (order: Order): boolean => (order.paidAt ?? 0) >= next;
  const shownNow = [...found.filter((order) => known.has(order._id)), ...fresh].filter(isKept);
  return {
    receipts: fresh.map(receiptOf),
    cursor: { from: next, shown: shownNow.map((order) => order._id) },
    hasMore,
  };
}

function isReady(order: Order, now: Instant): boolean {
  return order.settlements.length > 0 || (order.paidAt ?? 0) + SETTLES_WITHIN_MS <= now;
}

export function receiptOf(order: Order): Receipt {
  const legs = order.settlements.flatMap((settlement) => settlement.legs);
  const earned = (to: string, why: string): SvUnits =>
    legs.filter((leg) => leg.to === to && leg.why === why).reduce((sum, leg) => sum + leg.units, 0);
  return {
    ...{ orderId: order._id, paidAt: order.paidAt ?? 0, amountFen: order.amountFen, note: order.note },
    pointUnits: order.pointPart?.units ?? 0,
    refundedFen:
      order.refundedUnsettledFen + order.settlements.reduce((sum, one) => sum + one.refundedFen, 0),
    isSettled: order.settlements.length > 0,
    earnedSvUnits: earned(memberHolder(order.memberId), 'buyer'),
    deducted: order.deducted,
    merchantSvUnits: earned(merchantHolder(order.merchantId), 'merchant'),
  };
}
