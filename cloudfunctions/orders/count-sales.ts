/** Sales for the service roles (rules.md §7): what own direct customers bought, exact under refunds. */
import { memberHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import type { RewardLeg } from '../rewards/legs';
import type { Fen } from '../units/amounts';
import type { Order } from './documents';

/** Whether a sale promotes: never a pack (that would reward recruiting), never a medical item (§13). */
function countsForRoles(order: Order): boolean {
  return order.kind !== 'pack' && !order.medical;
}

/**
 * Counts `fen` more (less, when negative) of the order as settled; a related party's is left out before.
 * The referrer counts it whether it
 * earns from the order or not, so that its sum is always that of its direct customers.
 */
export function countSales(book: Book, order: Order, legs: readonly RewardLeg[], fen: Fen): void {
  if (!countsForRoles(order) || fen === 0) return;
  book.touch(memberHolder(order.memberId)).boughtFen += fen;
  const [referrer] = order.chain;
  if (referrer !== undefined) book.noteSales(memberHolder(referrer), 'customerSalesFen', fen);
  for (const leg of legs) if (leg.why === 'team') book.noteSales(leg.to, 'teamSalesFen', fen);
}
