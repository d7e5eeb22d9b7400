import fc from 'fast-check';

import { amounts, prices, rates } from '../../tests/support/arbitraries';
import {
  allowanceOf,
  assertAmount,
  atRate,
  isAmount,
  mulDivCeil,
  mulDivFloor,
  pointsForAllowance,
} from './amounts';

const MAX = Number.MAX_SAFE_INTEGER;

describe('an amount', () => {
  it.each([0, 1, MAX])('may be %p', (value) => {
    expect(isAmount(value)).toBe(true);
    expect(() => assertAmount(value, 'fee')).not.toThrow();
  });

  it.each([-1, 0.5, MAX + 1, NaN, Infinity])('is never %p', (value) => {
    expect(isAmount(value)).toBe(false);
    expect(() => assertAmount(value, 'fee')).toThrow(
      new RangeError(`fee is not a whole, safe, non-negative amount: ${value}`),
    );
  });

  it.each(['1', null, undefined, 1n, {}])('is a number, not %p', (value) => {
    expect(isAmount(value)).toBe(false);
  });
});

describe('a × b / c', () => {
  const factors = fc.tuple(amounts(), amounts(), fc.integer({ min: 1, max: MAX }));
  const inRange = factors.filter(([a, b, c]) => BigInt(a) * BigInt(b) < BigInt(c) * BigInt(MAX));

  it('floored is the largest whole number whose product with c does not exceed a × b', () => {
    fc.assert(
      fc.property(inRange, ([a, b, c]) => {
        const floor = BigInt(mulDivFloor(a, b, c));
        const product = BigInt(a) * BigInt(b);
        expect(floor * BigInt(c) <= product && (floor + 1n) * BigInt(c) > product).toBe(true);
      }),
    );
  });

  it('raised is the smallest whole number whose product with c reaches a × b', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          inRange,
          fc.tuple(
            amounts(99),
            amounts(99),
            amounts(9).map((c) => c + 1),
          ),
        ),
        ([a, b, c]) => {
          const ceil = BigInt(mulDivCeil(a, b, c));
          const product = BigInt(a) * BigInt(b);
          expect(ceil * BigInt(c) >= product && (ceil - 1n) * BigInt(c) < product).toBe(true);
        },
      ),
    );
  });

  it('is exact where the product leaves the safe range', () => {
    expect(mulDivFloor(MAX, MAX, MAX)).toBe(MAX);
    expect(mulDivFloor(MAX, MAX - 1, MAX)).toBe(MAX - 1);
    expect(mulDivCeil(MAX, 2, 3)).toBe(6_004_799_503_160_661);
    expect(mulDivFloor(MAX, 2, 3)).toBe(6_004_799_503_160_660);
  });

  it('refuses factors that are no amounts, by name', () => {
    expect(() => mulDivFloor(-1, 1, 1)).toThrow('a is not a whole, safe, non-negative amount: -1');
    expect(() => mulDivFloor(1, 0.5, 1)).toThrow('b is not a whole, safe, non-negative amount: 0.5');
    expect(() => mulDivCeil(NaN, 1, 1)).toThrow('a is not');
    expect(() => mulDivCeil(6_004_799_503_160_661, 3, 2)).toThrow('quotient is not');
  });

  it.each([0, -1, 0.5, NaN])('refuses to divide by %p', (c) => {
    expect(() => mulDivFloor(1, 1, c)).toThrow(new RangeError(`cannot divide by ${c}`));
  });

  it('refuses a quotient beyond the safe range', () => {
    expect(() => mulDivFloor(MAX, 2, 1)).toThrow('quotient is not a whole, safe, non-negative amount');
  });
});

describe('rules §2', () => {
  it('a rate gives ⌊base × rate / 10000⌋', () => {
    fc.assert(
      fc.property(amounts(), rates, (base, rateBp) => {
        const expected = (BigInt(base) * BigInt(rateBp)) / 10_000n;
        expect(atRate(base, rateBp)).toBe(Number(expected));
        expect(allowanceOf(base, rateBp)).toBe(Number(expected));
      }),
    );
  });

  it('each of several rates on one base is floored alone', () => {
    expect(atRate(999, 500) + atRate(999, 800)).toBe(128);
    expect(atRate(999, 1300)).toBe(129);
  });

  it('an allowance of ¥20.00 costs 20 points at ¥1.0000 and 21.052632 at ¥0.9500', () => {
    expect(pointsForAllowance(2_000, 10_000)).toBe(20_000_000);
    expect(pointsForAllowance(2_000, 9_500)).toBe(21_052_632);
  });

  it('points cost no less than the allowance, and one unit less would not do', () => {
    fc.assert(
      fc.property(amounts(1_000_000_000), prices, (allowanceFen, price) => {
        const units = BigInt(pointsForAllowance(allowanceFen, price));
        const due = BigInt(allowanceFen) * 100_000_000n;
        expect(units * BigInt(price) >= due && (units - 1n) * BigInt(price) < due).toBe(true);
      }),
    );
  });
});
