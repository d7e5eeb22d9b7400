/** The auditor's own arithmetic: whole numbers and plain fixed point, nothing of the mall's. */

/** One unit of a fixed-point figure. */
export const ONE = 10n ** 60n;
/** What is shown is ⌊x + 10⁻⁹⌋ (docs/distribution.md). */
export const TOLERANCE = ONE / 10n ** 9n;
/** A pool worth less than this lapses. */
export const NEARLY_ONE = ONE - TOLERANCE;
export const BP = 10_000n;
export const POINT = 1_000_000n;

export function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export const ceilDiv = (a: bigint, b: bigint): bigint => -floorDiv(-a, b);

/** Whole units of a fixed-point figure. */
export const wholeUnits = (figure: bigint): bigint => floorDiv(figure + TOLERANCE, ONE);

/** The nearest whole number, a tie to the even one. */
export function halfEven(a: bigint, b: bigint): bigint {
  const floor = floorDiv(a, b);
  const twice = 2n * (a - floor * b);
  if (twice === b) return floor % 2n === 0n ? floor : floor + 1n;
  return twice > b ? floor + 1n : floor;
}

export const atRate = (base: number, rateBp: number): number => Number((BigInt(base) * BigInt(rateBp)) / BP);

/** ⌊total × part / whole⌋ */
export function portion(total: number, part: number, whole: number): number {
  return whole === 0 ? total : Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}

/** Point units that an allowance costs. */
export const pointCost = (allowanceFen: number, price: number): number =>
  Number(ceilDiv(BigInt(allowanceFen) * 100n * POINT, BigInt(price)));

const DAY_MS = 86_400_000;
/** Shanghai has been eight hours ahead, without summer time, since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;

export const dayOf = (instant: number): string => new Date(instant + SHANGHAI_MS).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

export function sumOf<T>(values: Iterable<T>, of: (value: T) => number): number {
  let total = 0n;
  for (const value of values) total += BigInt(of(value));
  return Number(total);
}

export function addTo<K>(sums: Map<K, number>, key: K, units: number): void {
  sums.set(key, (sums.get(key) ?? 0) + units);
}
