/** Whether a store is open, and until when. Pure. */
import { addDays, dayOf, MINUTE_MS, startOfDay, type Day, type Instant } from '../units/days';
import { refuse } from '../platform/refusal';
import type { Span, StorePage, WeekHours } from './documents';

const MINUTES_A_DAY = 24 * 60;
const DAYS_A_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
/** So many days ahead the next opening is looked for. */
const LOOK_AHEAD_DAYS = 14;

export type OpenState =
  | { readonly isOpen: true; readonly until: Instant }
  /** `opensAt` null: not within two weeks, or no hours are told. */
  | { readonly isOpen: false; readonly opensAt: Instant | null };

type Hours = Pick<StorePage, 'hours' | 'closedDays'>;

export function openState(store: Hours, at: Instant): OpenState {
  const today = dayOf(at);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    for (const [from, to] of spansOf(store, day)) {
      const [opensAt, closesAt] = [instantOf(day, from), instantOf(day, to)];
      if (at < opensAt) return { isOpen: false, opensAt };
      if (at < closesAt) return { isOpen: true, until: closesAt };
    }
  }
  return { isOpen: false, opensAt: null };
}

/** The day's opening times, earliest first. */
export function spansOf({ hours, closedDays }: Hours, day: Day): readonly Span[] {
  if (closedDays.includes(day)) return [];
  return [...(hours[String(weekdayOf(day))] ?? [])].sort(([a], [b]) => a - b);
}

/** 0 = Sunday. */
function weekdayOf(day: Day): number {
  const days = Math.round((startOfDay(day) - startOfDay('1970-01-01')) / (MINUTES_A_DAY * MINUTE_MS));
  return (((days + FIRST_WEEKDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
}

function instantOf(day: Day, minute: number): Instant {
  return startOfDay(day) + minute * MINUTE_MS;
}

/** Refuses hours of a weekday that overlap, or that end before they begin. */
export function refuseOverlaps(hours: WeekHours): void {
  for (const spans of Object.values(hours)) {
    const sorted = [...spans].sort(([a], [b]) => a - b);
    const isWrong = sorted.some(([from, to], i) => to <= from || from < (sorted[i - 1]?.[1] ?? 0));
    if (isWrong) refuse('INVALID_INPUT', { field: 'hours' }, '营业时间有重叠，或结束早于开始');
  }
}
