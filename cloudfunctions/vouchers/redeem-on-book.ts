/**
 * Redeeming one use at a store, inside any posting made with `settling`: by the customer's code
 * (redeem.ts), or by whatever else checks a customer in. Writes the order and the redemption.
 */
import type { Book } from '../ledger/book';
import type { Order } from '../orders/documents';
import { tellRedeemed } from '../orders/tell';
import type { SettlingTerms } from '../orders/settling';
import { redeemOnBook, roundOf } from '../orders/uses';
import { refuse } from '../platform/refusal';
import type { Store } from '../stores/documents';
import { employmentId } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { redemptionId, redemptions, type Redemption } from './documents';
import { demandUsable } from './obstacles';

export interface Treatment {
  readonly store: Store;
  /** Who confirms it. */
  readonly staffId: string;
  /** Who did it; `settling` has to be told of this person as one of `people`. */
  readonly beauticianId: string | null;
}

/** Refuses what stands against it: another store, no licence, a refund under way, a use that is gone. */
export function redeemVoucherOnBook(
  book: Book,
  order: Order,
  use: number,
  treatment: Treatment,
  terms: SettlingTerms,
): { readonly order: Order; readonly redemption: Redemption } {
  const { store, staffId, beauticianId } = treatment;
  if (order.merchantId !== store.merchantId) refuse('CODE_FOREIGN');
  demandUsable(order, store, book.context.today);
  demandBeautician(treatment, terms);
  const round = roundOf(order, use);
  const redeemed = redeemOnBook(book, order, { use, storeId: store._id }, terms);
  const settlement = redeemed.settlements.find((one) => one.use === use);
  if (settlement === undefined) throw new Error(`use ${use} of ${order._id} was redeemed and does not stand`);
  const redemption: Redemption = {
    _id: redemptionId(order._id, use, round),
    orderId: order._id,
    use,
    round,
    memberId: order.memberId,
    merchantId: order.merchantId,
    storeId: store._id,
    staffId,
    beauticianId,
    title: order.lines[0]?.title ?? '',
    amountFen: settlement.amountFen,
    at: book.context.at,
    undone: null,
  };
  book.insert(redemptions, redemption);
  tellRedeemed(book, order, redemption._id, store.name);
  return { order: redeemed, redemption };
}

function demandBeautician({ store, beauticianId }: Treatment, { employments }: SettlingTerms): void {
  if (beauticianId === null) return;
  const employment = employments.get(employmentId(store.merchantId, beauticianId));
  const worksHere = isEmployed(employment) && employment?.storeIds.includes(store._id) === true;
  if (!worksHere) refuse('INVALID_INPUT', { beauticianId }, '这位美容师不在本门店，请重新选择');
}
