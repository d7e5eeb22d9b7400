/** The largest bill: its points are there, and those of one fen more are not. */
import fc from 'fast-check';

import { prices } from '../../../tests/support/arbitraries';
import { covers, largestBillFen } from './bill-limit';

const MOST = 1_000_000_000;
const rate = fc.integer({ min: 1, max: 10_000 });
const stock = fc.oneof(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 100_000_000_000 }));

describe('the largest bill', () => {
  it('is covered, and one fen more is not, unless it is the largest that the mall takes', () => {
    fc.assert(
      fc.property(stock, rate, prices, (available, rateBp, price) => {
        const largest = largestBillFen(available, rateBp, price, MOST);
        expect(covers(available, largest, rateBp, price)).toBe(true);
        if (largest > 0 && largest < MOST) expect(covers(available, largest + 1, rateBp, price)).toBe(false);
        // Said to be none: then not even one yuan is.
        if (largest === 0) expect(covers(available, 100, rateBp, price)).toBe(false);
      }),
    );
  });

  it('is whatever the mall takes where nothing is given up, and none where points are owed', () => {
    expect(largestBillFen(0, 0, 10_000, MOST)).toBe(MOST);
    expect(largestBillFen(-1, 0, 10_000, MOST)).toBe(0);
    expect(largestBillFen(-1, 1000, 10_000, MOST)).toBe(0);
  });

  it('at ¥1 a point and 10%: ten points cover ¥100.09', () => {
    expect(largestBillFen(10_000_000, 1000, 10_000, MOST)).toBe(10_009);
  });
});
