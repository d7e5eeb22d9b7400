/** Digits that nobody can guess, for codes that stand for something of value. */
import { randomInt } from 'node:crypto';

export function secretDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}
