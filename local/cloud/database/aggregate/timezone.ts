/** Time zones of date expressions: names of the Olson list, or distances from UTC such as +08:00. */
import { requestFailed } from '../errors';

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at a moment, minutes. */
export function offsetMinutes(timezone: string, atMs: number): number {
  const distance = /^([+-])(\d\d):?(\d\d)?$/.exec(timezone);
  if (distance !== null) {
    const minutes = Number(distance[2]) * 60 + Number(distance[3] ?? 0);
    return distance[1] === '-' ? -minutes : minutes;
  }
  const parts = Object.fromEntries(
    formatOf(timezone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((localMs - Math.floor(atMs / 1000) * 1000) / 60_000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(timeZone);
  if (format !== undefined) return format;
  try {
    const numeric = 'numeric';
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${timeZone}"`);
  }
  FORMATS.set(timeZone, format);
  return format;
}

/** The moment at which a zone's clocks show a local time, given as if it were UTC; both in ms. */
export function toUtcMs(localMs: number, timezone: string): number {
  const guess = localMs - offsetMinutes(timezone, localMs) * 60_000;
  return localMs - offsetMinutes(timezone, guess) * 60_000;
}
