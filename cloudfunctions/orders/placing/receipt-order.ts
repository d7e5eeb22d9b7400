/** A bill that was paid outside the mall, as an in-store order: made and settled in one posting (rules.md §6). */
import { pointsForAllowance, type BasisPoints, type Fen } from '../../units/amounts';
import { merchantHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { refuse } from '../../platform/refusal';
import type { Policy } from '../../policy/policy';
import { orders, type Order } from '../documents';
import { orderLine } from '../order-lines';
import { settlePortion } from '../settlement';
import { withSettlement } from '../with-settlement';
import type { SettlingTerms } from '../settling';

export interface ReceiptBill {
  readonly orderId: string;
  readonly memberId: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly city: string;
  readonly receiptNumber: string;
  readonly amountFen: Fen;
  readonly allowanceRateBp: BasisPoints;
  readonly chain: readonly string[];
  readonly merchantReferrerId: string | null;
}

/** Before anything is known of the day: what `settling` needs to find everybody concerned. */
export function receiptOrder(bill: ReceiptBill, policy: Policy, partnerHint: string | null): Order {
  const line = orderLine(
    { skuId: `bill:${bill.storeId}`, title: bill.storeName },
    bill.amountFen,
    1,
    bill.allowanceRateBp,
  );
  const {
    orderId: _id,
    memberId,
    merchantId,
    storeId,
    city,
    receiptNumber,
    chain,
    merchantReferrerId,
  } = bill;
  return {
    ...{ _id, memberId, merchantId, storeId, city, receiptNumber, chain, merchantReferrerId, partnerHint },
    ...{ paymentId: '', subMchid: null, kind: 'store', pack: null, channel: 'store', lines: [line] },
    ...{ couponId: null, handover: null, pickupCode: null, note: '', freightFen: 0 },
    amountFen: line.amountFen,
    allowanceFen: line.allowanceFen,
    ...{ deducted: 0, price: 0, placedDay: '', policyVersion: policy.version },
    ...{ uses: 1, service: null, related: false, medical: false, state: 'created' },
    ...{ placedAt: 0, paidAt: null, shippedAt: null, receivedAt: null, dueAt: null },
    ...{ settlements: [], receivers: [], settledAt: 0, refundedUnsettledFen: 0, afterSale: null },
  };
}

/** Freezes the points at the day's price and settles. Refuses `MERCHANT_SHORT_OF_POINTS`. */
export function settleReceiptOrder(book: Book, draft: Order, terms: SettlingTerms): Order {
  const { at, openDay: placedDay, state, policy } = book.context;
  const holder = merchantHolder(draft.merchantId);
  const deducted = pointsForAllowance(draft.allowanceFen, state.price);
  if (book.holder(holder).points + policy.merchants.maxOwedPointUnits < deducted)
    refuse('MERCHANT_SHORT_OF_POINTS', { merchantId: draft.merchantId }, '门店积分不足，暂时不能打赏');
  book.movePoints({ holder, place: 'points' }, { holder, place: 'frozen' }, deducted, 'freeze');
  const placed: Order = { ...draft, deducted, price: state.price, placedDay, placedAt: at };
  const { amountFen, allowanceFen, storeId } = placed;
  const portion = { amountFen, allowanceFen, deducted, pointUnits: 0 };
  const settlement = settlePortion(book, placed, { use: 1, round: 0, storeId }, portion, terms);
  const settled = withSettlement({ ...placed, state: 'settled' }, settlement);
  book.insert(orders, settled);
  return settled;
}
