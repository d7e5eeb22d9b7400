/** What staff see of a redemption. */
import type { Instant } from '../units/days';
import { MINUTE_MS } from '../units/days';
import { customerNames } from '../accounts/customer-name';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import { nextUse } from '../orders/uses';
import type { Redemption } from './documents';

export interface RedemptionReceipt {
  /** Undoes it. */
  readonly id: string;
  readonly orderId: string;
  readonly title: string;
  readonly customer: string;
  readonly use: number;
  readonly uses: number;
  readonly remaining: number;
  readonly at: Instant;
  /** Until when a manager may undo it. */
  readonly undoUntil: Instant;
  readonly undone: { readonly at: Instant; readonly reason: string } | null;
}

export async function receiptOf(
  house: BooksHouse,
  order: Order,
  redemption: Redemption,
): Promise<RedemptionReceipt> {
  const [policy, names] = await Promise.all([
    currentPolicy(house),
    customerNames(house.database, [order.memberId]),
  ]);
  const { _id: id, orderId, title, use, at, undone } = redemption;
  return {
    ...{ id, orderId, title, use, at },
    customer: names.get(order.memberId) ?? '',
    uses: order.uses,
    remaining: remainingOf(order),
    undoUntil: at + policy.orders.undoRedeemMinutes * MINUTE_MS,
    undone: undone === null ? null : { at: undone.at, reason: undone.reason },
  };
}

/** Uses that can still be redeemed; none of a card that is used up, sent back or closed. */
export function remainingOf(order: Order): number {
  if (order.state !== 'paid' || nextUse(order) === null) return 0;
  return order.uses - order.settlements.filter((one) => !one.reversed).length;
}
