/** Splitting whole amounts so that the parts always sum to the total. */
import { assertAmount, mulDivFloor } from './amounts';

/**
 * What a cumulative total adds between `before` and `after` parts of `whole`:
 * ⌊total × after / whole⌋ − ⌊total × before / whole⌋. Session cards settle by it (rules.md §2)
 * and refunds reverse by it (§10): steps never drift, and the last step takes the rest.
 */
export function cumulativeStep(total: number, before: number, after: number, whole: number): number {
  if (before > after || after > whole) throw new RangeError(`not a step: ${before} → ${after} of ${whole}`);
  // Of nothing the only step is the whole.
  if (whole === 0) return total;
  return mulDivFloor(total, after, whole) - mulDivFloor(total, before, whole);
}

/**
 * Splits `total` over `weights` by largest remainder; ties go to the earlier part (rules.md §10).
 * All weights zero: everything to the first part.
 */
export function prorate(total: number, weights: readonly number[]): number[] {
  assertAmount(total, 'total');
  if (weights.length === 0) throw new RangeError('nothing to split over');
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((value) => Number(value / sum));
  const byRemainder = exact
    .map((value, index) => ({ remainder: value % sum, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const missing = total - parts.reduce((a, b) => a + b, 0);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
