/** 公示: the closed days, as anybody may read them (rules.md §13). */
import type { Day } from '../units/days';
import type { House } from '../platform/house';
import { days, type DayDocument } from '../ledger/state';

/** The latest `limit` days before `before` (or the latest at all), newest first. */
export function publicDays(house: House, before: Day | null, limit: number): Promise<DayDocument[]> {
  const where = before === null ? {} : { day: { lt: before } };
  return house.database.find(days, { where, orderBy: [['day', 'desc']], limit });
}
