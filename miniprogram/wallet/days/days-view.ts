/** A member's days in words, and their curve with what the present pace would make of it. Pure. */
import type { DataOf } from '../../services/api';
import {
  billionthsText,
  exactPointText,
  exactSvText,
  millionthsText,
  pointText,
  priceText,
  svText,
} from '../../services/amounts';
import { dayWords } from '../../services/times';
import { chartOf, type Chart } from '../line-chart/chart';

export type MyDays = DataOf<'member', 'myDays'>;
type MyDay = MyDays['days'][number];

export interface DayView {
  readonly day: string;
  readonly name: string;
  readonly before: string;
  /** Granted or taken on the day; empty where nothing was. */
  readonly changed: string;
  readonly isTaken: boolean;
  readonly isCounted: boolean;
  readonly share: string;
  readonly points: string;
  readonly exactPoints: string;
  readonly price: string;
  readonly remaining: string;
  readonly converted: string;
}

export function dayView(day: MyDay): DayView {
  const { changedSvUnits: changed } = day;
  return {
    day: day.day,
    name: dayWords(day.day),
    before: svText(day.svUnits),
    changed: changed === 0 ? '' : `${changed > 0 ? '计入' : '扣回'} ${svText(Math.abs(changed))}`,
    isTaken: changed < 0,
    isCounted: day.isCounted,
    share: billionthsText(day.shareBillionths),
    points: pointText(day.pointUnits),
    exactPoints: exactPointText(day.pointUnits),
    price: priceText(day.price),
    remaining: exactSvText(day.remainingSvUnits),
    converted: millionthsText(day.convertedMillionths),
  };
}

/** The newest page alone: later pages are a list. */
export function chartOfDays({ days, projectedSvUnits: guessed }: MyDays): Chart {
  const known = [...days].reverse().map((day) => ({ name: dayWords(day.day), value: day.remainingSvUnits }));
  return chartOf('共享值', known, svText, guessed, `${guessed.length} 天后`);
}
