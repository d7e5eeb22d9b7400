/** Business days as texts, in Shanghai. Pure. */

// Asia/Shanghai has been UTC+8 without summer time since 1991.
const SHANGHAI_MS = 8 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** "2026-06-08" */
export function todayText(now: number): string {
  return new Date(now + SHANGHAI_MS).toISOString().slice(0, 10);
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
