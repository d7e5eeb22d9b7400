/** Shares to choose from, within what the mall allows. */
import { exampleOf, sharesUpTo } from './shares';

test('every tenth, the most, and what is set now', () => {
  expect(sharesUpTo(5_000, 0)).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);
  expect(sharesUpTo(2_500, 1_250)).toEqual([0, 1_000, 1_250, 2_000, 2_500]);
  expect(sharesUpTo(10_000, 10_000)).toHaveLength(11);
});

test('an order of ¥100 in points and money', () => {
  expect(exampleOf(0)).toEqual({ inPoints: '¥0.00', inMoney: '¥100.00' });
  expect(exampleOf(1_250)).toEqual({ inPoints: '¥12.50', inMoney: '¥87.50' });
  expect(exampleOf(10_000)).toEqual({ inPoints: '¥100.00', inMoney: '¥0.00' });
});
