import fc from 'fast-check';

import { convertedMillionths, daysToConvert, projection } from './pace';

test('yesterday’s share: 888 points at ¥0.5 of ¥8,880 of SV are 5%', () => {
  expect(convertedMillionths(888_000_000, 5_000, 88_800_000)).toBe(50_000);
  expect(convertedMillionths(888_000_000, 10_000, 8_880_000)).toBe(1_000_000);
  expect(convertedMillionths(0, 10_000, 0)).toBe(0);
});

test('half of it at 5% a day takes 14 days, nine tenths 45; at nothing a day it never ends', () => {
  expect(daysToConvert(50_000, 500_000)).toBe(14);
  expect(daysToConvert(50_000, 900_000)).toBe(45);
  expect(daysToConvert(1_000_000, 1_000_000)).toBe(1);
  expect(daysToConvert(0, 500_000)).toBeNull();
  expect(daysToConvert(1, 900_000)).toBeNull();
});

test('the projection only falls, by the share of what is left, and agrees with the days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 10 ** 12 }),
      fc.integer({ min: 1_000, max: 999_999 }),
      (sv, share) => {
        const left = projection(sv, share, 60);
        expect([...left].sort((a, b) => b - a)).toEqual(left);
        expect(left[0]).toBe(Math.floor((sv * (1_000_000 - share)) / 1_000_000));
        const half = daysToConvert(share, 500_000);
        if (half !== null && half <= 60) expect(left[half - 1]).toBeLessThanOrEqual(sv / 2);
        if (half !== null && half > 1 && half <= 60) expect(left[half - 2]).toBeGreaterThan(sv / 2 - 2);
      },
    ),
  );
});
