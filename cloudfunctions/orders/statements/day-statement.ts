/** 日结单: a day at a merchant or one of its stores, with every row of it. */
import { addDays, startOfDay, type Day } from '../../units/days';
import { findAll, getAll, type Reader } from '../../platform/database';
import { orders, refunds } from '../documents';
import { paidRow, refundRow, settledRows, totalsOf, type StatementRow, type StatementTotals } from './rows';

export interface DayStatement {
  readonly day: Day;
  readonly totals: StatementTotals;
  /** In the order of time. */
  readonly rows: readonly StatementRow[];
}

/** Of the whole merchant, or with a store of what belongs to that one alone. Two round trips. */
export async function dayStatement(
  reader: Reader,
  merchantId: string,
  storeId: string | null,
  day: Day,
): Promise<DayStatement> {
  const ofDay = { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) };
  const [paid, settled, sentBack] = await Promise.all([
    findAll(reader, orders, { merchantId, paidAt: ofDay }),
    findAll(reader, orders, { merchantId, 'settlements.day': day }),
    findAll(reader, refunds, { merchantId, createdAt: ofDay }),
  ]);
  const refunded = await getAll(
    reader,
    orders,
    sentBack.map((refund) => refund.orderId),
  );
  const all = [
    ...paid.map(paidRow),
    ...settled.flatMap((order) => settledRows(order, day)),
    ...sentBack.flatMap((refund) => {
      const order = refunded.get(refund.orderId);
      // What came for a closed order and went back by itself was never taken.
      return order === undefined || order.paidAt === null ? [] : [refundRow(refund, order)];
    }),
  ];
  const own = storeId === null ? all : all.filter((row) => row.storeId === storeId);
  const rows = own.sort((a, b) => a.at - b.at || (a.orderId < b.orderId ? -1 : 1));
  return { day, totals: totalsOf(rows), rows };
}
