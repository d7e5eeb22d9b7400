/** Local times are strings "YYYY-MM-DDTHH:MM"; a business day is the number of its date since 1970. */

const DAY_MS = 86_400_000;

export function checkTime(text: string, what: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/.exec(text);
  if (match === null || Number(match[2]) > 23 || Number(match[3]) > 59) {
    throw new Error(`${what}: not a local time: ${text}`);
  }
  dayNumber(match[1] ?? '');
  return text;
}

export function dayNumber(date: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const day = ms / DAY_MS;
  if (Number.isNaN(ms) || dayText(day) !== date) throw new Error(`not a date: ${date}`);
  return day;
}

export function dayOf(time: string): number {
  return dayNumber(time.slice(0, 10));
}

export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function timeText(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16);
}
