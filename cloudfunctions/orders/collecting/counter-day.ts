/** What a counter took by scan to pay since an instant. */
import type { Fen } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { findAll, type Reader } from '../../platform/database';
import { orders } from '../documents';
import { receiptOf } from './receipts';

export interface CounterDay {
  /** Less what went back. */
  readonly takingsFen: Fen;
  readonly payments: number;
}

/** One round trip. A receipt of a tip is no takings of the mall. */
export async function counterDay(reader: Reader, storeId: string, since: Instant): Promise<CounterDay> {
  const paid = await findAll(reader, orders, { storeId, paidAt: { gte: since } });
  const own = paid.filter((order) => order.receiptNumber === null).map(receiptOf);
  const takingsFen = own.reduce((sum, one) => sum + one.amountFen - one.refundedFen, 0);
  return { takingsFen, payments: own.length };
}
