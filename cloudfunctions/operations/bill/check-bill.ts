/**
 * Every night WeChat Pay's bill of the day is compared with the mall's books, both ways and to the
 * fen; what differs is kept until it is explained (rules.md §12).
 */
import { addDays, dayOf, MINUTE_MS, type Day } from '../../units/days';
import { post } from '../../ledger/post';
import { days } from '../../ledger/state';
import { findAll } from '../../platform/database';
import type { CashHouse } from '../../orders/cash-house';
import { moneyOfDay, takeInMissed, withoutGivenUp } from '../../orders/money-of-day';
import { billChecks, billDifferences, type BillCheck, type BillDifference } from '../documents';
import { noteBill } from '../reconcile/note-bill';
import { compare, sums, type FoundDifference } from './compare';

/** WeChat makes the bill of a day until 10:00 of the next. */
const READY_MS = 10 * 60 * MINUTE_MS;
const DAYS_A_FIRING = 7;
const WRITES_A_TRANSACTION = 100;

/** Checks the days that have ended and are not checked; returns them. */
export async function checkDueBills(house: CashHouse): Promise<readonly Day[]> {
  const now = house.clock.now();
  const latest = addDays(dayOf(now - READY_MS), -1);
  const checked: Day[] = [];
  let day = await nextToCheck(house);
  for (; day !== null && day <= latest && checked.length < DAYS_A_FIRING; day = addDays(day, 1)) {
    if ((await checkBill(house, day)) === null) break;
    checked.push(day);
  }
  return checked;
}

/** The day after the last that was checked; at first the mall's first day, null until it has ended. */
async function nextToCheck({ database }: CashHouse): Promise<Day | null> {
  const [last] = await database.find(billChecks, { where: {}, orderBy: [['_id', 'desc']], limit: 1 });
  if (last !== undefined) return addDays(last._id, 1);
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
  const found = compare(lines, moves).map((one) => asDocument(house, day, one));
  const known = await findAll(house.database, billDifferences, { day });
  const ids = new Set(found.map((one) => one._id));
  const gone = known.filter((one) => !ids.has(one._id)).map((one) => ({ ...one, state: 'gone' as const }));
  const changed = [...found, ...gone];
  for (let start = 0; start < changed.length; start += WRITES_A_TRANSACTION)
    await keep(house, day, changed.slice(start, start + WRITES_A_TRANSACTION), null);
  const check: BillCheck = {
    _id: day,
    checkedAt: house.clock.now(),
    wechat: sums(lines),
    mall: sums(moves),
    differences: found.length,
  };
  await keep(house, day, [], check);
  await noteBill(house, day, found);
  return check;
}

function asDocument(house: CashHouse, day: Day, found: FoundDifference): BillDifference {
  const { kind, what, orderId, refundNumber } = found;
  const about = what === 'payment' ? orderId : refundNumber;
  return { _id: `${day}:${what}:${about}:${kind}`, day, ...found, state: 'open', foundAt: house.clock.now() };
}

function keep(house: CashHouse, day: Day, differences: readonly BillDifference[], check: BillCheck | null) {
  const posting = { entryId: `bill:${day}`, kind: 'bill', cause: day, holders: [] };
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => {
      for (const one of differences) book.put(billDifferences, one);
      if (check !== null) book.put(billChecks, check);
    },
  );
}

/** The latest checks, newest first. */
export function billChecksOf(house: CashHouse, limit: number): Promise<BillCheck[]> {
  return house.database.find(billChecks, { where: {}, orderBy: [['_id', 'desc']], limit });
}

/** What is not explained yet, oldest first. */
export function openDifferences(house: CashHouse, limit: number): Promise<BillDifference[]> {
  const orderBy = [['foundAt', 'asc']] as const;
  return house.database.find(billDifferences, { where: { state: 'open' }, orderBy, limit });
}
