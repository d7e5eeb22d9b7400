/**
 * One holder's part of the pool. A holder is brought up to date whenever somebody looks at or
 * touches it; until then its figures wait inside the pool (docs/distribution.md).
 */
import type { PointUnits, SvUnits } from '../../units/amounts';
import type { Day } from '../../units/days';
import type { Pool, PoolEnd } from './pool';
import { pointResolution, rescaleFactor, svResolution, visibleUnits } from './scale';

export interface Holding {
  /** Counted shares; 0 while paused. */
  readonly shares: bigint;
  readonly acc: bigint;
  readonly scale: number;
  readonly epoch: number;
  /** Last day that is already in the figures. */
  readonly through: Day;
  /** Last day on which the SV counts; '' when it never has (rules.md §9). */
  readonly expiry: Day;
  /** Point hr that do not yet make a unit; may be negative by 10⁻⁹ unit (see visibleUnits). */
  readonly frac: bigint;
  /** SV hr outside the shares: the change of shares, or everything while paused. */
  readonly idle: bigint;
}

/** Accrual of one holder: its state at the pool's last closed day, and the points it received. */
export interface Accrual {
  readonly holding: Holding;
  readonly creditedPointUnits: PointUnits;
}

export function emptyHolding(pool: Pool, lastClosed: Day): Holding {
  const { acc, scale, epoch } = pool;
  return { shares: 0n, acc, scale, epoch, through: lastClosed, expiry: '', frac: 0n, idle: 0n };
}

/** SV in hr at the pool's present share price; the holding must be up to date with the pool. */
export function svHr(holding: Holding, pool: Pool): bigint {
  assertCurrent(holding, pool);
  return holding.shares * pool.sharePrice + holding.idle;
}

/** SV as it is shown and taken: ⌊SV + 10⁻⁹⌋ units. */
export function svUnitsOf(holding: Holding, pool: Pool): SvUnits {
  return visibleUnits(svHr(holding, pool), svResolution(pool.scale));
}

/**
 * The end that stops this holding's shares from counting before the last closed day, if any:
 * its expiry or the end of its epoch. `ends` finds the immutable end of a day or of an epoch.
 */
export function pausedAt(
  holding: Holding,
  pool: Pool,
  lastClosed: Day,
  ends: { day(day: Day): PoolEnd; epoch(epoch: number): PoolEnd },
): PoolEnd | null {
  if (holding.shares === 0n) return null;
  const epochEnd = holding.epoch < pool.epoch ? ends.epoch(holding.epoch) : null;
  const expired = holding.expiry < lastClosed;
  if (expired && (epochEnd === null || holding.expiry < epochEnd.day)) return ends.day(holding.expiry);
  return epochEnd;
}

/** Brings a holding up to the pool's last closed day; `pause` is what `pausedAt` found. */
export function accrue(holding: Holding, pool: Pool, lastClosed: Day, pause: PoolEnd | null): Accrual {
  const end = pause ?? pool;
  const up = rescaleFactor(end.scale - holding.scale);
  const received = holding.shares * (end.acc - holding.acc * up) + holding.frac * up;
  const resolution = pointResolution(end.scale);
  const credited = visibleUnits(received, resolution);
  const rest = received - BigInt(credited) * resolution;
  const parked = pause === null ? 0n : holding.shares * pause.sharePrice;
  const shares = pause === null ? holding.shares : 0n;
  const on = rescaleFactor(pool.scale - end.scale);
  return {
    creditedPointUnits: credited,
    holding: {
      shares,
      acc: pool.acc,
      scale: pool.scale,
      epoch: pool.epoch,
      through: lastClosed,
      expiry: holding.expiry,
      frac: rest * on,
      idle: (holding.idle * up + parked) * on,
    },
  };
}

/** Adds (or, negative, takes) whole SV units; taking more than `svUnitsOf` is a bug. */
export function addSv(holding: Holding, pool: Pool, units: number): Holding {
  if (units < 0 && svUnitsOf(holding, pool) < -units) throw new RangeError('takes more SV than is there');
  return { ...holding, idle: holding.idle + BigInt(units) * svResolution(pool.scale) };
}

/**
 * Makes the shares fit the expiry as seen on the open day: all SV in shares while it counts, none
 * while it is paused. Whole shares only; the change stays idle.
 */
export function arrange(holding: Holding, pool: Pool, expiry: Day, openDay: Day): Holding {
  const total = svHr(holding, pool);
  const counts = expiry >= openDay && total > 0n;
  const shares = counts ? total / pool.sharePrice : 0n;
  return { ...holding, expiry, shares, idle: total - shares * pool.sharePrice };
}

function assertCurrent(holding: Holding, pool: Pool): void {
  if (holding.scale !== pool.scale || holding.epoch !== pool.epoch)
    throw new Error('the holding is not up to date with the pool');
}
