import fc from 'fast-check';

import { amounts, prices } from '../../tests/support/arbitraries';
import type { Policy } from '../policy/policy';
import { standard } from '../policy/profiles';
import { nextPrice, type Trade } from './price';

/** 44.4 points, 5% of 888. */
const LEAST_TRADED = 44_400_000;
const withPrice = (facts: Partial<Policy['price']>): Policy => ({
  ...standard,
  price: { ...standard.price, ...facts },
});

/** Trades of equal size between `count` sellers and merchants, each at its own price. */
function trades(tradePrices: readonly number[], pointUnits = LEAST_TRADED / tradePrices.length): Trade[] {
  return tradePrices.map((price, n) => ({ price, pointUnits, seller: `s${n}`, merchant: `m${n}` }));
}
const FIVE = trades([10_000, 10_100, 10_200, 10_300, 10_400]);
const change = (at: number, facts: Partial<Trade>): Trade[] =>
  FIVE.map((trade, n) => (n === at ? { ...trade, ...facts } : trade));

const nextOf = (
  facts: { price?: number; trades?: readonly Trade[]; allowancesFen?: readonly number[] },
  policy = standard,
) => nextPrice({ price: 10_000, trades: [], allowancesFen: [], ...facts }, policy);

/** Allowance in fen whose average over 7 days is `price` (in 0.0001 yuan); 62.16 fen a step. */
const allowanceFor = (price: number): number => (price * 7 * 888) / 100;

/** Whether `result` is numerator / denominator rounded half-even. */
function isRounded(result: number, numerator: bigint, denominator: bigint): boolean {
  const off = 2n * (BigInt(result) * denominator - numerator);
  const distance = off < 0n ? -off : off;
  return distance < denominator || (distance === denominator && result % 2 === 0);
}

describe('the next price without qualifying trades (rules §11)', () => {
  it('is the settled allowance of seven days ÷ (7 × 888)', () => {
    expect(nextOf({ allowancesFen: [allowanceFor(10_200)] })).toEqual({ price: 10_200, rule: 'allowance' });
    expect(nextOf({ allowancesFen: [100, 200, 0, allowanceFor(9_900) - 300] })).toEqual({
      price: 9_900,
      rule: 'allowance',
    });
  });

  it('is unchanged when there was no allowance', () => {
    expect(nextOf({ price: 12_345, allowancesFen: [0, 0] })).toEqual({ price: 12_345, rule: 'unchanged' });
    expect(nextOf({ price: 12_345 })).toEqual({ price: 12_345, rule: 'unchanged' });
  });

  it('falls and rises by at most 5% a day', () => {
    expect(nextOf({ allowancesFen: [1] })).toEqual({ price: 9_500, rule: 'allowance' });
    expect(nextOf({ allowancesFen: [10 ** 12] })).toEqual({ price: 10_500, rule: 'allowance' });
    expect(nextOf({ allowancesFen: [allowanceFor(10_500)] }).price).toBe(10_500);
    expect(nextOf({ allowancesFen: [allowanceFor(9_500)] }).price).toBe(9_500);
  });

  it('is never below ¥0.0100', () => {
    expect(nextOf({ price: 100, allowancesFen: [1] }).price).toBe(100);
    expect(nextOf({ price: 104, allowancesFen: [1] }).price).toBe(100);
    expect(nextOf({ price: 108, allowancesFen: [1] }).price).toBe(103);
  });

  it('rounds half to the even price at the edge of the band: 95% of 110 and of 130', () => {
    expect(nextOf({ price: 110, allowancesFen: [1] }).price).toBe(104);
    expect(nextOf({ price: 130, allowancesFen: [1] }).price).toBe(124);
    expect(nextOf({ price: 110, allowancesFen: [10 ** 12] }).price).toBe(116);
    expect(nextOf({ price: 130, allowancesFen: [10 ** 12] }).price).toBe(136);
  });

  it('is the exact average, clamped and rounded half-even, for any price and allowances', () => {
    const days = fc.array(amounts(10_000_000), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(prices, days, fc.integer({ min: 0, max: 3_000 }), (price, allowancesFen, bandBp) => {
        const policy = withPrice({ bandBp, floorPrice: 1 });
        const sum = allowancesFen.reduce((a, b) => a + b, 0);
        const result = nextOf({ price, allowancesFen }, policy);
        fc.pre(sum > 0);
        // Everything over 7 × 888 × 10⁴: average, low and high on one denominator.
        const denominator = 7n * 888n * 10_000n;
        const average = BigInt(sum) * 100n * 10_000n;
        const edge = (bp: number): bigint => BigInt(price) * BigInt(bp) * 7n * 888n;
        const [low, high] = [edge(10_000 - bandBp), edge(10_000 + bandBp)];
        const clamped = average < low ? low : average > high ? high : average;
        expect(isRounded(result.price, clamped, denominator)).toBe(true);
      }),
    );
  });

  it('counts the days and the release that the policy names', () => {
    const policy = withPrice({ allowanceDays: 1 });
    const half = { ...policy, supply: { ...policy.supply, dailyReleasePointUnits: 444_000_000 } };
    expect(nextOf({ allowancesFen: [88_800] }, policy).price).toBe(10_000);
    expect(nextOf({ allowancesFen: [44_400] }, half).price).toBe(10_000);
  });
});

describe('the next price of a day whose trades qualify', () => {
  it('is their volume-weighted average', () => {
    expect(nextOf({ trades: FIVE })).toEqual({ price: 10_200, rule: 'trades' });
    const half = FIVE.flatMap((trade) => [
      trade,
      { ...trade, price: trade.price - 200, pointUnits: trade.pointUnits / 2 },
    ]);
    expect(nextOf({ trades: half }).price).toBe(10_133);
  });

  it('does not look at the allowance', () => {
    expect(nextOf({ trades: FIVE, allowancesFen: [1] })).toEqual({ price: 10_200, rule: 'trades' });
  });

  it('is clamped to ±5%', () => {
    expect(nextOf({ price: 9_000, trades: FIVE }).price).toBe(9_450);
    expect(nextOf({ price: 20_000, trades: FIVE }).price).toBe(19_000);
  });

  it('rounds half to the even price: 10000.5 and 10001.5 on average', () => {
    const halves = (low: number) =>
      [0, 1, 2, 3, 4, 5].map((n) => ({
        ...FIVE[0]!,
        price: low + (n % 2),
        pointUnits: 10 ** 7,
        seller: `${n}`,
        merchant: `${n}`,
      }));
    expect(nextOf({ trades: halves(10_000) }).price).toBe(10_000);
    expect(nextOf({ trades: halves(10_001) }).price).toBe(10_002);
  });

  it('is the exact average of any trades, rounded half-even', () => {
    const volumes = fc.array(fc.integer({ min: 9_000_000, max: 11_000_000 }), { minLength: 6, maxLength: 9 });
    fc.assert(
      fc.property(
        volumes,
        fc.array(fc.integer({ min: 9_500, max: 10_500 }), { minLength: 9 }),
        (sizes, paid) => {
          const day = sizes.map((pointUnits, n) => ({
            price: paid[n]!,
            pointUnits,
            seller: `s${n}`,
            merchant: `m${n}`,
          }));
          const volume = day.reduce((sum, trade) => sum + BigInt(trade.pointUnits), 0n);
          const worth = day.reduce((sum, trade) => sum + BigInt(trade.pointUnits) * BigInt(trade.price), 0n);
          const result = nextOf({ trades: day });
          expect(result.rule).toBe('trades');
          expect(isRounded(result.price, worth, volume)).toBe(true);
        },
      ),
    );
  });
});

describe('trades qualify (rules §11)', () => {
  const rule = (day: readonly Trade[], policy = standard): string => nextOf({ trades: day }, policy).rule;

  it('with five sellers, five merchants, 5% of 888 and nobody above 20%: each just matched', () => {
    expect(rule(FIVE)).toBe('trades');
  });

  it('not with four sellers, nor with four merchants', () => {
    const loose = withPrice({ maxAccountBp: 10_000 });
    expect(rule(change(4, { seller: 's0' }), loose)).toBe('unchanged');
    expect(rule(change(4, { merchant: 'm0' }), loose)).toBe('unchanged');
    expect(rule(FIVE, loose)).toBe('trades');
  });

  it('not when one point unit of the 5% is missing', () => {
    const loose = withPrice({ maxAccountBp: 10_000 });
    expect(rule(change(0, { pointUnits: LEAST_TRADED / 5 - 1 }), loose)).toBe('unchanged');
  });

  it('not with less than 5% of an odd release: the threshold is not rounded down', () => {
    const loose = withPrice({ maxAccountBp: 10_000 });
    const odd = { ...loose, supply: { ...loose.supply, dailyReleasePointUnits: 888_000_001 } };
    expect(rule(FIVE, odd)).toBe('unchanged');
    expect(rule(change(0, { pointUnits: LEAST_TRADED / 5 + 1 }), odd)).toBe('trades');
  });

  it('not when a seller or a merchant has one point unit above 20%', () => {
    const six = trades([10_000, 10_000, 10_000, 10_000, 10_000, 10_000], 8_000_000);
    const withFirst = (pointUnits: number, facts: Partial<Trade>[] = []): Trade[] => [
      ...six.map((trade, n) => ({ ...trade, ...facts[n] })),
      { ...six[0]!, pointUnits, seller: 's0', merchant: 'm6' },
    ];
    // s0 has 10 of 50 million, exactly 20%; the next has one unit more of 50,000,001.
    expect(rule(withFirst(2_000_000))).toBe('trades');
    expect(rule(withFirst(2_000_001))).toBe('unchanged');
    const swapped = (day: Trade[]) =>
      day.map(({ seller, merchant, ...trade }) => ({ ...trade, seller: merchant, merchant: seller }));
    expect(rule(swapped(withFirst(2_000_000)))).toBe('trades');
    expect(rule(swapped(withFirst(2_000_001)))).toBe('unchanged');
  });

  it('never when nothing was traded, even where the policy asks for nothing', () => {
    const nothing = withPrice({ minSellers: 0, minMerchants: 0, minTradedBp: 0 });
    expect(rule([], nothing)).toBe('unchanged');
    expect(rule(trades([10_000, 10_000, 10_000, 10_000, 10_000], 0), nothing)).toBe('unchanged');
  });

  it('with the smallest volume where the policy asks for no volume', () => {
    const loose = withPrice({ minSellers: 1, minMerchants: 1, minTradedBp: 0, maxAccountBp: 10_000 });
    expect(rule(trades([10_000], 1), loose)).toBe('trades');
  });
});
