/** Settles what a payment has just made due, without waiting for the timer. */
import type { BooksHouse } from '../ledger/post';
import type { Order } from './documents';
import { settleOrder } from './settle';

export async function settlePaid(house: BooksHouse, paid: readonly Order[]): Promise<void> {
  for (const order of paid)
    if (order.state === 'paid' && order.dueAt !== null) await settleOrder(house, order);
}
