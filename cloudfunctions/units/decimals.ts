/** Decimals that people type or read, to and from whole units (rules.md §2: parsed with big.js). */
import Big from 'big.js';

import { isAmount } from './amounts';

/**
 * Whole units of a decimal text, e.g. ('12.34', 2) → 1234. Null when the text is not a plain
 * non-negative decimal, has more places than the unit, or is larger than the safe range.
 */
export function parseUnits(text: string, places: number): number | null {
  if (!/^\d{1,17}(\.\d{1,20})?$/.test(text)) return null;
  const units = new Big(text).times(new Big(10).pow(places));
  if (!units.eq(units.round(0, Big.roundDown))) return null;
  const value = Number(units.toFixed(0));
  return isAmount(value) ? value : null;
}

/** Decimal text of whole units, e.g. (1234, 2) → '12.34'; negative units keep their sign. */
export function formatUnits(units: number | bigint, places: number): string {
  const digits = (units < 0 ? -BigInt(units) : BigInt(units)).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`;
  return units < 0 ? `-${text}` : text;
}
