/** The day in steps: minutes, spans of them, and the slots that appointments occupy. */
import { MINUTE_MS, startOfDay, type Day, type Instant } from '../units/days';

/** Part of every slot's id, so no policy: another step would need another calendar. */
export const SLOT_MINUTES = 15;
export const MINUTES_A_DAY = 24 * 60;

/** Number of a step of the day, from 0. */
export type Slot = number;
/** Minutes of a day, the end not included. */
export type Span = readonly [from: number, to: number];

/** Steps that so many minutes take; one that is begun is taken. */
export function slotsFor(minutes: number): number {
  return Math.ceil(minutes / SLOT_MINUTES);
}

export function instantOf(day: Day, slot: Slot): Instant {
  return startOfDay(day) + slot * SLOT_MINUTES * MINUTE_MS;
}

/** The slot that contains the instant, of the instant's own day. */
export function slotOf(at: Instant, day: Day): Slot {
  return Math.floor((at - startOfDay(day)) / (SLOT_MINUTES * MINUTE_MS));
}

/** `count` slots from `from` on. */
export function slotRange(from: Slot, count: number): Slot[] {
  return Array.from({ length: count }, (_, i) => from + i);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** What lies in both; spans of one side do not overlap. */
export function intersection(a: readonly Span[], b: readonly Span[]): Span[] {
  return a
    .flatMap(([from, to]) => b.map(([f, t]): Span => [Math.max(from, f), Math.min(to, t)]))
    .filter(([from, to]) => from < to)
    .sort(([x], [y]) => x - y);
}

/** Spans in order, those that touch or overlap as one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [from, to] of [...spans].sort(([x], [y]) => x - y)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

export function isWithin(spans: readonly Span[], [from, to]: Span): boolean {
  return spans.some(([f, t]) => f <= from && to <= t);
}

/** 「14:30」 */
export function clockTime(slot: Slot): string {
  const minutes = slot * SLOT_MINUTES;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
