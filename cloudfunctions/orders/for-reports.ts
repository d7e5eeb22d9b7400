/** Orders as reports need them, in bounded reads. */
import type { Entry } from '../ledger/entry';
import { findAll, getAll, type Reader } from '../platform/database';
import { orders, type Order } from './documents';

/** The orders behind entries of cash: all of a payment, or the one of a refund; by the entry's cause. */
export async function ordersBehind(reader: Reader, entries: readonly Entry[]): Promise<Map<string, Order[]>> {
  const causes = (kind: string): string[] =>
    entries.filter((one) => one.kind === kind).map((one) => one.cause);
  const [paid, single] = await Promise.all([
    causes('pay').length === 0 ? [] : findAll(reader, orders, { paymentId: { in: causes('pay') } }),
    getAll(reader, orders, causes('refund')),
  ]);
  const behind = new Map<string, Order[]>();
  for (const order of paid) behind.set(order.paymentId, [...(behind.get(order.paymentId) ?? []), order]);
  for (const [id, order] of single) behind.set(id, [order]);
  return behind;
}

/** Services that are paid and not used up, in the order of their ids. */
export function paidServices(reader: Reader, after: string, limit: number): Promise<Order[]> {
  const where = { kind: 'service', state: 'paid', _id: { gt: after } };
  return reader.find(orders, { where, orderBy: [['_id', 'asc']], limit });
}
