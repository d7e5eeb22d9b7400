import fc from 'fast-check';

import { amounts, partsOfWhole } from '../../tests/support/arbitraries';
import { cumulativeStep, prorate } from './shares';

describe('a cumulative step', () => {
  it('adds ⌊total × after / whole⌋ − ⌊total × before / whole⌋', () => {
    fc.assert(
      fc.property(amounts(), partsOfWhole, (total, { whole, parts }) => {
        for (const [i, after] of parts.entries()) {
          const before = parts[i - 1] ?? 0;
          const upTo = (part: number): bigint => (BigInt(total) * BigInt(part)) / BigInt(whole);
          expect(cumulativeStep(total, before, after, whole)).toBe(Number(upTo(after) - upTo(before)));
        }
      }),
    );
  });

  it('telescopes: however the whole is cut, the steps sum to the total', () => {
    fc.assert(
      fc.property(amounts(), partsOfWhole, (total, { whole, parts }) => {
        const steps = parts.map((after, i) => cumulativeStep(total, parts[i - 1] ?? 0, after, whole));
        expect(steps.reduce((a, b) => a + b, 0)).toBe(total);
        expect(steps.every((step) => step >= 0)).toBe(true);
      }),
    );
  });

  it('of a session card: 100 over 3 uses settles 33, 33, 34', () => {
    expect([1, 2, 3].map((k) => cumulativeStep(100, k - 1, k, 3))).toEqual([33, 33, 34]);
  });

  it('from a part to itself is nothing', () => {
    expect(cumulativeStep(100, 2, 2, 3)).toBe(0);
  });

  it('of a whole of nothing is the total', () => {
    expect(cumulativeStep(100, 0, 0, 0)).toBe(100);
  });

  it('neither goes back nor beyond the whole', () => {
    expect(() => cumulativeStep(100, 2, 1, 3)).toThrow(new RangeError('not a step: 2 → 1 of 3'));
    expect(() => cumulativeStep(100, 1, 4, 3)).toThrow(new RangeError('not a step: 1 → 4 of 3'));
    expect(() => cumulativeStep(100, 0, 1, 0)).toThrow(new RangeError('not a step: 0 → 1 of 0'));
  });
});

describe('prorating (rules §10)', () => {
  const weightLists = fc
    .array(amounts(1_000_000), { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((weight) => weight > 0));
  const totals = amounts();

  it('gives parts that sum to the total, each its exact share rounded down or up', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const parts = prorate(total, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(parts).toHaveLength(weights.length);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        for (const [i, part] of parts.entries()) {
          const floor = Number((BigInt(total) * BigInt(weights[i] ?? 0)) / BigInt(sum));
          expect([floor, floor + 1]).toContain(part);
        }
      }),
    );
  });

  it('rounds up the largest remainders, and of equal ones the earlier', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
        const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
        const expected = exact.map((value) => Number(value / sum));
        const remainders = exact.map((value) => value % sum);
        let missing = total - expected.reduce((a, b) => a + b, 0);
        for (; missing > 0; missing -= 1) {
          const largest = remainders.reduce(
            (best, value, i) => (value > (remainders[best] ?? 0n) ? i : best),
            0,
          );
          expected[largest] = (expected[largest] ?? 0) + 1;
          remainders[largest] = -1n;
        }
        expect(prorate(total, weights)).toEqual(expected);
      }),
    );
  });

  it('splits 100 over three equal parts as 34, 33, 33, and 101 as 34, 34, 33', () => {
    expect(prorate(100, [7, 7, 7])).toEqual([34, 33, 33]);
    expect(prorate(101, [7, 7, 7])).toEqual([34, 34, 33]);
  });

  it('gives the odd fen to the later part when its remainder is larger', () => {
    expect(prorate(10, [1, 2])).toEqual([3, 7]);
    expect(prorate(10, [2, 1])).toEqual([7, 3]);
  });

  it('is exact where products leave the safe range', () => {
    const max = Number.MAX_SAFE_INTEGER;
    expect(prorate(max, [max, max])).toEqual([4_503_599_627_370_496, 4_503_599_627_370_495]);
  });

  it('gives everything to the first part when no part weighs anything', () => {
    expect(prorate(7, [0, 0, 0])).toEqual([7, 0, 0]);
  });

  it('gives nothing to a part without weight beside one with weight', () => {
    expect(prorate(7, [0, 1, 0])).toEqual([0, 7, 0]);
  });

  it('refuses to split over nothing, or what is no amount', () => {
    expect(() => prorate(7, [])).toThrow(new RangeError('nothing to split over'));
    expect(() => prorate(-7, [1])).toThrow('total is not a whole, safe, non-negative amount: -7');
  });
});
