/**
 * The honest line beside SV (rules.md §13): what share of all counted SV yesterday converted, and how
 * long that pace would take. A description of the past, never a promise. Pure.
 */
import { mulDivFloor, type PointUnits, type Price, type SvUnits } from '../units/amounts';

export const MILLION = 1_000_000;

/** Converted part of the day's ΣSV in millionths; 0 of a day that counted nothing. */
export function convertedMillionths(released: PointUnits, price: Price, countedSvUnits: SvUnits): number {
  // released × price is SV units × 10⁶: a point has 10⁶ units, a price counts SV units a point.
  return countedSvUnits === 0 ? 0 : Math.min(MILLION, mulDivFloor(released, price, countedSvUnits));
}

/** A century: beyond it no number is honest. */
const MOST_DAYS = 36_500;
const FINE = 10n ** 18n;

/**
 * Days until `partMillionths` of today's SV would be converted if every day converted the same share;
 * null when that is nothing or more than a century. All of it is converted only by a share of 1.
 */
export function daysToConvert(shareMillionths: number, partMillionths: number): number | null {
  const target = (FINE * BigInt(MILLION - partMillionths)) / BigInt(MILLION);
  let left = FINE;
  for (let day = 1; day <= MOST_DAYS && shareMillionths > 0; day += 1) {
    left = (left * BigInt(MILLION - shareMillionths)) / BigInt(MILLION);
    if (left <= target) return day;
  }
  return null;
}

/** SV left after each of the next days at that share. */
export function projection(svUnits: SvUnits, shareMillionths: number, days: number): SvUnits[] {
  let left = BigInt(svUnits) * FINE;
  return Array.from({ length: days }, () => {
    left = (left * BigInt(MILLION - shareMillionths)) / BigInt(MILLION);
    return Number(left / FINE);
  });
}
