/**
 * An open loop: visits come when they come, whether or not earlier ones have been answered. Times between them are
 * exponential, as of people who know nothing of each other, out of a seed.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds from the beginning at which visits come, within `ms`. */
export function arrivalsOf(perSecond: number, ms: number, random: () => number): number[] {
  const times: number[] = [];
  const meanMs = 1000 / perSecond;
  for (let at = -Math.log(1 - random()) * meanMs; at < ms; at += -Math.log(1 - random()) * meanMs)
    times.push(at);
  return times;
}

/** Starts `visit` at each time, never waiting for one; ends when all have ended. */
export async function openLoop(
  times: readonly number[],
  visit: (plannedAt: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (const time of times) {
    const waitMs = began + time - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    under.push(visit(began + time));
  }
  await Promise.all(under);
}
