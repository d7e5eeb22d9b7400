/** A person's week as it is edited: one span a weekday, Monday first, and the days that differ. Pure. */
import type { DataOf, InputOf } from '../../services/api';
import { clockText, minuteOf, plainDay, spanText, weekdayName, weekdayText } from '../../services/days';

export type ShiftBook = DataOf<'store', 'shifts'>;
export type Person = ShiftBook['people'][number];
type Draft = InputOf<'store', 'saveShifts'>;

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;
const USUAL = ['10:00', '19:00'] as const;

export interface Weekday {
  readonly weekday: number;
  readonly name: string;
  readonly works: boolean;
  readonly from: string;
  readonly to: string;
  /** Further spans of the day, which the page keeps as they are. */
  readonly more: readonly (readonly [number, number])[];
}

export interface Exception {
  readonly day: string;
  readonly name: string;
  /** null: a day off. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A weekday without work proposes the store's own hours. */
export function weekOf({ weekly }: Person, { hours }: Pick<ShiftBook, 'hours'>): Weekday[] {
  return MONDAY_FIRST.map((weekday) => {
    const [first, ...rest] = weekly.filter((one) => one.weekday === weekday).map(({ span }) => span);
    const [open] = hours[String(weekday)] ?? [];
    const proposed = first ?? open;
    const [from, to] = proposed === undefined ? USUAL : [clockText(proposed[0]), clockText(proposed[1])];
    return { weekday, name: weekdayName(weekday), works: first !== undefined, from, to, more: rest };
  });
}

export function exceptionsOf({ exceptions }: Person): Exception[] {
  return [...exceptions]
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({ day, spans: [span] }) => exception(day, span ?? null));
}

export function exception(day: string, span: readonly [number, number] | null): Exception {
  return {
    day,
    name: `${plainDay(day)} ${weekdayText(day)}`,
    from: span === null ? null : clockText(span[0]),
    to: span === null ? null : clockText(span[1]),
  };
}

/** "周一至周日 10:00–21:00", or each kind of day for itself. */
export function weekText(person: Person): string {
  if (person.weekly.length === 0) return '还没有排班';
  const byTime = new Map<string, number[]>();
  for (const { weekday, span } of person.weekly) {
    const text = spanText(span[0], span[1]);
    byTime.set(text, [...(byTime.get(text) ?? []), MONDAY_FIRST.findIndex((one) => one === weekday)]);
  }
  return [...byTime].map(([text, places]) => `${daysText(places)} ${text}`).join('；');
}

function daysText(places: readonly number[]): string {
  const sorted = [...places].sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const name = (place: number): string => weekdayName(MONDAY_FIRST[place] ?? 0);
  if (sorted.length > 2 && last - first + 1 === sorted.length) return `${name(first)}至${name(last)}`;
  return sorted.map((place, i) => (i === 0 ? name(place) : name(place).slice(1))).join('、');
}

/** What is wrong with it, in words; empty where it can be saved. */
export function weekProblem(week: readonly Weekday[], exceptions: readonly Exception[]): string {
  const wrong = week.find(({ works, from, to }) => works && !isSpan(from, to));
  if (wrong !== undefined) return `${wrong.name}的下班时间要晚于上班时间`;
  const odd = exceptions.find(({ from, to }) => from !== null && to !== null && !isSpan(from, to));
  return odd === undefined ? '' : `${odd.name}的下班时间要晚于上班时间`;
}

const isSpan = (from: string, to: string): boolean => (minuteOf(from) ?? 0) < (minuteOf(to) ?? 0);
const span = (from: string, to: string): [number, number] => [minuteOf(from) ?? 0, minuteOf(to) ?? 0];

/** What the mall is sent. */
export function draftOf(
  week: readonly Weekday[],
  exceptions: readonly Exception[],
): Pick<Draft, 'weekly' | 'exceptions'> {
  return {
    weekly: week
      .filter(({ works }) => works)
      .flatMap(({ weekday, from, to, more }) => [
        { weekday, span: span(from, to) },
        ...more.map(([start, end]) => ({ weekday, span: [start, end] as [number, number] })),
      ]),
    exceptions: exceptions.map(({ day, from, to }) => ({
      day,
      spans: from === null || to === null ? [] : [span(from, to)],
    })),
  };
}
