/** What the settlement timer does: unpaid orders close, receipts come by time, orders settle. */
import type { BooksHouse } from '../ledger/post';
import { Refusal } from '../platform/refusal';
import { closeUnpaid } from './paying/close-unpaid';
import { autoReceive } from './deliver';
import { orders, payments, type Order } from './documents';
import { settleOrder } from './settle';

export interface DueWork {
  readonly closed: number;
  readonly received: number;
  readonly settled: number;
  readonly failed: readonly string[];
}

/** Does at most `limit` of each; what fails is named and tried again at the next firing. */
export async function doDueWork(house: BooksHouse, limit: number): Promise<DueWork> {
  const dueAt = { gt: 0, lte: house.clock.now() };
  const [unpaid, due] = await Promise.all([
    house.database.find(payments, { where: { dueAt }, orderBy: [['dueAt', 'asc']], limit }),
    house.database.find(orders, { where: { dueAt }, orderBy: [['dueAt', 'asc']], limit }),
  ]);
  const work = { closed: 0, received: 0, settled: 0, failed: [] as string[] };
  for (const payment of unpaid)
    await attempt(work.failed, payment._id, async () => {
      if (await closeUnpaid(house, payment._id)) work.closed += 1;
    });
  for (const order of due)
    await attempt(work.failed, order._id, async () => {
      if (order.state === 'shipped') {
        await autoReceive(house, order._id);
        work.received += 1;
      } else {
        await settleOrder(house, order);
        work.settled += 1;
      }
    });
  return work;
}

/** Settles what a payment has just made due, without waiting for the timer. */
export async function settlePaid(house: BooksHouse, paid: readonly Order[]): Promise<void> {
  for (const order of paid)
    if (order.state === 'paid' && order.dueAt !== null) await settleOrder(house, order);
}

/** A refusal means that somebody was faster; anything else must not stop the orders behind it. */
async function attempt(failed: string[], id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal))
      failed.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
