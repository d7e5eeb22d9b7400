/** Instants as people in China read them, wherever the computer stands. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

const SHANGHAI_MINUTES = 8 * 60;
const shanghai = (at: number): dayjs.Dayjs => dayjs.utc(at).utcOffset(SHANGHAI_MINUTES);

/** "2026-06-08 17:30" */
export function timeText(at: number): string {
  return shanghai(at).format('YYYY-MM-DD HH:mm');
}

/** "—" where it has not happened. */
export function timeOrDash(at: number | null | undefined): string {
  return at === null || at === undefined ? '—' : timeText(at);
}

/** A business day, "2026-06-08". */
export function dayOf(at: number): string {
  return shanghai(at).format('YYYY-MM-DD');
}

/** What the functions take as a wall time, "2026-06-08T17:30". */
export function wallTime(at: number): string {
  return shanghai(at).format('YYYY-MM-DDTHH:mm');
}

/** The instant of "2026-06-08 17:30"; NaN where it is none. */
export function instantOf(text: string): number {
  return dayjs.utc(text.replace(' ', 'T')).valueOf() - SHANGHAI_MINUTES * 60_000;
}
