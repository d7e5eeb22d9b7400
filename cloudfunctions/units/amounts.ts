/**
 * The units every amount is counted in (rules.md §2). All are whole numbers within the safe
 * range; products go through `mulDivFloor`, so nothing is ever rounded by a float.
 */

/** Cash: 0.01 yuan. */
export type Fen = number;
/** 共享值: 0.0001 yuan. Not money, not payable. */
export type SvUnits = number;
/** 共享积分: 0.000001 point. */
export type PointUnits = number;
/** Price of the day: 0.0001 yuan per point. */
export type Price = number;
/** A rate: 0.01%. */
export type BasisPoints = number;

export const SV_UNITS_PER_FEN = 100;
export const POINT_UNITS_PER_POINT = 1_000_000;
export const BASIS_POINTS = 10_000;

/** True for a whole, safe, non-negative number: the only thing that may be an amount. */
export function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Throws (a bug, not a refusal) when `value` is not an amount. */
export function assertAmount(value: number, name: string): void {
  if (!isAmount(value))
    throw new RangeError(`${name} is not a whole, safe, non-negative amount: ${String(value)}`);
}

/** ⌊a × b / c⌋, exact for every safe a, b ≥ 0 and c > 0; throws when the result is not safe. */
export function mulDivFloor(a: number, b: number, c: number): number {
  assertAmount(a, 'a');
  assertAmount(b, 'b');
  if (!isAmount(c) || c === 0) throw new RangeError(`cannot divide by ${c}`);
  const result = Number((BigInt(a) * BigInt(b)) / BigInt(c));
  assertAmount(result, 'quotient');
  return result;
}

/** ⌈a × b / c⌉ under the same conditions as `mulDivFloor`. */
export function mulDivCeil(a: number, b: number, c: number): number {
  const floor = mulDivFloor(a, b, c);
  const result = BigInt(floor) * BigInt(c) === BigInt(a) * BigInt(b) ? floor : floor + 1;
  assertAmount(result, 'quotient');
  return result;
}

/** ⌊base × rate⌋ in the base's unit (rules.md §2). */
export function atRate(base: number, rateBp: BasisPoints): number {
  return mulDivFloor(base, rateBp, BASIS_POINTS);
}

/** 让利额 of a sale: ⌊amountFen × rateBp / 10000⌋ fen (rules.md §2). */
export function allowanceOf(amountFen: Fen, rateBp: BasisPoints): Fen {
  return atRate(amountFen, rateBp);
}

/** Points that an allowance costs: ⌈allowanceFen × 100 × 10⁶ / price⌉ point units (rules.md §2). */
export function pointsForAllowance(allowanceFen: Fen, price: Price): PointUnits {
  return mulDivCeil(allowanceFen, SV_UNITS_PER_FEN * POINT_UNITS_PER_POINT, price);
}
