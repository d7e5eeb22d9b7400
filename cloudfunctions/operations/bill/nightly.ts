/** Which days of a bill are to be checked: each that has ended, once. */
import { addDays, dayOf, MINUTE_MS, type Day } from '../../units/days';
import type { Collection, Document } from '../../platform/database';
import type { House } from '../../platform/house';

/** WeChat makes the bill of a day until 10:00 of the next. */
const READY_MS = 10 * 60 * MINUTE_MS;
const DAYS_A_FIRING = 7;

/** From the day after the last check on, at first from `first`; ends at a day of which there is no bill yet. */
export async function checkDays<Check extends Document>(
  house: House,
  checks: Collection<Check>,
  first: () => Promise<Day | null>,
  check: (day: Day) => Promise<Check | null>,
): Promise<readonly Day[]> {
  const latest = addDays(dayOf(house.clock.now() - READY_MS), -1);
  const [last] = await house.database.find(checks, { where: {}, orderBy: [['_id', 'desc']], limit: 1 });
  const checked: Day[] = [];
  let day = last === undefined ? await first() : addDays(last._id, 1);
  for (; day !== null && day <= latest && checked.length < DAYS_A_FIRING; day = addDays(day, 1)) {
    if ((await check(day)) === null) break;
    checked.push(day);
  }
  return checked;
}
