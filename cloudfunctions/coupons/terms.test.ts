import fc from 'fast-check';

import type { CouponTerms } from './documents';
import { reductionOf } from './terms';

const off: CouponTerms = { thresholdFen: 20_000, offFen: 3_000, offRateBp: 0, maxOffFen: 0 };
const rate: CouponTerms = { thresholdFen: 10_000, offFen: 0, offRateBp: 1_200, maxOffFen: 2_500 };

describe('what a coupon takes off', () => {
  it('满200减30: nothing below the threshold, the sum from it on', () => {
    expect(reductionOf(off, 19_999)).toBe(0);
    expect(reductionOf(off, 20_000)).toBe(3_000);
    expect(reductionOf(off, 1_000_000)).toBe(3_000);
  });

  it('88 折, at most ¥25: floored to the fen, up to the sum', () => {
    expect(reductionOf(rate, 9_999)).toBe(0);
    expect(reductionOf(rate, 10_009)).toBe(1_201);
    expect(reductionOf(rate, 20_833)).toBe(2_499);
    expect(reductionOf(rate, 20_834)).toBe(2_500);
    expect(reductionOf(rate, 900_000)).toBe(2_500);
  });

  it('leaves a fen to pay, and takes nothing off nothing', () => {
    const free: CouponTerms = { thresholdFen: 0, offFen: 5_000, offRateBp: 0, maxOffFen: 0 };
    expect(reductionOf(free, 5_001)).toBe(5_000);
    expect(reductionOf(free, 5_000)).toBe(4_999);
    expect(reductionOf(free, 1)).toBe(0);
    expect(reductionOf(free, 0)).toBe(0);
  });

  it('is never more than its limit, and never all', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    const terms = fc.record({
      thresholdFen: amount,
      offFen: amount,
      offRateBp: fc.integer({ min: 0, max: 10_000 }),
      maxOffFen: amount,
    });
    fc.assert(
      fc.property(terms, amount, (one, eligibleFen) => {
        const reduction = reductionOf(one, eligibleFen);
        expect(reduction).toBeGreaterThanOrEqual(0);
        expect(reduction).toBeLessThanOrEqual(one.offFen + one.maxOffFen);
        expect(reduction === 0 || reduction < eligibleFen).toBe(true);
        if (eligibleFen < one.thresholdFen) expect(reduction).toBe(0);
      }),
    );
  });
});
