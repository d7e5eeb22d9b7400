/**
 * A holder's days, derived: from how the holding stood after the last change of a day (the steps)
 * and from the ends of the days (docs/distribution.md). No row of it is ever stored.
 */
import type { PointUnits, SvUnits } from '../../units/amounts';
import type { Day } from '../../units/days';
import type { Holding } from './holding';
import type { Pool, PoolEnd } from './pool';
import { firstSharePrice, pointResolution, rescaleFactor, svResolution, visibleUnits } from './scale';

export interface HolderDay {
  readonly day: Day;
  /** Before the conversion of the day, with what was granted and taken on it. */
  readonly svUnits: SvUnits;
  readonly isCounted: boolean;
  /** The holder's part of the shares that the day counted; 0 while paused. */
  readonly shares: bigint;
  readonly pointUnits: PointUnits;
  readonly remainingSvUnits: SvUnits;
  /** Grants less takes of the day. */
  readonly changedSvUnits: SvUnits;
}

/** What a pool looks like on the morning after `end`; the first morning of a mall when there is none. */
export type Morning = Pick<Pool, 'epoch' | 'scale' | 'acc' | 'sharePrice'>;

export function morningAfter(end: PoolEnd | null): Morning {
  if (end === null) return { epoch: 0, scale: 0, acc: 0n, sharePrice: firstSharePrice(0) };
  const { epoch, scale, acc, sharePrice } = end;
  // An emptied pool begins anew.
  if (sharePrice === 0n) return { epoch: epoch + 1, scale, acc, sharePrice: firstSharePrice(scale) };
  return { epoch, scale, acc, sharePrice };
}

/**
 * The days in order, without gaps. `steps` has the holding after the last change of each day that
 * changed something; `before` is the holding on the morning of the first day, up to date with
 * `morning`, or null when it had none.
 */
export function holderDays(
  ends: readonly PoolEnd[],
  morning: Morning,
  steps: ReadonlyMap<Day, Holding>,
  before: Holding | null,
): HolderDay[] {
  let opening = morning;
  let now = before;
  let remaining = now === null ? 0 : shown(now, opening.sharePrice);
  return ends.map((end) => {
    now = steps.get(end.day) ?? parked(now, opening, end.day);
    const svUnits = now === null ? 0 : shown(now, opening.sharePrice);
    const isCounted = now !== null && now.shares > 0n && now.expiry >= end.day;
    const shares = isCounted && now !== null ? now.shares : 0n;
    const passed = isCounted && now !== null ? pass(now, end) : { holding: now, pointUnits: 0 };
    const changedSvUnits = svUnits - remaining;
    now = passed.holding;
    opening = morningAfter(end);
    remaining = now === null ? 0 : shown(now, opening.sharePrice);
    const { pointUnits } = passed;
    return {
      day: end.day,
      svUnits,
      isCounted,
      shares,
      pointUnits,
      remainingSvUnits: remaining,
      changedSvUnits,
    };
  });
}

/** SV of a holding whose shares are worth `sharePrice` each at its own scale. */
function shown(holding: Holding, sharePrice: bigint): SvUnits {
  return visibleUnits(holding.shares * sharePrice + holding.idle, svResolution(holding.scale));
}

/** Expired on the eve: its shares stopped at the price that this morning still has. */
function parked(holding: Holding | null, morning: Morning, day: Day): Holding | null {
  if (holding === null || holding.shares === 0n || holding.expiry >= day) return holding;
  return { ...holding, shares: 0n, idle: holding.idle + holding.shares * morning.sharePrice };
}

/** One day of a counted holding: what it received, and what of it still counts on the next morning. */
function pass(
  holding: Holding,
  end: PoolEnd,
): { readonly holding: Holding; readonly pointUnits: PointUnits } {
  const up = rescaleFactor(end.scale - holding.scale);
  const received = holding.shares * (end.acc - holding.acc * up) + holding.frac * up;
  const resolution = pointResolution(end.scale);
  const pointUnits = visibleUnits(received, resolution);
  const ends = end.day === holding.expiry || end.sharePrice === 0n;
  return {
    pointUnits,
    holding: {
      ...holding,
      shares: ends ? 0n : holding.shares,
      idle: holding.idle * up + (ends ? holding.shares * end.sharePrice : 0n),
      acc: end.acc,
      scale: end.scale,
      through: end.day,
      frac: received - BigInt(pointUnits) * resolution,
    },
  };
}
