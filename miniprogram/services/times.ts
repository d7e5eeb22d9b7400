/** Instants as people in Shanghai read them, whatever the phone's own zone is. */

// Asia/Shanghai has been UTC+8 without summer time since 1991.
const SHANGHAI_MS = 8 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** "6 月 8 日" */
export function dayText(at: number): string {
  const date = new Date(at + SHANGHAI_MS);
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
}

/** "6 月 8 日 09:05" */
export function timeText(at: number): string {
  return `${dayText(at)} ${clockText(at)}`;
}

/** "09:05" */
export function clockText(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(11, 16);
}

/** How many days after another instant's day it is: 0 on the same day, 1 on the next. */
export function daysAfter(at: number, now: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS) - Math.floor((now + SHANGHAI_MS) / DAY_MS);
}

/** 0 = Sunday. */
export function weekdayOf(at: number): number {
  return new Date(at + SHANGHAI_MS).getUTCDay();
}

/** "2026-06-08" */
export function dayOf(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** A business day, "2026-06-08", as "6 月 8 日". */
export function dayWords(day: string): string {
  const [, month = '', date = ''] = day.split('-');
  return `${Number(month)} 月 ${Number(date)} 日`;
}

/** With its year, for what may lie far away. */
export function fullDayWords(day: string): string {
  return `${day.slice(0, 4)} 年 ${dayWords(day)}`;
}

/** "2026-06" as "2026 年 6 月" */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year} 年 ${Number(number)} 月`;
}

const MONTHS = 12;

/** The month so many before (−1) or after (1) this one. */
export function monthBeside(month: string, step: -1 | 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * MONTHS + number - 1 + step;
  return `${Math.floor(count / MONTHS)}-${String((count % MONTHS) + 1).padStart(2, '0')}`;
}
