/** Guessing codes is limited for each person of the staff (rules.md §15). Pure. */
import { MINUTE_MS, type Instant } from '../units/days';
import type { Policy } from '../policy/policy';

export interface Tries {
  /** When wrong codes were entered, oldest first; only those that still count. */
  readonly wrongAt: readonly Instant[];
  /** All codes that were entered: every attempt changes it, so that attempts at once meet each other. */
  readonly total: number;
}

export const NO_TRIES: Tries = { wrongAt: [], total: 0 };

export function isLimited({ wrongAt }: Tries, { codes }: Policy, at: Instant): boolean {
  return recent(wrongAt, codes, at).length >= codes.maxWrong;
}

export function withTry(tries: Tries, isWrong: boolean, { codes }: Policy, at: Instant): Tries {
  const wrongAt = recent(tries.wrongAt, codes, at);
  return { wrongAt: isWrong ? [...wrongAt, at] : wrongAt, total: tries.total + 1 };
}

function recent(wrongAt: readonly Instant[], codes: Policy['codes'], at: Instant): readonly Instant[] {
  return wrongAt.filter((one) => one > at - codes.wrongMinutes * MINUTE_MS);
}
