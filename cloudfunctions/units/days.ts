/** Business days: calendar days in Asia/Shanghai, written YYYY-MM-DD (rules.md §2). */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** A business day, YYYY-MM-DD; the order of strings is the order of days. */
export type Day = string;
/** Milliseconds since 1970 UTC. */
export type Instant = number;

// Asia/Shanghai has been UTC+8 without summer time since 1991.
const SHANGHAI_MINUTES = 8 * 60;
const FORMAT = 'YYYY-MM-DD';

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** The business day that contains the instant. */
export function dayOf(at: Instant): Day {
  return dayjs.utc(at).utcOffset(SHANGHAI_MINUTES).format(FORMAT);
}

/** The day `count` days after `day` (before it, when negative). */
export function addDays(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'day').format(FORMAT);
}

/** The first instant of the day. */
export function startOfDay(day: Day): Instant {
  return dayjs.utc(day).valueOf() - SHANGHAI_MINUTES * MINUTE_MS;
}

/** True for a real calendar day in the form YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).isValid() && addDays(text, 0) === text;
}

/** Local wall time YYYY-MM-DDTHH:mm of the instant, for people and files. */
export function wallTime(at: Instant): string {
  return dayjs.utc(at).utcOffset(SHANGHAI_MINUTES).format('YYYY-MM-DDTHH:mm');
}

/** YYYY-MM-DDTHH:mm:ss+08:00, the form of WeChat Pay's times. */
export function offsetTime(at: Instant): string {
  return dayjs.utc(at).utcOffset(SHANGHAI_MINUTES).format('YYYY-MM-DDTHH:mm:ssZ');
}

/** The instant of a local wall time YYYY-MM-DDTHH:mm; null when there is no such time. */
export function parseWallTime(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const instant = dayjs.utc(text).valueOf() - SHANGHAI_MINUTES * MINUTE_MS;
  return Number.isFinite(instant) && wallTime(instant) === text ? instant : null;
}
