/** When a store is open, when somebody works there, and when a treatment can begin. Pure. */
import { addDays, type Day } from '../units/days';
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

/** What somebody works in a week, and the days that differ in a store: leave, holidays, extra shifts. */
export interface WorkPattern {
  readonly weekly: readonly {
    readonly weekday: number;
    readonly storeId: string;
    readonly from: number;
    readonly to: number;
  }[];
  /** Replaces the weekday's work in that store; no span is a day off. */
  readonly exceptions: readonly {
    readonly day: Day;
    readonly storeId: string;
    readonly spans: readonly Span[];
  }[];
}

export function openSpans({ hours, closedDays }: OpeningHours, day: Day): readonly Span[] {
  if (closedDays.includes(day)) return [];
  return merged(hours[String(weekdayOf(day))] ?? []);
}

/** When the person works in the store that day. */
export function workSpans({ weekly, exceptions }: WorkPattern, storeId: string, day: Day): Span[] {
  const exception = exceptions.find((one) => one.day === day && one.storeId === storeId);
  if (exception !== undefined) return merged(exception.spans);
  const weekday = weekdayOf(day);
  const usual = weekly.filter((one) => one.weekday === weekday && one.storeId === storeId);
  return merged(usual.map(({ from, to }): Span => [from, to]));
}

/** Days and weekdays on which the person would be in two stores at once. */
export function clashes({ weekly, exceptions }: WorkPattern, storeIds: readonly string[]): string[] {
  const weekdays = new Set(weekly.map((one) => one.weekday));
  const days = new Set(exceptions.map((one) => one.day));
  const plain = { weekly, exceptions: [] };
  const sunday = '1970-01-04';
  const inWeek = [...weekdays].filter((n) => isTwice(plain, storeIds, addDays(sunday, n))).map(String);
  return [...inWeek, ...[...days].filter((day) => isTwice({ weekly, exceptions }, storeIds, day))];
}

function isTwice(pattern: WorkPattern, storeIds: readonly string[], day: Day): boolean {
  const perStore = storeIds.map((storeId) => workSpans(pattern, storeId, day));
  return perStore.some((spans, i) =>
    perStore.slice(i + 1).some((others) => intersection(spans, others).length > 0),
  );
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
