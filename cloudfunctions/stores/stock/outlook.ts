/** How long a stock of points will last, and whether its owner is told (rules.md §10, §12). Pure. */
import {
  mulDivCeil,
  mulDivFloor,
  pointsForAllowance,
  type Fen,
  type PointUnits,
  type Price,
} from '../../units/amounts';
import { addDays, type Day } from '../../units/days';

/** The pace is that of the last week. */
export const PACE_DAYS = 7;
/** While nothing changes it is told again only after so many days. */
const TOLD_AGAIN_DAYS = 3;

/** empty: not one point for the next order. */
export type StockLevel = 'fine' | 'low' | 'empty';

export interface Outlook {
  readonly level: StockLevel;
  /** At today's price and last week's pace. */
  readonly neededUnits: PointUnits;
  readonly missingUnits: PointUnits;
  /** Whole days; null: nothing was needed last week. */
  readonly lastsDays: number | null;
}

export interface StockCase {
  /** Not counting what is frozen for orders that are placed. */
  readonly stock: PointUnits;
  /** What may be owed beyond it. */
  readonly mayOwe: PointUnits;
  /** Of the orders placed in the last week. */
  readonly weekAllowanceFen: Fen;
  readonly price: Price;
  /** So many days ahead. */
  readonly days: number;
}

export function outlookOf({ stock, mayOwe, weekAllowanceFen, price, days }: StockCase): Outlook {
  const weekUnits = pointsForAllowance(weekAllowanceFen, price);
  const neededUnits = mulDivCeil(weekUnits, days, PACE_DAYS);
  const available = Math.max(0, stock + mayOwe);
  const lastsDays = weekUnits === 0 ? null : mulDivFloor(available, PACE_DAYS, weekUnits);
  const isLow = available < neededUnits;
  return {
    level: available === 0 ? 'empty' : isLow ? 'low' : 'fine',
    neededUnits,
    missingUnits: Math.max(0, neededUnits - available),
    lastsDays,
  };
}

/** What the owner was told last. */
export interface Told {
  readonly level: StockLevel;
  readonly on: Day;
}

/** Whether to tell now: when it has become worse, and again after some days of no change. */
export function isToTell(level: StockLevel, told: Told | null, today: Day): boolean {
  if (level === 'fine') return false;
  if (told === null || told.level === 'fine') return true;
  if (told.level === 'low' && level === 'empty') return true;
  return today >= addDays(told.on, TOLD_AGAIN_DAYS);
}
