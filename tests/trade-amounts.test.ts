/** The phone's preview of an order says what the server will take and give. */
import * as fc from 'fast-check';

import { mostFen as takenByServer } from '../cloudfunctions/market/cost';
import { atRate } from '../cloudfunctions/units/amounts';
import {
  feeOf,
  leastFen,
  mostFen,
  pointsOf,
  priceDigits,
  priceOf,
  UNITS_A_POINT,
  wholePoints,
} from '../miniprogram/services/trade-amounts';

const points = fc.integer({ min: 1, max: 100_000 });
const price = fc.integer({ min: 100, max: 1_000_000 });

test('what a buyer is shown is what the server freezes; a seller gets at most a fen less', () => {
  fc.assert(
    fc.property(points, price, (count, at) => {
      const most = mostFen(count, at);
      expect(most).toBe(takenByServer(count * UNITS_A_POINT, at));
      expect([0, 1]).toContain(most - leastFen(count, at));
    }),
  );
});

test('the fee is the server’s', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (fen, bp) => {
        expect(feeOf(fen, bp)).toBe(atRate(fen, bp));
      },
    ),
  );
});

test('a price is read as it is written', () => {
  fc.assert(
    fc.property(price, (at) => {
      expect(priceOf(priceDigits(at))).toBe(at);
    }),
  );
  expect(['1', '1.', '0.95', ' 1.0500 '].map(priceOf)).toEqual([10_000, 10_000, 9_500, 10_500]);
  expect(['', '.5', '1.00001', '-1', '1,0', 'x'].map(priceOf)).toEqual(Array.from({ length: 6 }, () => null));
});

test('points are whole', () => {
  expect(['40', ' 7 '].map(pointsOf)).toEqual([40, 7]);
  expect(['', '0', '1.5', '-3', '007'].map(pointsOf)).toEqual(Array.from({ length: 5 }, () => null));
  expect(wholePoints(3_999_999)).toBe(3);
});
