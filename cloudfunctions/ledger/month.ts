/**
 * What a month did to a member, day by day. The running month is part of the holder's document,
 * which every change of it writes anyway; when the next one begins it becomes a document of its
 * own. So statements by day and kind cost no transaction anything (docs/ledger.md).
 */
import type { Fen, PointUnits, SvUnits } from '../units/amounts';
import type { Day } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { HolderId } from './accounts';
import type { Holding } from './accumulator/holding';

/** YYYY-MM */
export type Month = string;

export interface Earned {
  readonly svUnits: SvUnits;
  readonly pointUnits: PointUnits;
}
/** By the reason of the reward: what became effective less what was taken back. */
export type EarnedByWhy = Readonly<Record<string, Earned>>;

/** A holding as text: how it stood after the last change of a day. All days until the next follow from it. */
export interface Step {
  readonly shares: string;
  readonly acc: string;
  readonly scale: number;
  readonly epoch: number;
  readonly through: Day;
  readonly expiry: Day;
  readonly frac: string;
  readonly idle: string;
}

export interface DayNotes {
  readonly earned: EarnedByWhy;
  /** Settled sales of the member's own direct customers, less refunds of this day (rules.md §7). */
  readonly customerSalesFen: Fen;
  /** Sales that brought the member a differential reward, less refunds of this day. */
  readonly teamSalesFen: Fen;
  /** null while the day changed neither the SV nor the 30 days. */
  readonly step: Step | null;
}
export const NO_NOTES: DayNotes = { earned: {}, customerSalesFen: 0, teamSalesFen: 0, step: null };

export interface MonthBook {
  /** '' before anything was noted. */
  readonly month: Month;
  readonly days: Readonly<Record<Day, DayNotes>>;
}
export const NO_MONTH: MonthBook = { month: '', days: {} };

/** `holderMonths/{holder}:{month}`: a month that is over for the holder; never changes again. */
export interface HolderMonth extends Document, MonthBook {
  readonly holder: HolderId;
  readonly hasSteps: boolean;
}
export const holderMonths = collection<HolderMonth>(
  'holderMonths',
  ['holder', 'month'],
  ['holder', 'hasSteps', 'month'],
);

export const monthOf = (day: Day): Month => day.slice(0, 7);

export function holderMonth(holder: HolderId, book: MonthBook): HolderMonth {
  const hasSteps = Object.values(book.days).some((day) => day.step !== null);
  return { _id: `${holder}:${book.month}`, holder, hasSteps, ...book };
}

/** With `units` more (less, when negative) for `why`. */
export function withEarned(
  earned: EarnedByWhy,
  why: string,
  asset: 'SV' | 'POINTS',
  units: number,
): EarnedByWhy {
  const before = earned[why] ?? { svUnits: 0, pointUnits: 0 };
  const field = asset === 'SV' ? 'svUnits' : 'pointUnits';
  return { ...earned, [why]: { ...before, [field]: before[field] + units } };
}

/** Two statements as one. */
export function addEarned(a: EarnedByWhy, b: EarnedByWhy): EarnedByWhy {
  return Object.entries(b).reduce(
    (sum, [why, { svUnits, pointUnits }]) =>
      withEarned(withEarned(sum, why, 'SV', svUnits), why, 'POINTS', pointUnits),
    a,
  );
}

export function stepOf(holding: Holding): Step {
  const { shares, acc, frac, idle, ...plain } = holding;
  return {
    ...plain,
    shares: shares.toString(),
    acc: acc.toString(),
    frac: frac.toString(),
    idle: idle.toString(),
  };
}

export function holdingOfStep(step: Step): Holding {
  const { shares, acc, frac, idle, ...plain } = step;
  return { ...plain, shares: BigInt(shares), acc: BigInt(acc), frac: BigInt(frac), idle: BigInt(idle) };
}
