/**
 * The pool: all counted SV of the mall as one sum, and what one day does to it. Its cost does
 * not depend on the number of members (rules.md §4; docs/distribution.md).
 */
import type { Day } from '../../units/days';
import type { PointUnits, Price, BasisPoints } from '../../units/amounts';
import { firstSharePrice, floorDiv, pointResolution, RESCALE, RESCALE_BELOW, wholeUnits } from './scale';

export interface Pool {
  /** Pools begin anew when they have been emptied. */
  readonly epoch: number;
  readonly scale: number;
  /** Point hr that one share has received since the epoch's scale began. */
  readonly acc: bigint;
  /** SV hr that one share is worth. */
  readonly sharePrice: bigint;
  /** Point hr released and not yet divisible among the shares. */
  readonly carry: bigint;
  /** SV hr that lapsed with emptied pools. */
  readonly svDust: bigint;
  /** SV hr converted into points. */
  readonly svConverted: bigint;
  /** Shares by the last day on which they count. */
  readonly buckets: Readonly<Record<Day, bigint>>;
}

export interface DayTerms {
  readonly price: Price;
  readonly releasePointUnits: PointUnits;
  readonly dailyCapBp: BasisPoints;
  /** Points that the lifetime cap still allows; null = unlimited. */
  readonly remainingPointUnits: PointUnits | null;
}

export interface DayResult {
  readonly pool: Pool;
  readonly releasedPointUnits: PointUnits;
  /** Counted SV before the conversion: shares, and their worth in hr at `countedScale`. */
  readonly countedShares: bigint;
  readonly countedSvHr: bigint;
  readonly countedScale: number;
  /** acc and share price at the end of the day for holders of this epoch (price 0: pool emptied). */
  readonly end: PoolEnd;
}

/** Where a pool stood at the end of a day: all that a holder needs to be settled up to it. */
export interface PoolEnd {
  readonly day: Day;
  readonly epoch: number;
  readonly scale: number;
  readonly acc: bigint;
  readonly sharePrice: bigint;
}

export function emptyPool(): Pool {
  const scale = 0;
  return {
    epoch: 0,
    scale,
    acc: 0n,
    sharePrice: firstSharePrice(scale),
    carry: 0n,
    svDust: 0n,
    svConverted: 0n,
    buckets: {},
  };
}

/** Shares that count on `day`. */
export function countedShares(pool: Pool, day: Day): bigint {
  return Object.entries(pool.buckets).reduce((sum, [last, shares]) => (last >= day ? sum + shares : sum), 0n);
}

/** Adds share movements of a day (by last counted day) to the buckets; throws if a bucket would go negative. */
export function addToBuckets(pool: Pool, deltas: Readonly<Record<Day, bigint>>): Pool {
  const buckets: Record<Day, bigint> = { ...pool.buckets };
  for (const [day, delta] of Object.entries(deltas)) {
    const shares = (buckets[day] ?? 0n) + delta;
    if (shares < 0n) throw new Error(`bucket ${day} would hold ${shares} shares`);
    if (shares === 0n) Reflect.deleteProperty(buckets, day);
    else buckets[day] = shares;
  }
  return { ...pool, buckets };
}

/** R' of the day: the release, bounded by what the day may convert and by the lifetime cap (§4). */
function releaseOf(pool: Pool, shares: bigint, terms: DayTerms): PointUnits {
  if (shares === 0n) return 0;
  const price = BigInt(terms.price);
  const convertible = (BigInt(terms.dailyCapBp) * shares * pool.sharePrice) / 10_000n - pool.carry * price;
  // All SV together may be worth more points than a number holds; the least of the bounds never is.
  const byValue = wholeUnits(convertible, price * pointResolution(pool.scale));
  const bounds = [BigInt(terms.releasePointUnits), byValue];
  if (terms.remainingPointUnits !== null) bounds.push(BigInt(terms.remainingPointUnits));
  const least = bounds.reduce((a, b) => (a < b ? a : b));
  return Number(least > 0n ? least : 0n);
}

/** Below (1 − 10⁻⁹) point unit at the day's price all counted SV together lapses (§4). */
function isEmptied(pool: Pool, shares: bigint, price: Price): boolean {
  const worth = shares * pool.sharePrice;
  return shares > 0n && worth * RESCALE < BigInt(price) * pointResolution(pool.scale) * (RESCALE - 1n);
}

function rescale(pool: Pool): Pool {
  let { scale, acc, sharePrice, carry, svDust, svConverted } = pool;
  while (sharePrice < RESCALE_BELOW) {
    scale += 1;
    [acc, sharePrice, carry] = [acc * RESCALE, sharePrice * RESCALE, carry * RESCALE];
    [svDust, svConverted] = [svDust * RESCALE, svConverted * RESCALE];
  }
  return { ...pool, scale, acc, sharePrice, carry, svDust, svConverted };
}

/** Closes `day`: releases, converts, drops the bucket that ends with it. Pure; O(buckets). */
export function closePool(before: Pool, day: Day, terms: DayTerms): DayResult {
  const shares = countedShares(before, day);
  const price = BigInt(terms.price);
  const released = releaseOf(before, shares, terms);
  const pot = BigInt(released) * pointResolution(before.scale) + before.carry;
  const byPot = shares === 0n ? 0n : pot / shares;
  const byWorth = floorDiv(before.sharePrice, price);
  const perShare = byPot < byWorth ? byPot : byWorth;

  const { [day]: _ended, ...buckets } = before.buckets;
  const after: Pool = {
    ...before,
    acc: before.acc + perShare,
    sharePrice: before.sharePrice - perShare * price,
    carry: pot - perShare * shares,
    svConverted: before.svConverted + perShare * price * shares,
    buckets,
  };
  const common = {
    releasedPointUnits: released,
    countedShares: shares,
    countedSvHr: shares * before.sharePrice,
    countedScale: before.scale,
  };
  if (isEmptied(after, shares, terms.price)) {
    const pool = rescale({
      ...after,
      svDust: after.svDust + shares * after.sharePrice,
      sharePrice: firstSharePrice(after.scale),
      buckets: {},
      epoch: after.epoch + 1,
    });
    const end = { day, epoch: before.epoch, scale: after.scale, acc: after.acc, sharePrice: 0n };
    return { ...common, pool, end };
  }
  const pool = rescale(after);
  return {
    ...common,
    pool,
    end: { day, epoch: pool.epoch, scale: pool.scale, acc: pool.acc, sharePrice: pool.sharePrice },
  };
}
