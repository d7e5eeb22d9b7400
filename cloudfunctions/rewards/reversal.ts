/** What a refund takes back of a settlement (rules.md §10). */
import type { Fen, PointUnits } from '../units/amounts';
import { cumulativeStep } from '../units/shares';
import { rewardedPoints, type RewardLeg } from './legs';

export interface Settled {
  /** F: what the settlement was for. */
  readonly amountFen: Fen;
  readonly deducted: PointUnits;
  readonly legs: readonly RewardLeg[];
}

export interface Reversal {
  /** What is taken back of each leg now, in the order of the legs. */
  readonly legs: readonly RewardLeg[];
  /** Comes back out of `burned` to the merchant's stock. */
  readonly fromBurned: PointUnits;
}

/**
 * The step from `beforeFen` to `afterFen` refunded of F: each leg stands reversed by ⌊leg·f/F⌋, the
 * burn by the rest of ⌊deducted·f/F⌋; f = F reverses all of it.
 */
export function reversalStep(settled: Settled, beforeFen: Fen, afterFen: Fen): Reversal {
  const step = (total: number): number => cumulativeStep(total, beforeFen, afterFen, settled.amountFen);
  const legs = settled.legs.map((leg) => ({ ...leg, units: step(leg.units) }));
  return { legs, fromBurned: step(settled.deducted) - rewardedPoints(legs) };
}
