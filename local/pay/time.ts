/** Times as WeChat Pay writes them: Beijing time, which has no summer time. */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** Such as 2018-06-08T10:34:56+08:00. */
export function rfc3339(ms: number): string {
  return `${new Date(ms + BEIJING_MS).toISOString().slice(0, 19)}+08:00`;
}

/** Epoch milliseconds; NaN for what is no time of the form yyyy-MM-DDTHH:mm:ss+TIMEZONE. */
export function parseRfc3339(text: string): number {
  return RFC3339.test(text) ? Date.parse(text) : NaN;
}

/** The day in Beijing, yyyy-MM-DD. */
export function dayOf(ms: number): string {
  return rfc3339(ms).slice(0, 10);
}

/** As bills write it: yyyy-MM-dd HH:mm:ss. */
export function billTime(ms: number): string {
  return rfc3339(ms).slice(0, 19).replace('T', ' ');
}

/** Where a day of Beijing begins, epoch milliseconds; NaN for what is no day. */
export function startOfDay(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : NaN;
  // Date.parse takes the 30th of February; a bill of such a day is a mistake of the caller.
  return dayOf(Number.isNaN(ms) ? 0 : ms) === day ? ms : NaN;
}

/** The digits of a moment, yyyyMMddHHmmss, as they stand in ids. */
export function stamp(ms: number): string {
  return rfc3339(ms).slice(0, 19).replace(/\D/g, '');
}
