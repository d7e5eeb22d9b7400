/** When a store is open, when somebody works there, and when a treatment can begin. Pure. */
import type { Day } from '../units/days';
import {
  intersection,
  isWithin,
  merged,
  slotRange,
  SLOT_MINUTES,
  weekdayOf,
  type Slot,
  type Span,
} from './grid';

export interface OpeningHours {
  /** By weekday, 0 = Sunday; a weekday that is missing is closed. */
  readonly hours: Readonly<Record<string, readonly Span[]>>;
  readonly closedDays: readonly Day[];
}

/** A piece of work in a store. */
export interface WorkSpan {
  readonly storeId: string;
  readonly from: number;
  readonly to: number;
}

/** What somebody works in a week, and the days that differ: leave, holidays, extra shifts. */
export interface WorkPattern {
  readonly weekly: readonly (WorkSpan & { readonly weekday: number })[];
  /** Replaces the weekday's work; none is a day off. */
  readonly exceptions: readonly { readonly day: Day; readonly spans: readonly WorkSpan[] }[];
}

export function openSpans({ hours, closedDays }: OpeningHours, day: Day): readonly Span[] {
  if (closedDays.includes(day)) return [];
  return merged(hours[String(weekdayOf(day))] ?? []);
}

/** When the person works in the store that day. */
export function workSpans(pattern: WorkPattern, storeId: string, day: Day): Span[] {
  const exception = pattern.exceptions.find((one) => one.day === day);
  const weekday = weekdayOf(day);
  const spans = exception?.spans ?? pattern.weekly.filter((one) => one.weekday === weekday);
  return merged(spans.filter((one) => one.storeId === storeId).map(({ from, to }): Span => [from, to]));
}

export interface Room {
  /** When the store is open and the person works in it. */
  readonly spans: readonly Span[];
  /** Slots in which the person, or every room, is taken. */
  readonly taken: ReadonlySet<Slot>;
}

/** Whether `length` slots from `slot` on are free. */
export function isFree({ spans, taken }: Room, slot: Slot, length: number): boolean {
  const span: Span = [slot * SLOT_MINUTES, (slot + length) * SLOT_MINUTES];
  return isWithin(spans, span) && !slotRange(slot, length).some((one) => taken.has(one));
}

/** Every slot at which something that takes `length` slots can begin. */
export function freeStarts(room: Room, length: number): Slot[] {
  return room.spans.flatMap(([from, to]) => {
    const first = Math.ceil(from / SLOT_MINUTES);
    const last = Math.floor(to / SLOT_MINUTES) - length;
    return slotRange(first, Math.max(0, last - first + 1)).filter((slot) => isFree(room, slot, length));
  });
}

/** When a person can be booked in a store that day. */
export function bookableSpans(
  store: OpeningHours,
  pattern: WorkPattern,
  storeId: string,
  day: Day,
): readonly Span[] {
  return intersection(openSpans(store, day), workSpans(pattern, storeId, day));
}
