/** How long points last, and when it is told. */
import fc from 'fast-check';

import { prices } from '../../../tests/support/arbitraries';
import { isToTell, outlookOf, type StockCase, type StockLevel, type Told } from './outlook';

const at1Yuan: StockCase = { stock: 0, mayOwe: 0, weekAllowanceFen: 70_000, price: 10_000, days: 7 };

describe('the outlook', () => {
  test.each([
    // ¥700 a week at ¥1 are 700 points a week, 100 a day.
    [700_000_000, 'fine', 0, 7],
    [699_999_999, 'low', 1, 6],
    [250_000_000, 'low', 450_000_000, 2],
    [1, 'low', 699_999_999, 0],
    [0, 'empty', 700_000_000, 0],
    [-5, 'empty', 700_000_000, 0],
  ] as const)('with %s units: %s, %s missing, lasts %s days', (stock, level, missingUnits, lastsDays) => {
    expect(outlookOf({ ...at1Yuan, stock })).toEqual({
      ...{ level, missingUnits, lastsDays, neededUnits: 700_000_000 },
    });
  });

  it('counts what may be owed, and the days that are looked ahead', () => {
    expect(outlookOf({ ...at1Yuan, stock: -100_000_000, mayOwe: 800_000_000 }).level).toBe('fine');
    expect(outlookOf({ ...at1Yuan, days: 3 }).neededUnits).toBe(300_000_000);
  });

  it('of a merchant that sold nothing lasts for ever, unless there is nothing', () => {
    const idle = { ...at1Yuan, weekAllowanceFen: 0 };
    expect(outlookOf({ ...idle, stock: 1 })).toMatchObject({
      level: 'fine',
      missingUnits: 0,
      lastsDays: null,
    });
    expect(outlookOf(idle)).toMatchObject({ level: 'empty', missingUnits: 0, lastsDays: null });
  });

  it('is fine exactly when nothing is missing, and lasts the days that are looked ahead then', () => {
    const cases = fc.record({
      stock: fc.integer({ min: -1_000_000, max: 10_000_000_000 }),
      mayOwe: fc.constantFrom(0, 1_000_000_000),
      weekAllowanceFen: fc.integer({ min: 0, max: 10_000_000 }),
      price: prices,
      days: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(cases, (one) => {
        const { level, missingUnits, lastsDays } = outlookOf(one);
        const available = Math.max(0, one.stock + one.mayOwe);
        if (available > 0) expect(level === 'fine').toBe(missingUnits === 0);
        if (lastsDays !== null && available > 0) expect(lastsDays >= one.days).toBe(missingUnits === 0);
        if (missingUnits > 0)
          expect(outlookOf({ ...one, stock: one.stock + missingUnits + Math.max(0, -one.stock) }).level).toBe(
            'fine',
          );
      }),
    );
  });
});

describe('the owner', () => {
  const told = (level: StockLevel, on: string): Told => ({ level, on });
  test.each([
    ['fine', null, false],
    ['low', null, true],
    ['low', told('fine', '2026-06-09'), true],
    ['low', told('low', '2026-06-08'), false],
    ['low', told('low', '2026-06-07'), true],
    ['empty', told('low', '2026-06-10'), true],
    ['empty', told('empty', '2026-06-10'), false],
    ['low', told('empty', '2026-06-10'), false],
    ['fine', told('empty', '2026-06-01'), false],
  ] as const)('at %s, told %j: %s', (level, before, tells) => {
    expect(isToTell(level, before, '2026-06-10')).toBe(tells);
  });
});
