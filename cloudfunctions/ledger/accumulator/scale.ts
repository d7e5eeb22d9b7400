/**
 * The resolution of the accumulator: how finely a point unit and an SV unit are cut so that no
 * floor ever loses what a person could see. Everything here is BigInt "hr" (high resolution).
 */

/** SV hr per price unit and point hr: a price of `num` costs num SV hr for each point hr. */
const PRICE_DENOMINATOR = 1_000_000n;
const BASE_RESOLUTION = 10n ** 45n;

/** One rescale multiplies every hr figure by this; it is exact, so nothing is lost. */
export const RESCALE = 10n ** 9n;
/** SV hr per share when a pool begins: 10¹² shares an SV unit. */
const SHARES_PER_SV_UNIT = 10n ** 12n;
/** Below this many hr per share the pool is rescaled. */
export const RESCALE_BELOW = 10n ** 30n;

/** Point hr per point unit at a scale. */
export function pointResolution(scale: number): bigint {
  return BASE_RESOLUTION * rescaleFactor(scale);
}

/** SV hr per SV unit at a scale. */
export function svResolution(scale: number): bigint {
  return pointResolution(scale) * PRICE_DENOMINATOR;
}

/** SV hr per share at the beginning of an epoch. */
export function firstSharePrice(scale: number): bigint {
  return svResolution(scale) / SHARES_PER_SV_UNIT;
}

/** What brings an hr figure up by `steps` scales. */
export function rescaleFactor(steps: number): bigint {
  if (steps < 0) throw new RangeError('scales only grow');
  return RESCALE ** BigInt(steps);
}

/** ⌊x⌋ for any sign; BigInt division truncates towards zero. */
export function floorDiv(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

/**
 * ⌊hr / resolution + 10⁻⁹⌋: every floor that leaves the accumulator. Without the tolerance a sole
 * holder of a day would see 887.999999 points, because shares are whole.
 */
export function visibleUnits(hr: bigint, resolution: bigint): number {
  const units = Number(wholeUnits(hr, resolution));
  if (!Number.isSafeInteger(units)) throw new RangeError('more units than the safe range holds');
  return units;
}

/** The same floor for sums that may be larger than a number holds. */
export function wholeUnits(hr: bigint, resolution: bigint): bigint {
  return floorDiv(hr * RESCALE + resolution, resolution * RESCALE);
}
