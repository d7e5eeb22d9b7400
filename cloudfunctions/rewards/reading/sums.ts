/** What a holder earned, by kind: of a day, of a month, since joining. Pure. */
import type { EarnedByWhy, Month, MonthBook } from '../../ledger/month';
import type { RewardWhy } from '../legs';
import { KIND_OF, type RewardKind } from './kinds';

export interface KindSum {
  readonly kind: RewardKind;
  readonly svUnits: number;
  readonly pointUnits: number;
}

export interface MonthSums {
  readonly month: Month;
  readonly sums: readonly KindSum[];
}

/** By kind, the reasons of a kind together; kinds of nothing are left out. */
export function sumsOf(...statements: readonly EarnedByWhy[]): KindSum[] {
  const sums = new Map<RewardKind, KindSum>();
  for (const earned of statements)
    for (const [why, { svUnits, pointUnits }] of Object.entries(earned)) {
      const { kind } = KIND_OF[why as RewardWhy];
      const before = sums.get(kind) ?? { kind, svUnits: 0, pointUnits: 0 };
      sums.set(kind, {
        kind,
        svUnits: before.svUnits + svUnits,
        pointUnits: before.pointUnits + pointUnits,
      });
    }
  return [...sums.values()].filter((sum) => sum.svUnits !== 0 || sum.pointUnits !== 0);
}

/** Of a whole month. */
export function monthSums({ month, days }: MonthBook): MonthSums {
  return { month, sums: sumsOf(...Object.values(days).map(({ earned }) => earned)) };
}

/** The running month of a holder; one of an earlier month holds nothing of this one. */
export function runningMonth(noted: MonthBook, month: Month): MonthBook {
  return noted.month === month ? noted : { month, days: {} };
}
