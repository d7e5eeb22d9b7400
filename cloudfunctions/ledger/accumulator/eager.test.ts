/**
 * The accumulator against an eager pool that recomputes every holder every day from the formula of
 * rules.md §4, in 60-digit fixed point, over random days; and the identities of docs/distribution.md.
 */
import fc from 'fast-check';

import { calendarDay } from '../../../tests/support/arbitraries';
import { accrue, addSv, arrange, emptyHolding, pausedAt, svHr, svUnitsOf, type Holding } from './holding';
import {
  addToBuckets,
  closePool,
  countedShares,
  emptyPool,
  type DayTerms,
  type Pool,
  type PoolEnd,
} from './pool';
import { pointResolution, RESCALE, svResolution } from './scale';

const ONE = 10n ** 60n;
/** Closer than this to a whole unit the two may show neighbouring units. */
const TIE = ONE / 10n ** 5n;
const TOLERANCE = ONE / RESCALE;

interface Eager {
  sv: bigint;
  points: bigint;
  expiry: number;
}
interface Lazy {
  holding: Holding;
  points: number;
}

const min = (...values: readonly bigint[]): bigint => values.reduce((a, b) => (a < b ? a : b));

function expectSameUnits(shown: number, exact: bigint): void {
  const floor = (exact + TOLERANCE) / ONE;
  const rest = exact - (exact / ONE) * ONE;
  const near = rest < TIE || ONE - rest < TIE ? 1n : 0n;
  const off = BigInt(shown) - floor;
  if (off < -near || off > near) throw new Error(`shows ${shown}, the formula says ${floor}`);
}

/** Both pools side by side. */
class Twins {
  pool: Pool = emptyPool();
  /** The last closed day. */
  day = 0;
  issued = 0n;
  granted = 0n;
  readonly ends = new Map<string, PoolEnd>();
  readonly eager: Eager[];
  readonly lazy: Lazy[];

  constructor(holders: number) {
    const none = emptyHolding(this.pool, calendarDay(0));
    this.eager = Array.from({ length: holders }, () => ({ sv: 0n, points: 0n, expiry: -1 }));
    this.lazy = this.eager.map(() => ({ holding: none, points: 0 }));
  }

  settled(n: number): Lazy {
    const { holding, points } = this.lazy[n]!;
    const last = calendarDay(this.day);
    const find = (key: string | number): PoolEnd => this.ends.get(`${key}`)!;
    const pause = pausedAt(holding, this.pool, last, { day: find, epoch: find });
    const accrual = accrue(holding, this.pool, last, pause);
    return { holding: accrual.holding, points: points + accrual.creditedPointUnits };
  }

  /** Grants (or takes, when negative) and lets the SV count through `expiry`. */
  move(n: number, units: number, expiry: number): void {
    const { holding, points } = this.settled(n);
    const open = calendarDay(this.day + 1);
    const after = arrange(addSv(holding, this.pool, units), this.pool, calendarDay(expiry), open);
    const left = holding.expiry >= open ? { [holding.expiry]: -holding.shares } : {};
    const joined = after.shares > 0n ? { [after.expiry]: after.shares } : {};
    this.pool = addToBuckets(addToBuckets(this.pool, left), joined);
    this.lazy[n] = { holding: after, points };
    const eager = this.eager[n]!;
    eager.sv += BigInt(units) * ONE;
    eager.expiry = expiry;
    this.granted += BigInt(units);
  }

  close(terms: DayTerms): void {
    this.day += 1;
    const day = calendarDay(this.day);
    const { pool, end, releasedPointUnits } = closePool(this.pool, day, terms);
    if (pool.epoch > this.pool.epoch) this.ends.set(`${this.pool.epoch}`, end);
    this.ends.set(day, end);
    this.pool = pool;
    this.issued += BigInt(releasedPointUnits);
    this.closeEagerly(terms, BigInt(releasedPointUnits));
  }

  private closeEagerly(terms: DayTerms, released: bigint): void {
    const counted = this.eager.filter((holder) => holder.expiry >= this.day && holder.sv > 0n);
    const price = BigInt(terms.price);
    const sum = counted.reduce((total, holder) => total + holder.sv, 0n);
    const bound = min(BigInt(terms.releasePointUnits), BigInt(terms.remainingPointUnits ?? 10 ** 15));
    const convertible = (sum * BigInt(terms.dailyCapBp) * 1_000_000n) / price / 10_000n;
    if (counted.length === 0) expect(released).toBe(0n);
    if (counted.length === 0) return;
    if (convertible < bound * ONE - TIE) expectSameUnits(Number(released), convertible);
    else if (convertible > bound * ONE + TIE) expect(released).toBe(bound);
    for (const holder of counted) {
      const points = (holder.sv * released * ONE) / sum;
      holder.points += points;
      holder.sv -= (points * price) / 1_000_000n;
    }
    const left = counted.reduce((total, holder) => total + holder.sv, 0n);
    if ((left * 1_000_000n) / price < ONE - TOLERANCE) for (const holder of counted) holder.sv = 0n;
  }

  /** Every figure that a holder sees, and every identity, to the last hr. */
  check(): void {
    const all = this.eager.map((_, n) => this.settled(n));
    for (const [n, { holding, points }] of all.entries()) {
      expectSameUnits(points, this.eager[n]!.points);
      expectSameUnits(svUnitsOf(holding, this.pool), this.eager[n]!.sv);
    }
    const { scale, carry, svConverted, svDust } = this.pool;
    const sum = (of: (one: Lazy) => bigint): bigint => all.reduce((total, one) => total + of(one), 0n);
    const held = sum(({ holding, points }) => BigInt(points) * pointResolution(scale) + holding.frac);
    expect(held + carry).toBe(this.issued * pointResolution(scale));
    const sv = sum(({ holding }) => svHr(holding, this.pool));
    expect(sv + svConverted + svDust).toBe(this.granted * svResolution(scale));
    const open = calendarDay(this.day + 1);
    const shares = sum(({ holding }) => (holding.expiry >= open ? holding.shares : 0n));
    expect(countedShares(this.pool, open)).toBe(shares);
  }
}

const HOLDERS = 4;
const operation = fc.record({
  holder: fc.nat({ max: HOLDERS - 1 }),
  kind: fc.constantFrom('grant', 'order', 'take', 'takeAll', 'pause'),
  units: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10 ** 7 })),
  days: fc.integer({ min: 0, max: 6 }),
});
const day = fc.record({
  operations: fc.array(operation, { maxLength: 4 }),
  price: fc.integer({ min: 9_000, max: 11_000 }),
});
const malls = fc.record({
  days: fc.array(day, { minLength: 1, maxLength: 25 }),
  releasePointUnits: fc.constantFrom(888_000_000, 1_000_003, 10 ** 14),
  dailyCapBp: fc.constantFrom(10_000, 9_990, 500),
  capPointUnits: fc.constantFrom(null, null, 3_000_000_000),
  openingUnits: fc.constantFrom(0, 10 ** 6),
});
/** So much SV, of which so little stays each day, that shares become too coarse within four days. */
const shrinking = fc.record({
  days: fc.array(day, { minLength: 6, maxLength: 12 }),
  releasePointUnits: fc.constant(10 ** 15),
  dailyCapBp: fc.constantFrom(9_990, 9_999),
  capPointUnits: fc.constant(null),
  openingUnits: fc.constant(10 ** 12),
});
type ValueOf<T> = T extends fc.Arbitrary<infer V> ? V : never;

function apply(twins: Twins, { holder, kind, units, days }: ValueOf<typeof operation>): void {
  const { holding } = twins.settled(holder);
  const { expiry } = twins.eager[holder]!;
  const seen = svUnitsOf(holding, twins.pool);
  if (kind === 'grant') twins.move(holder, units, expiry);
  if (kind === 'order') twins.move(holder, units, Math.max(expiry, twins.day + 1 + days));
  if (kind === 'take') twins.move(holder, -Math.min(units, seen), expiry);
  if (kind === 'takeAll') twins.move(holder, -seen, expiry);
  if (kind === 'pause') twins.move(holder, 0, twins.day - days);
}

function live(mall: ValueOf<typeof malls> | ValueOf<typeof shrinking>): Pool {
  const { days, releasePointUnits, dailyCapBp, capPointUnits, openingUnits } = mall;
  const twins = new Twins(HOLDERS);
  for (let n = 0; n < HOLDERS; n += 1) twins.move(n, openingUnits, 10 * n);
  for (const { operations, price } of days) {
    for (const one of operations) apply(twins, one);
    const remainingPointUnits = capPointUnits === null ? null : capPointUnits - Number(twins.issued);
    twins.close({ price, releasePointUnits, dailyCapBp, remainingPointUnits });
    twins.check();
  }
  return twins.pool;
}

describe('the accumulator shows every holder what the formula gives and loses not one hr', () => {
  it('day after day, while holders come, pause, resume, and pools are emptied and begin anew', () => {
    let epochs = 0;
    fc.assert(fc.property(malls, (mall) => void (epochs += live(mall).epoch)));
    expect(epochs).toBeGreaterThan(0);
  });

  it('while pools shrink so far that they are rescaled', () => {
    let scales = 0;
    fc.assert(fc.property(shrinking, (mall) => void (scales += live(mall).scale)));
    expect(scales).toBeGreaterThan(0);
  });
});
