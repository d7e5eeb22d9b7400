/** §2 and §11: what an allowance is, what it costs in points, and tomorrow's price. */

import { BP, ceilDiv, halfEven, POINT, SV_PER_FEN } from './money';
import type { ReferencePolicy } from './policy';

export function allowanceFen(amountFen: bigint, rateBp: number): bigint {
  return (amountFen * BigInt(rateBp)) / BP;
}

/** Point units that an allowance costs at a price in units of 0.0001 yuan. */
export function pointCost(allowance: bigint, price: bigint): bigint {
  return ceilDiv(allowance * SV_PER_FEN * POINT, price);
}

/**
 * The price after a day without enough trades.
 * @param window settled allowance in fen, gross, of the days d−6 … d
 */
export function nextPrice(price: bigint, window: readonly bigint[], policy: ReferencePolicy): bigint {
  const allowance = window.reduce((sum, fen) => sum + fen, 0n);
  if (allowance === 0n) return price;
  // The three candidates over one common denominator, then one rounding.
  const points = BigInt(policy.priceWindowDays) * BigInt(policy.dailyRelease);
  const denominator = points * BP;
  const band = BigInt(policy.priceBandBp);
  const low = price * (BP - band) * points;
  const high = price * (BP + band) * points;
  let value = allowance * SV_PER_FEN * BP;
  if (value < low) value = low;
  if (value > high) value = high;
  const rounded = halfEven(value, denominator);
  const least = BigInt(policy.minPrice);
  return rounded < least ? least : rounded;
}
