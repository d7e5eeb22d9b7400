/** Which key counts at a moment, and whether anything may leave the account (rules.md §12). Pure. */
import type { Instant } from '../../units/days';
import type { PointKey } from '../documents';

/** A new key takes the old one's place by the passing of time alone; the sequence goes on. */
export function keyAt(key: PointKey, at: Instant): PointKey {
  const { next } = key;
  const checked = next?.checked ?? null;
  if (next === null || checked === null || at < checked.effectiveAt) return key;
  return { ...key, publicKey: next.publicKey, since: checked.effectiveAt, next: null, stopped: null };
}

/** From the identity check to the end of the wait nothing leaves the account, whichever key signs. */
export function isWaiting(key: PointKey): boolean {
  return (key.next?.checked ?? null) !== null;
}
