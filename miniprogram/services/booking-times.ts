/** Times that can be booked, as the pages that book show them. Pure. */
import type { DataOf } from './api';
import { nearDay, plainDay } from './days';
import { timeText } from './times';

export type Choices = DataOf<'member', 'bookingChoices'>;
export type FreeTime = Choices['free'][number];
export type Treatment = DataOf<'member', 'bookableTreatments'>['treatments'][number];

/** Further ahead than this hardly anybody looks. */
const DAYS_SHOWN = 14;
const MINUTE_MS = 60_000;

export interface DayChip {
  readonly day: string;
  readonly date: string;
  /** 今天, 周三, or why nobody can be booked. */
  readonly name: string;
  readonly isClosed: boolean;
}

const CLOSED = { store: '店休', people: '休息', over: '已过' } as const;

export function dayChips({ days, today }: Pick<Choices, 'days' | 'today'>): DayChip[] {
  return days.slice(0, DAYS_SHOWN).map(({ day, closed }) => ({
    day,
    date: plainDay(day).replace(' 月 ', '/').replace(' 日', ''),
    name: closed === null ? nearDay(day, today) : CLOSED[closed],
    isClosed: closed !== null,
  }));
}

export interface PartOfDay {
  readonly name: string;
  readonly times: readonly FreeTime[];
}

/** Until when a part of the day goes, in slots of a quarter of an hour. */
const PARTS = [
  { name: '上午', until: 12 * 4 },
  { name: '下午', until: 18 * 4 },
  { name: '晚上', until: 24 * 4 },
] as const;

/** Only the parts that have a free time. */
export function partsOf(free: readonly FreeTime[]): PartOfDay[] {
  return PARTS.map(({ name, until }, i) => {
    const from = PARTS[i - 1]?.until ?? 0;
    return { name, times: free.filter(({ slot }) => slot >= from && slot < until) };
  }).filter(({ times }) => times.length > 0);
}

/** Of a free time: the instant at which it begins. The mall's days are those of Shanghai. */
export function startOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00+08:00`);
}

/** Until when it can be changed, in words. */
export function changeWords(
  startsAt: number,
  now: number,
  { changeUntilMinutes }: Choices['limits'],
): string {
  const until = startsAt - changeUntilMinutes * MINUTE_MS;
  return until > now ? `${timeText(until)} 前可自行改期或取消` : '已临近开始时间，如需改动请联系门店';
}

/** Why the person cannot book one more; empty where it can. */
export function barrier({ isBarred, isFull, limits }: Choices): string {
  if (isBarred) return '您最近有几次预约没有到店，这次请直接联系门店预约';
  return isFull ? `您已有 ${limits.maxOpen} 个预约，完成或取消一个后再约` : '';
}

/** What stands where times are still to come. */
export const LOOKING = '正在查看有空的时间…';

/** What stands where there is no free time. */
export function noTimeWords({ day, days }: Pick<Choices, 'day' | 'days'>): string {
  const closed = days.find((one) => one.day === day)?.closed ?? null;
  if (closed === 'store') return '门店这天休息，换一天看看';
  if (closed === 'over') return '今天来不及了，换一天看看';
  return closed === 'people' ? '这天没有人上班，换一天或换一位美容师' : '这天已经约满，换一天看看';
}
