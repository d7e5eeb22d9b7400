/** The time as the mall knows it. */
import type { Instant } from '../units/days';

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
