import fc from 'fast-check';

import { amounts, partsOfWhole } from '../../tests/support/arbitraries';
import type { RewardLeg } from './legs';
import { reversalStep, type Settled } from './reversal';

const leg = (asset: RewardLeg['asset'], units: number, n = 0): RewardLeg => ({
  to: `member:${n}`,
  asset,
  units,
  why: 'team',
  rateBp: 500,
});

/** A settlement whose rewards in points fit into what was deducted. */
const settlements = fc
  .record({
    parts: partsOfWhole,
    points: fc.array(amounts(1_000_000_000), { maxLength: 4 }),
    sv: fc.array(amounts(), { maxLength: 3 }),
    burned: amounts(),
  })
  .map(({ parts: { whole, parts }, points, sv, burned }) => ({
    parts,
    settled: {
      amountFen: whole,
      deducted: points.reduce((a, b) => a + b, burned),
      legs: [
        ...points.map((units, n) => leg('POINTS', units, n)),
        ...sv.map((units, n) => leg('SV', units, n)),
      ],
    } satisfies Settled,
  }));
const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('the reversal of a settlement (rules §10)', () => {
  const settled: Settled = {
    amountFen: 10_000,
    deducted: 1_001,
    legs: [leg('POINTS', 80), leg('SV', 4_001, 1), leg('POINTS', 51, 2)],
  };

  it('after f of F takes back ⌊leg·f/F⌋ of each leg and of the burn the rest of ⌊deducted·f/F⌋', () => {
    const { legs, fromBurned } = reversalStep(settled, 0, 3_333);
    expect(legs).toEqual([leg('POINTS', 26), leg('SV', 1_333, 1), leg('POINTS', 16, 2)]);
    expect(fromBurned).toBe(333 - 26 - 16);
  });

  it('with f = F takes back everything', () => {
    expect(reversalStep(settled, 0, 10_000)).toEqual({ legs: settled.legs, fromBurned: 1_001 - 80 - 51 });
  });

  it('of an order of nothing takes back everything at once', () => {
    const free = { ...settled, amountFen: 0 };
    expect(reversalStep(free, 0, 0)).toEqual({ legs: settled.legs, fromBurned: 870 });
  });

  it('is refused beyond F', () => {
    expect(() => reversalStep(settled, 0, 10_001)).toThrow('not a step: 0 → 10001 of 10000');
  });

  it('stands at the floors after every one of several partial refunds', () => {
    fc.assert(
      fc.property(settlements, ({ settled: any, parts }) => {
        const taken = any.legs.map(() => 0);
        let fromBurned = 0;
        for (const [i, after] of parts.entries()) {
          const step = reversalStep(any, parts[i - 1] ?? 0, after);
          for (const [n, { units }] of step.legs.entries()) taken[n] = (taken[n] ?? 0) + units;
          fromBurned += step.fromBurned;
          const floor = (total: number): number =>
            Number((BigInt(total) * BigInt(after)) / BigInt(any.amountFen));
          expect(taken).toEqual(any.legs.map((one) => floor(one.units)));
          const points = any.legs.map((one, n) => (one.asset === 'POINTS' ? (taken[n] ?? 0) : 0));
          expect(fromBurned).toBe(floor(any.deducted) - sumOf(points));
        }
      }),
    );
  });

  it('has taken back exactly the legs and the burn once F is refunded, however it was cut', () => {
    fc.assert(
      fc.property(settlements, ({ settled: any, parts }) => {
        const steps = parts.map((after, i) => reversalStep(any, parts[i - 1] ?? 0, after));
        const points = sumOf(any.legs.filter((one) => one.asset === 'POINTS').map((one) => one.units));
        expect(sumOf(steps.map((step) => step.fromBurned))).toBe(any.deducted - points);
        for (const [n, { units }] of any.legs.entries())
          expect(sumOf(steps.map((step) => step.legs[n]?.units ?? 0))).toBe(units);
      }),
    );
  });
});
