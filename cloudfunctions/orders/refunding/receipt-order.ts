/** The order of a tip has no payment here: nothing is paid back, but what it brought is taken back whole. */
import type { Book } from '../../ledger/book';
import { refuse } from '../../platform/refusal';
import { orders, type Order } from '../documents';
import { reverseSettlement } from '../settlement';
import type { SettlingTerms } from '../settling';
import { moved } from '../states';

/** Refuses `WRONG_STATE` for the order of a tip. */
export function refuseReceipt({ receiptNumber }: Order): void {
  if (receiptNumber !== null) refuse('WRONG_STATE', {}, '这笔消费是在门店付的款，退款请到门店办理');
}

/** Every leg is reversed, inside a posting made with `settling`. */
export function reverseReceiptOrder(book: Book, order: Order, terms: SettlingTerms): Order {
  const [settlement] = order.settlements;
  if (order.receiptNumber === null || settlement === undefined || settlement.reversed)
    return refuse('WRONG_STATE', { state: order.state });
  const whole = { refundedFen: settlement.amountFen };
  const reversed = reverseSettlement(book, order, settlement, whole, terms.held, book.entryId);
  const next: Order = { ...order, state: moved(order.state, 'refund'), settlements: [reversed] };
  book.put(orders, next);
  return next;
}
