/** Exact amounts: integer units, and fixed point with 60 more digits where a figure has a fraction. */

/** One unit of a fixed-point figure. */
export const ONE = 10n ** 60n;
/** A floor takes up to this much below a whole unit as the whole unit. */
const TOLERANCE = ONE / 10n ** 9n;

export const BP = 10_000n;
export const SV_PER_YUAN = 10_000n;
export const SV_PER_FEN = 100n;
export const POINT = 1_000_000n;
/** The pool is empty below this. */
export const NEARLY_ONE = ONE - TOLERANCE;

export function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

export function ceilDiv(a: bigint, b: bigint): bigint {
  return -floorDiv(-a, b);
}

/** Whole units of a fixed-point figure: floor(x + 1e-9). */
export function wholeUnits(x: bigint): bigint {
  return floorDiv(x + TOLERANCE, ONE);
}

/** Nearest whole unit of a fixed-point figure. */
export function nearestUnits(x: bigint): bigint {
  return floorDiv(2n * x + ONE, 2n * ONE);
}

/** Nearest integer of a/b (b > 0), a tie to the even one. */
export function halfEven(a: bigint, b: bigint): bigint {
  const q = floorDiv(a, b);
  const twice = 2n * (a - q * b);
  if (twice === b) return q % 2n === 0n ? q : q + 1n;
  return twice > b ? q + 1n : q;
}

export function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** ⌊base × rate⌋ in the base's unit. */
export function share(base: bigint, rateBp: number): bigint {
  return floorDiv(base * BigInt(rateBp), BP);
}

/** A decimal string as an integer of 10^-places; refuses more digits than that. */
export function parseDecimal(text: string, places: number, what: string): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`${what}: not a decimal: ${text}`);
  const digits = match[2] ?? '';
  if (/[^0]/.test(digits.slice(places))) throw new Error(`${what}: too many digits: ${text}`);
  return BigInt((match[1] ?? '') + digits.slice(0, places).padEnd(places, '0'));
}

export function formatDecimal(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}
