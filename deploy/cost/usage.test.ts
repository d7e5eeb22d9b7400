import { readFileSync } from 'node:fs';

import { USE_CASES, usageOf, usageTable } from './usage';

test('the guide has the table that the command prints', () => {
  expect(readFileSync('docs/上线指南.md', 'utf8')).toContain(usageTable([1_000, 100_000, 1_000_000]));
});

test('an empty mall pays for its timers alone', () => {
  const timers = USE_CASES.filter(({ perMall }) => perMall > 0);
  expect(usageOf(0).calls).toBe(timers.reduce((sum, { perMall, calls }) => sum + perMall * calls, 0));
});

test('every member adds the same', () => {
  const { reads } = usageOf(0);
  expect(usageOf(2_000).reads - reads).toBe(2 * (usageOf(1_000).reads - reads));
});
