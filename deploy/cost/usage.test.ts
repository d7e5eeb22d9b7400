import { readFileSync } from 'node:fs';

import { afterUseFen, packsFen } from './bill';
import { costTable } from './table';
import { USE_CASES, usageOf } from './usage';

test('the guide has the table that the command prints', () => {
  expect(readFileSync('docs/上线指南.md', 'utf8')).toContain(costTable([1_000, 100_000, 1_000_000]));
});

test('an empty mall pays for its timers alone', () => {
  const timers = USE_CASES.filter(({ perMall }) => perMall > 0);
  expect(usageOf(0).calls).toBe(timers.reduce((sum, { perMall, calls }) => sum + perMall * calls, 0));
});

test('every member adds the same', () => {
  const { reads } = usageOf(0);
  expect(usageOf(2_000).reads - reads).toBe(2 * (usageOf(1_000).reads - reads));
});

test.each([
  [0, 0],
  [1, 400_00],
  [10_000_000, 400_00],
  [10_000_001, 800_00],
  // One of fifty million is dearer than three small ones, and cheaper than four.
  [30_000_000, 1_200_00],
  [40_000_000, 1_500_00],
  [60_000_000, 1_900_00],
  [200_000_000, 5_000_00],
])('%i calls are held by packs for %i fen', (calls, fen) => {
  expect(packsFen({ calls, reads: 0, writes: 0 })).toBe(fen);
});

test('after use, the bill of the example comes out (May 2020: 9 + 15 + 44.43 yuan)', () => {
  const bill = afterUseFen({ calls: 400_000 / 0.05, reads: 6_000_000, writes: 3_000_000 });
  expect(bill).toBe(9_00 + 15_00 + 44_44);
});
