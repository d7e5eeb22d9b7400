/** Pay passwords: which are too weak, and what a wrong one leads to (rules.md §12). Pure. */
import { MINUTE_MS, type Instant } from '../../units/days';
import type { Policy } from '../../policy/policy';
import type { PayPassword } from '../documents';

const UP = '01234567890';
const DOWN = '09876543210';

/** 666666, 123456, 654321, 121212, 123123, 112233: what thieves try first. */
export function isWeak(password: string): boolean {
  const pairs = [0, 2, 4].map((at) => password.slice(at, at + 2));
  return (
    UP.includes(password) ||
    DOWN.includes(password) ||
    password.slice(0, 3) === password.slice(3) ||
    new Set(pairs).size === 1 ||
    pairs.every((pair) => pair[0] === pair[1])
  );
}

export const isLocked = (password: PayPassword, at: Instant): boolean => at < password.lockedUntil;

/** The document after one more attempt; the last wrong one allowed locks it and counts anew afterwards. */
export function afterTry(
  password: PayPassword,
  isRight: boolean,
  { passwords }: Policy,
  at: Instant,
): PayPassword {
  const tries = password.tries + 1;
  if (isRight) return { ...password, tries, wrong: 0 };
  const wrong = password.wrong + 1;
  if (wrong < passwords.maxWrong) return { ...password, tries, wrong };
  return { ...password, tries, wrong: 0, lockedUntil: at + passwords.lockMinutes * MINUTE_MS };
}
