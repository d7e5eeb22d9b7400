/** §4: the daily close, eager over every counted holder. */

import { isCurrent, type Holder } from './holders';
import type { Mall } from './mall';
import { BP, min, NEARLY_ONE, ONE, POINT, wholeUnits } from './money';

export interface CloseResult {
  /** Fixed point, SV units, before the conversion. */
  readonly counted: bigint;
  /** Point units. */
  readonly released: bigint;
}

/** Fixed-point point units that an SV figure is worth. */
function worth(sv: bigint, price: bigint): bigint {
  return (sv * POINT) / price;
}

function sumSv(holders: readonly Holder[]): bigint {
  return holders.reduce((sum, holder) => sum + holder.sv, 0n);
}

export function closeDay(mall: Mall, day: number): CloseResult {
  const { policy, price } = mall;
  const pool = [...mall.holders.all()].filter(
    (holder) => holder.sv !== 0n && isCurrent(holder, day, policy.activeDays),
  );
  const counted = sumSv(pool);
  let released = 0n;
  if (counted > 0n) {
    released = min(
      BigInt(policy.dailyRelease) * POINT,
      wholeUnits((worth(counted, price) * BigInt(policy.dailyCapBp)) / BP),
    );
    if (policy.lifetimeCap !== null) {
      released = min(released, BigInt(policy.lifetimeCap) * POINT - mall.issued);
    }
    for (const holder of pool) {
      const points = (holder.sv * released * ONE) / counted;
      convert(holder, points, price);
    }
  }
  if (worth(sumSv(pool), price) < NEARLY_ONE) for (const holder of pool) holder.sv = 0n;
  mall.issued += released;
  checkIdentity(mall);
  return { counted, released };
}

function convert(holder: Holder, points: bigint, price: bigint): void {
  holder.points += points;
  holder.sv -= (points * price) / POINT;
}

/** §3: every point that was ever issued or supplied is somewhere. */
function checkIdentity(mall: Mall): void {
  let held = (mall.frozen + mall.burned) * ONE;
  for (const holder of mall.holders.all()) held += holder.points;
  const gap = held - (mall.issued + mall.supplied) * ONE;
  if (gap > ONE / 10n ** 20n || gap < -ONE / 10n ** 20n)
    throw new Error(`points do not add up: ${gap.toString()}`);
}
