/** What the settlement timer does: receipts come by time, orders settle, unpaid ones close, refunds are sent. */
import { Refusal } from '../platform/refusal';
import { WechatPayFailure } from '../platform/wechat-pay/failure';
import type { CashHouse } from './cash-house';
import { autoReceive } from './deliver';
import { orders, payments, type Order } from './documents';
import { closeOverdue } from './paying/close-overdue';
import { sendDueRefunds } from './refunding/send-refunds';
import { settleOrder } from './settle';

export interface DueWork {
  readonly received: number;
  readonly settled: number;
  readonly closed: number;
  /** Found paid when they were to be closed. */
  readonly paid: number;
  readonly refundsSent: number;
  readonly failed: readonly string[];
}

/** Does at most `limit` of each; what fails is named and tried again at a later firing. */
export async function doDueWork(house: CashHouse, limit: number): Promise<DueWork> {
  const failed: string[] = [];
  // First what needs nobody else: WeChat Pay may be slow, and the function has a minute.
  const settled = await settleDue(house, limit, failed);
  const closed = await closeDue(house, limit, failed);
  const refunds = await sendDueRefunds(house, limit);
  return { ...settled, ...closed, refundsSent: refunds.sent, failed: [...failed, ...refunds.failed] };
}

async function settleDue(house: CashHouse, limit: number, failed: string[]) {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(orders, { where, orderBy: [['dueAt', 'asc']], limit });
  const work = { received: 0, settled: 0 };
  for (const order of due)
    await attempt(failed, order._id, async () => {
      work[await settleOne(house, order)] += 1;
    });
  return work;
}

async function settleOne(house: CashHouse, order: Order): Promise<'received' | 'settled'> {
  if (order.state === 'shipped') {
    await autoReceive(house, order._id);
    return 'received';
  }
  await settleOrder(house, order);
  return 'settled';
}

async function closeDue(house: CashHouse, limit: number, failed: string[]) {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(payments, { where, orderBy: [['dueAt', 'asc']], limit });
  const work = { closed: 0, paid: 0, left: 0 };
  for (const payment of due) {
    const failure = await attempt(failed, payment._id, async () => {
      work[await closeOverdue(house, payment)] += 1;
    });
    // Nobody answers: the others would wait in vain.
    if (failure instanceof WechatPayFailure && failure.code === 'UNREACHABLE') break;
  }
  return { closed: work.closed, paid: work.paid };
}

/** A refusal means that somebody was faster; anything else must not stop those behind it. */
async function attempt(failed: string[], id: string, work: () => Promise<void>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal))
      failed.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    return error;
  }
}
