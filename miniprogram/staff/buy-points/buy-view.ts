/** What asking for points changes, before it is done: the fund, and the stock once it is filled. Pure. */
import type { DataOf } from '../../services/api';
import { pointText, yuanText } from '../../services/amounts';
import { mostFen, UNITS_A_POINT, wholePoints } from '../../services/trade-amounts';
import { termsOf, type Terms } from '../../services/trade-form';

export type BuyDesk = DataOf<'store', 'buyDesk'>;

export interface Change {
  readonly name: string;
  readonly value: string;
}

export interface Preview {
  readonly changes: readonly Change[];
  /** Asked once. */
  readonly question: string;
}

/** The terms, or why there are none; the fund limits them too. */
export function buyTerms(desk: BuyDesk, points: string, price: string): Terms | string {
  const terms = termsOf(desk, points, price);
  if (typeof terms === 'string') return terms;
  const missing = mostFen(terms.points, terms.price) - desk.freeFen;
  return missing > 0 ? `求购资金还差 ${yuanText(missing)}，请先充入或减少数量` : terms;
}

export function previewOf({ freeFen, stock: { stock } }: BuyDesk, { points, price }: Terms): Preview {
  const fen = mostFen(points, price);
  const fund = `${yuanText(freeFen)} → ${yuanText(freeFen - fen)}`;
  return {
    changes: [
      { name: '最多花费', value: yuanText(fen) },
      { name: '可用资金', value: fund },
      { name: '全部成交后库存', value: `${pointText(stock)} → ${pointText(stock + points * UNITS_A_POINT)}` },
    ],
    question: `求购 ${points} 积分，最多花费 ${yuanText(fen)}，先冻结。可用资金 ${fund}`,
  };
}

/** What the next days need beyond what there is, in whole points; empty where nothing is missing. */
export function missingPoints({ stock: { missingUnits } }: BuyDesk): string {
  if (missingUnits === 0) return '';
  const whole = wholePoints(missingUnits);
  return String(whole * UNITS_A_POINT < missingUnits ? whole + 1 : whole);
}
