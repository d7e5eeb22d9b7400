import { CHECKS } from './checks';
import { ROUNDINGS } from './roundings';
import { WRITES } from './writes';

/**
 * Small bugs of the mall itself: every required write of docs/distribution.md, every check, every rounding, left out
 * or turned round one at a time, each with the test that must catch it. A text that is not there exactly once is an
 * error, so the table cannot rot (bugs.test.ts).
 */
export interface SeededBug {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  /** Nothing where it is absent. */
  readonly to?: string;
  /** The fastest test that should catch it; only the tests of this name where one is given. */
  readonly test: string;
  readonly only?: string;
}

export const SEEDED_BUGS: readonly SeededBug[] = [...WRITES, ...CHECKS, ...ROUNDINGS];
