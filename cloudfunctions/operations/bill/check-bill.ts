/**
 * Every night WeChat Pay's bill of the day is compared with the mall's books, both ways and to the
 * fen; what differs is kept until it is explained (rules.md §12).
 */
import type { Day } from '../../units/days';
import { days } from '../../ledger/state';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import type { CashHouse } from '../../orders/cash-house';
import { moneyOfDay, takeInMissed, withoutGivenUp } from '../../orders/money-of-day';
import { billChecks, billDifferences, type BillCheck, type BillDifference } from '../documents';
import { compare, sums } from './compare';
import { keepCheck } from './keep-check';
import { checkDays } from './nightly';

/** Checks the days that have ended and are not checked; returns them. */
export function checkDueBills(house: CashHouse): Promise<readonly Day[]> {
  return checkDays(
    house,
    billChecks,
    () => firstDay(house),
    (day) => checkBill(house, day),
  );
}

/** The mall's first day; null until it has ended. */
async function firstDay({ database }: CashHouse): Promise<Day | null> {
  const [first] = await database.find(days, { where: {}, orderBy: [['day', 'asc']], limit: 1 });
  return first?.day ?? null;
}

/** Compares one day, again if need be; null while WeChat has no bill of it. */
export async function checkBill(house: CashHouse, day: Day): Promise<BillCheck | null> {
  const bill = await house.wechatPay.bill(day);
  if (bill === null) return null;
  const lines = await withoutGivenUp(house.database, bill);
  await takeInMissed(
    house,
    day,
    lines.filter((line) => line.kind === 'payment').map((line) => line.orderId),
  );
  const moves = await moneyOfDay(house.database, day);
  const found = compare(lines, moves);
  const check: BillCheck = {
    _id: day,
    checkedAt: house.clock.now(),
    wechat: sums(lines),
    mall: sums(moves),
    differences: found.length,
  };
  await keepCheck(house, { day, about: ['payment', 'refund'], found, into: billChecks, check });
  return check;
}

/** The latest checks, newest first. */
export function billChecksOf(house: CashHouse, limit: number): Promise<BillCheck[]> {
  return house.database.find(billChecks, { where: {}, orderBy: [['_id', 'desc']], limit });
}

/** What is not explained yet, oldest first. */
export function openDifferences(
  { database }: CashHouse,
  after: Cursor | null,
  limit: number,
): Promise<Page<BillDifference>> {
  const where = { state: 'open' };
  return pageOf(database, { from: billDifferences, where, sort: ['foundAt', 'asc'], after, limit });
}
