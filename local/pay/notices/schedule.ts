/** When a notice that was not answered well comes again: documented as 15s/15s/30s/3m/…/6h, 24h4m in all. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time';

const AFTER_MS = [
  15 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  3 * MINUTE_MS,
  10 * MINUTE_MS,
  20 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
];

/** @param tries how often it was tried @returns the time of the next try, null after the last */
export function nextTry(tries: number, now: number): number | null {
  const afterMs = AFTER_MS[tries - 1];
  return afterMs === undefined ? null : now + afterMs;
}
