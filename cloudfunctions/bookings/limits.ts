/** Until when a person may do what with a booking, and when the timer has something to do for it. Pure. */
import { addDays, DAY_MS, dayOf, MINUTE_MS, startOfDay, type Day, type Instant } from '../units/days';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';

type Limits = Policy['bookings'];

/** Refuses a day or time that people may not book by themselves. */
export function demandBookable(startsAt: Instant, day: Day, now: Instant, limits: Limits): void {
  if (startsAt < now + limits.leadMinutes * MINUTE_MS)
    refuse('BOOKING_TOO_LATE', {}, `请至少提前 ${limits.leadMinutes} 分钟预约`);
  if (day > addDays(dayOf(now), limits.daysAhead))
    refuse('INVALID_INPUT', {}, `最多可以提前 ${limits.daysAhead} 天预约`);
}

/** The last instant at which a person may move or cancel. */
export function changeUntil(startsAt: Instant, limits: Limits): Instant {
  return startsAt - limits.changeUntilMinutes * MINUTE_MS;
}

export function demandChangeable(startsAt: Instant, now: Instant, limits: Limits): void {
  if (now > changeUntil(startsAt, limits))
    refuse(
      'BOOKING_TOO_LATE',
      {},
      `开始前 ${formatHours(limits.changeUntilMinutes)}内不能自行修改，请联系门店`,
    );
}

function formatHours(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

/** Whether so many no-shows lie within the days that count. */
export function isBarred(missedAt: readonly Instant[], now: Instant, limits: Limits): boolean {
  const since = now - limits.noShowDays * DAY_MS;
  return missedAt.filter((at) => at > since).length >= limits.maxNoShows;
}

export type Chore = 'evening' | 'soon' | 'missed';

/** What the timer does for a booking, each at its time: the evening before, shortly before, long after. */
export function choresOf(
  { day, startsAt, endsAt }: { readonly day: Day; readonly startsAt: Instant; readonly endsAt: Instant },
  limits: Limits,
): { readonly chore: Chore; readonly at: Instant }[] {
  return [
    { chore: 'evening', at: startOfDay(addDays(day, -1)) + limits.eveningMinute * MINUTE_MS },
    { chore: 'soon', at: startsAt - limits.remindBeforeMinutes * MINUTE_MS },
    { chore: 'missed', at: endsAt + limits.missedAfterMinutes * MINUTE_MS },
  ];
}

/** When the next chore is due after `now`; those whose time was over before are not made up for. */
export function nextDue(
  booking: { readonly day: Day; readonly startsAt: Instant; readonly endsAt: Instant },
  now: Instant,
  limits: Limits,
): Instant | null {
  return (
    choresOf(booking, limits)
      .map(({ at }) => at)
      .filter((at) => at > now)
      .sort((a, b) => a - b)[0] ?? null
  );
}
