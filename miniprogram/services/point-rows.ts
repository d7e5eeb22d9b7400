/** A statement of points in words; the names of movements are the mall's. Pure. */
import type { DataOf } from './api';
import { exactPointText } from './amounts';
import { timeText } from './times';

type Row = DataOf<'member', 'pointStatement'>['rows'][number];

export interface PointRowView {
  readonly entryId: string;
  readonly title: string;
  readonly at: string;
  readonly amount: string;
  readonly isOut: boolean;
  /** Where an entry moved several times: each of them. */
  readonly parts: readonly { readonly words: string; readonly amount: string }[];
}

export function pointRowView({ entryId, at, units, movements }: Row): PointRowView {
  const names = [...new Set(movements.map(({ words }) => words))];
  return {
    ...{ entryId, title: names.join('、'), at: timeText(at), amount: movedText(units), isOut: units < 0 },
    parts:
      movements.length === 1
        ? []
        : movements.map(({ words, units: moved }) => ({ words, amount: movedText(moved) })),
  };
}

/** Never a plus sign: points are not money that somebody was given. */
function movedText(units: number): string {
  return units < 0 ? `转出 ${exactPointText(-units)}` : `转入 ${exactPointText(units)}`;
}
