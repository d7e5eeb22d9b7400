/** Generators that the property tests share. Independent of the code that they test. */
import fc from 'fast-check';

// A mutant needs one counterexample, not the smallest one, and most are found by the first examples.
if (process.env['STRYKER_MUTATOR_WORKER'] !== undefined)
  fc.configureGlobal({ endOnFailure: true, numRuns: 15 });

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2000, 0, 1);

/** YYYY-MM-DD of the `n`th day after 1 January 2000, without the code under test. */
export function calendarDay(n: number): string {
  return new Date(FIRST_DAY_MS + n * DAY_MS).toISOString().slice(0, 10);
}

/** Everyday amounts, with the small ones that rounding is about. */
export function amounts(max = 1_000_000_000_000): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 0, max: Math.min(max, 30) }), fc.integer({ min: 0, max }));
}

/** 0 … 100% in basis points. */
export const rates = fc.integer({ min: 0, max: 10_000 });

/** From the floor of the price upwards, in 0.0001 yuan. */
export const prices = fc.oneof(
  fc.integer({ min: 100, max: 20_000 }),
  fc.integer({ min: 100, max: 10_000_000 }),
);

/** Days as numbers for `calendarDay`. */
export const dayNumbers = fc.integer({ min: 0, max: 20_000 });

/** A whole with a growing series of parts of it, from 0 to the whole. */
export const partsOfWhole = fc
  .tuple(
    fc.integer({ min: 1, max: 100_000 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
  )
  .map(([whole, fractions]) => ({
    whole,
    parts: [0, ...fractions.map((fraction) => Math.floor(fraction * whole)), whole].sort((a, b) => a - b),
  }));
