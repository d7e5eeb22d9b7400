/** Hours of a week as a person edits them: one span a day is edited, further ones of a day are kept. Pure. */
import type { DataOf } from '../../services/api';

type Hours = DataOf<'store', 'storePage'>['hours'];
type Span = Hours[string] extends readonly (infer S)[] | undefined ? S : never;

export interface DayRow {
  /** "0" = Sunday, as the mall counts. */
  readonly weekday: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly from: string;
  readonly to: string;
  /** Later spans of the day. */
  readonly more: readonly Span[];
}

/** From Monday on, as people read a week. */
const WEEK = [
  ['1', '周一'],
  ['2', '周二'],
  ['3', '周三'],
  ['4', '周四'],
  ['5', '周五'],
  ['6', '周六'],
  ['0', '周日'],
] as const;
const USUAL: Span = [600, 1_260];
/** WeChat's picker ends a minute before midnight. */
const LAST = '23:59';
const MIDNIGHT = 1_440;

export function clockText(minutes: number): string {
  if (minutes === MIDNIGHT) return LAST;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function minutesOf(text: string): number {
  if (text === LAST) return MIDNIGHT;
  const [hours = '0', minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function rowsOf(hours: Hours): DayRow[] {
  return WEEK.map(([weekday, name]) => {
    const [first, ...more] = hours[weekday] ?? [];
    const [from, to] = first ?? USUAL;
    return { weekday, name, isOpen: first !== undefined, from: clockText(from), to: clockText(to), more };
  });
}

type Sent = Partial<Record<'0' | '1' | '2' | '3' | '4' | '5' | '6', [number, number][]>>;

export function hoursOf(rows: readonly DayRow[]): Sent {
  const open = rows.filter(({ isOpen }) => isOpen);
  return Object.fromEntries(
    open.map(({ weekday, from, to, more }) => [
      weekday,
      [[minutesOf(from), minutesOf(to)], ...more.map(([begin, end]) => [begin, end])],
    ]),
  );
}

/** Why the hours cannot be kept; empty where they can. */
export function hoursProblem(rows: readonly DayRow[]): string {
  const wrong = rows.find(({ isOpen, from, to }) => isOpen && minutesOf(from) >= minutesOf(to));
  return wrong === undefined ? '' : `${wrong.name}的关门时间要晚于开门时间`;
}
