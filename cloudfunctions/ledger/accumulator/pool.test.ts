import fc from 'fast-check';

import { calendarDay, prices } from '../../../tests/support/arbitraries';
import { addToBuckets, closePool, countedShares, emptyPool, type DayTerms, type Pool } from './pool';
import { firstSharePrice, pointResolution, RESCALE, RESCALE_BELOW, svResolution } from './scale';

const Q = pointResolution(0);
const W = svResolution(0);
/** Shares of one SV unit while the pool is new. */
const UNIT = 10n ** 12n;
const TODAY = '2025-07-01';

const poolOf = (svUnits: bigint, facts: Partial<Pool> = {}): Pool => ({
  ...emptyPool(),
  buckets: { '2025-07-30': svUnits * UNIT },
  ...facts,
});
const termsOf = (facts: Partial<DayTerms> = {}): DayTerms => ({
  price: 10_000,
  releasePointUnits: 888_000_000,
  dailyCapBp: 10_000,
  remainingPointUnits: null,
  ...facts,
});
const released = (pool: Pool, facts: Partial<DayTerms> = {}): number =>
  closePool(pool, TODAY, termsOf(facts)).releasedPointUnits;

describe('a new pool', () => {
  it('is empty, with 10¹² shares to an SV unit', () => {
    expect(emptyPool()).toEqual({
      epoch: 0,
      scale: 0,
      acc: 0n,
      sharePrice: W / UNIT,
      carry: 0n,
      svDust: 0n,
      svConverted: 0n,
      buckets: {},
    });
  });
});

describe('the buckets', () => {
  it('count through their day, that day too', () => {
    const pool = { ...emptyPool(), buckets: { '2025-06-30': 1n, '2025-07-01': 10n, '2025-07-02': 100n } };
    expect(countedShares(pool, '2025-06-30')).toBe(111n);
    expect(countedShares(pool, '2025-07-01')).toBe(110n);
    expect(countedShares(pool, '2025-07-03')).toBe(0n);
  });

  it('take what a day moved, and vanish when they are empty', () => {
    const pool = { ...emptyPool(), buckets: { a: 5n, b: 5n } };
    const after = addToBuckets(pool, { a: -5n, b: 2n, c: 1n, d: 0n });
    expect(after).toEqual({ ...pool, buckets: { b: 7n, c: 1n } });
    expect(pool.buckets).toEqual({ a: 5n, b: 5n });
  });

  it('never hold fewer than no shares', () => {
    expect(() => addToBuckets({ ...emptyPool(), buckets: { a: 5n } }, { a: -6n })).toThrow(
      new Error('bucket a would hold -1 shares'),
    );
  });

  it('of a day go with its close; the later ones stay', () => {
    const pool = { ...emptyPool(), buckets: { [TODAY]: 10n ** 20n, '2025-07-02': 10n ** 20n } };
    expect(closePool(pool, TODAY, termsOf({ releasePointUnits: 1 })).pool.buckets).toEqual({
      '2025-07-02': 10n ** 20n,
    });
  });
});

describe("the day's release (rules §4)", () => {
  const RICH = poolOf(100_000_000n);

  it('is 888 points when there is SV for it', () => {
    expect(released(RICH)).toBe(888_000_000);
  });

  it('never converts more SV than there is: 100.0000 SV are worth 100 points at ¥1, 200 at ¥0.5', () => {
    expect(released(poolOf(1_000_000n))).toBe(100_000_000);
    expect(released(poolOf(1_000_000n), { price: 5_000 })).toBe(200_000_000);
  });

  it('converts at most dailyCap of ΣSV', () => {
    expect(released(RICH, { dailyCapBp: 500 })).toBe(500_000_000);
    expect(released(RICH, { dailyCapBp: 1 })).toBe(1_000_000);
  });

  it('is bounded by what the lifetime cap leaves', () => {
    expect(released(RICH, { remainingPointUnits: 5 })).toBe(5);
    expect(released(RICH, { remainingPointUnits: 0 })).toBe(0);
    expect(released(RICH, { remainingPointUnits: -5 })).toBe(0);
  });

  it('is nothing where no SV counts, whatever the carry', () => {
    const paused = { ...emptyPool(), carry: 12n, buckets: { '2025-06-30': 5n * UNIT } };
    const { pool, releasedPointUnits, countedShares: shares } = closePool(paused, TODAY, termsOf());
    expect([releasedPointUnits, shares]).toEqual([0, 0n]);
    expect(pool).toEqual(paused);
  });

  it('leaves out the worth of what is carried over', () => {
    // 3 SV units are worth 300 point units at ¥1, of which 200 are carried over.
    expect(released(poolOf(3n, { carry: 200n * Q }))).toBe(100);
    expect(released(poolOf(3n, { carry: 300n * Q }))).toBe(0);
    expect(released(poolOf(3n, { carry: 500n * Q }))).toBe(0);
  });

  it('forgives 10⁻⁹ point unit that whole shares cannot hold', () => {
    // The worth of one share at ¥1 is 10⁻¹⁰ point unit.
    const shares = (missing: bigint): Pool => ({
      ...emptyPool(),
      buckets: { '2025-07-30': 3n * UNIT - missing },
    });
    expect(released(shares(10n))).toBe(300);
    expect(released(shares(11n))).toBe(299);
  });
});

test('SV worth more points than a number holds releases the day like any other', () => {
  const pool = { ...emptyPool(), buckets: { '2025-07-30': 10n ** 24n } };
  expect(released(pool, { price: 100 })).toBe(888_000_000);
});

describe('closing a day', () => {
  const pools = fc.record({
    shares: fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { minLength: 1, maxLength: 5 }),
    carryOf: fc.bigInt({ min: 0n, max: 10n ** 30n }),
    svLeft: fc.integer({ min: 1, max: 1_000 }),
  });
  const terms = fc.record({
    price: prices,
    releasePointUnits: fc.constantFrom(888_000_000, 1_000, 10 ** 12),
    dailyCapBp: fc.constantFrom(10_000, 9_999, 500),
    remainingPointUnits: fc.constantFrom(null, 0, 77, 10 ** 9),
  });

  it('loses nothing: points released = points for the shares + carry, SV = SV + converted + lapsed', () => {
    fc.assert(
      fc.property(pools, terms, ({ shares, carryOf, svLeft }, day) => {
        const before: Pool = {
          ...emptyPool(),
          sharePrice: firstSharePrice(0) / BigInt(svLeft),
          carry: carryOf,
          buckets: Object.fromEntries(shares.map((count, n) => [calendarDay(n + 1), count])),
        };
        const result = closePool(before, calendarDay(2), day);
        const { pool, end, releasedPointUnits, countedShares: counted } = result;
        const up = RESCALE ** BigInt(pool.scale);
        expect(counted).toBe(shares.slice(1).reduce((sum, count) => sum + count, 0n));
        expect((BigInt(releasedPointUnits) * Q + before.carry) * up).toBe(end.acc * counted + pool.carry);
        const left = counted * end.sharePrice + pool.svConverted + pool.svDust;
        expect(counted * before.sharePrice * up).toBe(left);
        expect(pool.svConverted).toBe(end.acc * counted * BigInt(day.price));
        expect(result.countedSvHr).toBe(counted * before.sharePrice);
        expect(pool.carry >= 0n && pool.sharePrice > 0n).toBe(true);
      }),
    );
  });

  it('carries over what the shares cannot divide, and gives it the next day', () => {
    const pool = { ...emptyPool(), buckets: { '2025-07-30': 7n * UNIT * UNIT } };
    const first = closePool(pool, TODAY, termsOf({ releasePointUnits: 1 }));
    const shares = 7n * UNIT * UNIT;
    expect(first.pool.carry).toBe(Q % shares);
    const second = closePool(first.pool, '2025-07-02', termsOf({ releasePointUnits: 1 }));
    expect(second.pool.carry).toBe((Q + (Q % shares)) % shares);
    expect(second.pool.acc).toBe((2n * Q) / shares);
  });

  it('tells where the pool stood', () => {
    const { end, pool, countedScale } = closePool(poolOf(100_000_000n), TODAY, termsOf());
    expect(end).toEqual({ day: TODAY, epoch: 0, scale: 0, acc: pool.acc, sharePrice: pool.sharePrice });
    expect(countedScale).toBe(0);
    expect(pool.acc).toBe((888_000_000n * Q) / (100_000_000n * UNIT));
    expect(pool.sharePrice).toBe(W / UNIT - pool.acc * 10_000n);
  });

  it('takes no more SV from a share than it is worth, even when more is carried over', () => {
    // 1 share of 10³⁰ hr; the carry alone is worth more at ¥1.
    const pool = { ...emptyPool(), sharePrice: 10n ** 30n + 1n, carry: Q, buckets: { '2025-07-30': 1n } };
    const { end, pool: after } = closePool(pool, TODAY, termsOf());
    expect(end.acc).toBe(10n ** 26n);
    expect(after.carry).toBe(Q - 10n ** 26n);
    expect(after.svDust).toBe(1n);
  });
});

describe('an emptied pool (rules §4)', () => {
  it('begins anew: a new epoch at the first share price, no buckets, acc running on', () => {
    const { pool, end } = closePool(poolOf(8_880_000n), TODAY, termsOf());
    expect(pool).toEqual({
      epoch: 1,
      scale: 0,
      acc: end.acc,
      sharePrice: firstSharePrice(0),
      carry: 0n,
      svDust: 0n,
      svConverted: 8_880_000n * W,
      buckets: {},
    });
    expect(end).toEqual({ day: TODAY, epoch: 0, scale: 0, acc: 10n ** 35n, sharePrice: 0n });
  });

  it('lapses less than one point unit, on top of what lapsed before', () => {
    // At ¥1.0001 an SV unit is worth 99.99 point units: 0.99 of a unit's worth stays behind.
    const { pool, releasedPointUnits } = closePool(
      poolOf(1n, { svDust: 5n }),
      TODAY,
      termsOf({ price: 10_001 }),
    );
    expect(releasedPointUnits).toBe(99);
    expect(pool.svDust).toBe(5n + W - 99n * Q * 10_001n);
    expect(pool.epoch).toBe(1);
  });

  it('is one worth less than (1 − 10⁻⁹) point unit: exactly that much stays', () => {
    // At ¥1 a share of a new pool is worth 10⁻¹⁰ point unit.
    const left = (shares: bigint): number =>
      closePool(
        { ...emptyPool(), buckets: { '2025-07-30': shares } },
        TODAY,
        termsOf({ releasePointUnits: 0 }),
      ).pool.epoch;
    expect(left(10n ** 10n - 10n)).toBe(0);
    expect(left(10n ** 10n - 11n)).toBe(1);
  });

  it('is not one in which nothing counts', () => {
    const paused = { ...emptyPool(), buckets: { '2025-06-30': 5n } };
    expect(closePool(paused, TODAY, termsOf()).pool.epoch).toBe(0);
  });

  it('keeps its scale', () => {
    const scaled = poolOf(8_880_000n, { scale: 1, sharePrice: firstSharePrice(1) });
    const { pool, end } = closePool(scaled, TODAY, termsOf());
    expect(pool).toMatchObject({ epoch: 1, scale: 1, sharePrice: firstSharePrice(1) });
    expect(end.scale).toBe(1);
  });
});

describe('rescaling', () => {
  const figures = { acc: 3n, carry: 5n, svDust: 7n, svConverted: 11n };

  it('multiplies every figure by 10⁹ when a share falls below 10³⁰ hr', () => {
    const pool: Pool = { ...emptyPool(), ...figures, sharePrice: RESCALE_BELOW - 1n };
    const { pool: after, end, countedScale } = closePool(pool, TODAY, termsOf());
    expect(after).toEqual({
      ...pool,
      scale: 1,
      sharePrice: (RESCALE_BELOW - 1n) * RESCALE,
      acc: 3n * RESCALE,
      carry: 5n * RESCALE,
      svDust: 7n * RESCALE,
      svConverted: 11n * RESCALE,
    });
    expect(end).toMatchObject({ scale: 1, acc: after.acc, sharePrice: after.sharePrice });
    expect(countedScale).toBe(0);
  });

  it('leaves a share of 10³⁰ hr as it is', () => {
    const pool: Pool = { ...emptyPool(), ...figures, sharePrice: RESCALE_BELOW };
    expect(closePool(pool, TODAY, termsOf()).pool).toEqual(pool);
  });

  it('goes on until a share is fine enough', () => {
    const pool: Pool = { ...emptyPool(), sharePrice: 10n ** 20n };
    expect(closePool(pool, TODAY, termsOf()).pool).toMatchObject({ scale: 2, sharePrice: 10n ** 38n });
  });

  it('is forced by days that convert nearly everything, and changes no figure', () => {
    let pool = poolOf(10n ** 13n);
    let issued = 0n;
    for (let n = 1; n <= 5; n += 1) {
      const result = closePool(
        pool,
        `2025-07-0${n}`,
        termsOf({ dailyCapBp: 9_950, releasePointUnits: 10 ** 15 }),
      );
      pool = result.pool;
      issued += BigInt(result.releasedPointUnits);
    }
    const shares = 10n ** 25n;
    expect(pool).toMatchObject({ scale: 1, epoch: 0 });
    expect(pool.acc * shares + pool.carry).toBe(issued * pointResolution(1));
    expect(pool.sharePrice * shares + pool.svConverted).toBe(10n ** 13n * svResolution(1));
  });
});
