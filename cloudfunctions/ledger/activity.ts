/** The 30 days (rules.md §9): until when a holder's SV counts. */
import { addDays, type Day } from '../units/days';

/** How many settled, unrefunded settlements each recent day had. */
export type OrderDays = Readonly<Record<Day, number>>;

/** The last day that counts: `activityDays` after the latest settlement; '' without any. */
export function lastCountedDay(days: OrderDays, activityDays: number): Day {
  const latest = Object.keys(days).reduce((a, b) => (a > b ? a : b), '');
  return latest === '' ? '' : addDays(latest, activityDays);
}

/** With one more settlement on `day`; days too old to count again are dropped. */
export function withSettlement(days: OrderDays, day: Day, activityDays: number): OrderDays {
  const oldest = addDays(day, -activityDays);
  const kept = Object.entries(days).filter(([other]) => other >= oldest);
  return { ...Object.fromEntries(kept), [day]: (days[day] ?? 0) + 1 };
}

/** Without one settlement of `day`: after its full refund the date falls back (§9). */
export function withoutSettlement(days: OrderDays, day: Day): OrderDays {
  const count = days[day];
  // A day that is no longer listed was too old to count anyway.
  if (count === undefined) return days;
  const others = Object.entries(days).filter(([other]) => other !== day);
  return { ...Object.fromEntries(others), ...(count > 1 ? { [day]: count - 1 } : {}) };
}
