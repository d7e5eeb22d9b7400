import { accrue, addSv, arrange, emptyHolding, pausedAt, svHr, svUnitsOf, type Holding } from './holding';
import { addToBuckets, closePool, emptyPool, type DayTerms, type Pool, type PoolEnd } from './pool';
import { pointResolution, RESCALE, svResolution } from './scale';

const Q = pointResolution(0);
const W = svResolution(0);
const TOLERANCE = Q / RESCALE;
const OPENED = '2025-06-30';
const LATE = '2025-07-30';

/** A mall of some holders, day by day: every share is in the pool's buckets as the books would put it. */
class Days {
  pool: Pool = emptyPool();
  lastClosed = OPENED;
  readonly dayEnds = new Map<string, PoolEnd>();
  readonly epochEnds = new Map<number, PoolEnd>();
  readonly ends = {
    day: (day: string): PoolEnd => this.dayEnds.get(day)!,
    epoch: (epoch: number): PoolEnd => this.epochEnds.get(epoch)!,
  };

  newHolder = (): Holding => emptyHolding(this.pool, this.lastClosed);
  openDay = (): string => `2025-07-${String((Number(this.lastClosed.slice(-2)) % 30) + 1).padStart(2, '0')}`;

  grant(holding: Holding, units: number, expiry = LATE): Holding {
    const after = arrange(addSv(holding, this.pool, units), this.pool, expiry, this.openDay());
    const counted = holding.expiry >= this.openDay() ? { [holding.expiry]: -holding.shares } : {};
    this.pool = addToBuckets(addToBuckets(this.pool, counted), { [after.expiry]: after.shares });
    return after;
  }

  close(facts: Partial<DayTerms> = {}): void {
    const terms = {
      price: 10_000,
      releasePointUnits: 888_000_000,
      dailyCapBp: 10_000,
      remainingPointUnits: null,
    };
    const day = this.openDay();
    const { pool, end } = closePool(this.pool, day, { ...terms, ...facts });
    if (pool.epoch > this.pool.epoch) this.epochEnds.set(this.pool.epoch, end);
    this.dayEnds.set(day, end);
    [this.pool, this.lastClosed] = [pool, day];
  }

  pause = (holding: Holding): PoolEnd | null => pausedAt(holding, this.pool, this.lastClosed, this.ends);
  settle = (holding: Holding) => accrue(holding, this.pool, this.lastClosed, this.pause(holding));
  sv = (holding: Holding): number => svUnitsOf(holding, this.pool);
}

describe('the daily release to holders (rules §4)', () => {
  it.each([888, 1_000, 12_345, 1_000_003])('a sole holder of %p SV sees exactly 888.000000', (sv) => {
    const days = new Days();
    const holder = days.grant(days.newHolder(), sv * 10_000);
    days.close();
    const { holding, creditedPointUnits } = days.settle(holder);
    expect(creditedPointUnits).toBe(888_000_000);
    expect(days.sv(holding)).toBe((sv - 888) * 10_000);
    expect(holding.through).toBe('2025-07-01');
  });

  it('what a sole holder sees beforehand of a share that is still carried is a debt of its fraction', () => {
    const days = new Days();
    const holder = days.grant(days.newHolder(), 70_000_000);
    days.close();
    const { holding } = days.settle(holder);
    expect(days.pool.carry).toBe((888_000_000n * Q) % (70_000_000n * 10n ** 12n));
    expect(holding.frac).toBe(-days.pool.carry);
    expect(holding.frac < 0n && holding.frac > -TOLERANCE).toBe(true);
  });

  it('a sole holder sees 888.000000 on every day of a month, and its SV shrinks by 888 × price', () => {
    const days = new Days();
    let holder = days.grant(days.newHolder(), 1_000_000_007);
    for (let n = 1; n <= 29; n += 1) {
      days.close({ price: 9_999 });
      const settled = days.settle(holder);
      expect(settled.creditedPointUnits).toBe(888_000_000);
      holder = settled.holding;
      expect(days.sv(holder)).toBe(
        Math.floor((1_000_000_007 * 1_000_000 - n * 888_000_000 * 9_999) / 1_000_000),
      );
    }
  });

  it('two equal holders get the same, together no more than was released', () => {
    const days = new Days();
    const [a, b] = [days.grant(days.newHolder(), 77_777_777), days.grant(days.newHolder(), 77_777_777)];
    days.close();
    expect(days.settle(a)).toEqual(days.settle(b));
    expect(days.settle(a).creditedPointUnits).toBe(444_000_000);
  });

  it('three equal holders keep the thirds of a unit until they make a unit', () => {
    const days = new Days();
    let holders = [1, 2, 3].map(() => days.grant(days.newHolder(), 100_000_000));
    const credited: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      days.close({ releasePointUnits: 100 });
      const settled = holders.map((holder) => days.settle(holder));
      holders = settled.map((one) => one.holding);
      credited.push(settled[0]!.creditedPointUnits);
    }
    expect(credited).toEqual([33, 33, 34]);
    expect(holders[0]!.frac).toBe(0n);
  });

  it('points and SV move together: what the SV lost is the points × price, to the last hr', () => {
    const days = new Days();
    const holder = days.grant(days.newHolder(), 31_415_926);
    days.grant(days.newHolder(), 27_182_818);
    const before = svHr(holder, days.pool);
    days.close({ price: 10_007 });
    const { holding, creditedPointUnits } = days.settle(holder);
    const points = BigInt(creditedPointUnits) * Q + holding.frac;
    expect(before - svHr(holding, days.pool)).toBe(points * 10_007n);
  });

  it('is the same whether a holder is settled daily or after all the days', () => {
    const days = new Days();
    const late = days.grant(days.newHolder(), 50_000_000);
    days.grant(days.newHolder(), 33_333_333);
    let daily = late;
    let points = 0;
    for (let n = 0; n < 9; n += 1) {
      days.close({ dailyCapBp: 500 });
      const settled = days.settle(daily);
      [daily, points] = [settled.holding, points + settled.creditedPointUnits];
    }
    const once = days.settle(late);
    expect(once.creditedPointUnits).toBe(points);
    expect(once.holding).toEqual(daily);
  });
});

describe('a paused holder (rules §9)', () => {
  it('counts on its last day, gets nothing afterwards and keeps its SV', () => {
    const days = new Days();
    const paused = days.grant(days.newHolder(), 50_000_000, '2025-07-01');
    const other = days.grant(days.newHolder(), 50_000_000);
    days.close();
    expect(days.pause(paused)).toBeNull();
    days.close();
    expect(days.pause(paused)).toEqual(days.dayEnds.get('2025-07-01'));
    const { holding, creditedPointUnits } = days.settle(paused);
    expect(creditedPointUnits).toBe(444_000_000);
    expect(days.settle(other).creditedPointUnits).toBe(444_000_000 + 888_000_000);
    expect(holding).toMatchObject({ shares: 0n, expiry: '2025-07-01', through: '2025-07-02' });
    expect(days.sv(holding)).toBe(50_000_000 - 4_440_000);
    days.close();
    expect(days.settle(holding)).toEqual({
      creditedPointUnits: 0,
      holding: { ...holding, acc: days.pool.acc, through: '2025-07-03' },
    });
  });

  it('may be granted more, which does not count before it resumes', () => {
    const days = new Days();
    days.grant(days.newHolder(), 50_000_000);
    let paused = days.grant(days.newHolder(), 10_000_000, '2025-06-15');
    expect(paused).toMatchObject({ shares: 0n, idle: 10_000_000n * W });
    days.close();
    paused = days.grant(days.settle(paused).holding, 5, '2025-06-15');
    expect(days.sv(paused)).toBe(10_000_005);
    const resumed = days.grant(paused, 0, LATE);
    days.close();
    expect(days.settle(resumed).creditedPointUnits).toBeGreaterThan(0);
  });

  it('keeps its SV through a rescale of the pool', () => {
    const days = new Days();
    const other = days.grant(days.newHolder(), 10 ** 13);
    const paused = days.grant(days.newHolder(), 10 ** 6, '2025-07-01');
    for (let n = 0; n < 5; n += 1) days.close({ dailyCapBp: 9_950, releasePointUnits: 10 ** 15 });
    expect(days.pool.scale).toBe(1);
    const { holding, creditedPointUnits } = days.settle(paused);
    expect(creditedPointUnits).toBe(99_500_000);
    expect(holding).toMatchObject({ scale: 1, shares: 0n, idle: 5_000n * svResolution(1) });
    // 10¹³ SV units are worth 10¹⁵ point units; 0.5% of the SV stays each day.
    const { creditedPointUnits: points, holding: left } = days.settle(other);
    expect(points).toBe(10 ** 15 - 3_125);
    expect(svHr(left, days.pool)).toBe(3_125n * pointResolution(1) * 10_000n);
  });
});

describe('the end of an epoch', () => {
  it('lapses what is left of every counted holder, once, whenever it is settled', () => {
    const days = new Days();
    const [a, b] = [days.grant(days.newHolder(), 3_000_000), days.grant(days.newHolder(), 5_880_000)];
    days.close();
    expect(days.pool.epoch).toBe(1);
    const settled = days.settle(a);
    expect(settled).toMatchObject({
      creditedPointUnits: 300_000_000,
      holding: { shares: 0n, idle: 0n, epoch: 1 },
    });
    const next = days.grant(settled.holding, 10_000_000);
    days.close();
    expect(days.settle(next).creditedPointUnits).toBe(888_000_000);
    expect(days.settle(b)).toMatchObject({
      creditedPointUnits: 588_000_000,
      holding: { shares: 0n, idle: 0n },
    });
  });

  it('on the very day on which a holder expires lapses its SV too', () => {
    const days = new Days();
    const expiring = days.grant(days.newHolder(), 8_880_000, '2025-07-01');
    days.close();
    days.close();
    expect(days.pause(expiring)).toBe(days.epochEnds.get(0));
    expect(days.settle(expiring)).toMatchObject({ creditedPointUnits: 888_000_000, holding: { idle: 0n } });
  });

  it('does not touch a holder that was paused before it', () => {
    const days = new Days();
    const paused = days.grant(days.newHolder(), 8_880_000, '2025-07-01');
    const other = days.grant(days.newHolder(), 8_880_000);
    days.close();
    days.close();
    expect(days.pool.epoch).toBe(1);
    expect(days.pause(paused)).toBe(days.dayEnds.get('2025-07-01'));
    expect(days.sv(days.settle(paused).holding)).toBe(4_440_000);
    expect(days.settle(other).creditedPointUnits).toBe(444_000_000 + 444_000_000);
  });

  it('ends a holder whose own last day comes later', () => {
    const days = new Days();
    const holder = days.grant(days.newHolder(), 8_880_000, '2025-07-02');
    days.close();
    for (let n = 0; n < 3; n += 1) days.close();
    expect(days.pause(holder)).toBe(days.epochEnds.get(0));
  });

  it('is nothing to a holder without shares', () => {
    const days = new Days();
    const none = days.newHolder();
    days.grant(days.newHolder(), 8_880_000);
    days.close();
    expect(days.pause(none)).toBeNull();
    expect(days.settle(none).creditedPointUnits).toBe(0);
  });
});

describe('granting and taking SV', () => {
  it('keeps every unit, whatever the share price', () => {
    const days = new Days();
    let holder = days.grant(days.newHolder(), 20_000_000);
    days.close({ price: 9_973 });
    holder = days.settle(holder).holding;
    const before = svHr(holder, days.pool);
    const after = days.grant(holder, 3);
    expect(svHr(after, days.pool)).toBe(before + 3n * W);
    expect(after.idle >= 0n && after.idle < days.pool.sharePrice).toBe(true);
    expect(svHr(days.grant(after, -3), days.pool)).toBe(before);
  });

  it('may take everything that is seen, and then nothing more', () => {
    const days = new Days();
    let holder = days.grant(days.newHolder(), 20_000_000);
    days.close();
    holder = days.settle(holder).holding;
    expect(days.sv(holder)).toBe(11_120_000);
    expect(() => addSv(holder, days.pool, -11_120_001)).toThrow(
      new RangeError('takes more SV than is there'),
    );
    const emptied = days.grant(holder, -11_120_000);
    expect(days.sv(emptied)).toBe(0);
    expect(emptied.shares).toBe(0n);
    expect(() => addSv(emptied, days.pool, -1)).toThrow('takes more SV than is there');
  });
});
