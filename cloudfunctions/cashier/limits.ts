/** How much at once and in a day. Pure. */
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';
import type { Fen } from '../units/amounts';
import { formatUnits } from '../units/decimals';
import type { CashOutState } from './states';
import { STAGES } from './states';

const yuan = (fen: Fen): string => `¥${formatUnits(fen, 2)}`;

/** WeChat sends no less. */
export const LEAST_SENT_FEN = 10;

/** What is left under the least amount may go as a whole: nobody's last cash is stuck, and whoever leaves can take it along. */
export function withLastCash<B extends { readonly minFen: Fen }>(bounds: B, freeFen: Fen): B {
  return freeFen < bounds.minFen ? { ...bounds, minFen: Math.max(LEAST_SENT_FEN, freeFen) } : bounds;
}

/** Refuses `AMOUNT_OUT_OF_BOUNDS`. */
export function demandAmount(bounds: { readonly minFen: Fen; readonly maxFen: Fen }, amountFen: Fen): void {
  const { minFen, maxFen } = bounds;
  if (amountFen < minFen || amountFen > maxFen)
    refuse(
      'AMOUNT_OUT_OF_BOUNDS',
      { minFen, maxFen },
      `每笔金额须在 ${yuan(minFen)} 至 ${yuan(maxFen)} 之间`,
    );
}

/** What of a day's bound is left; what came back does not count. */
export function leftOfDay(
  { dayFen }: Policy['cash']['withdraw'],
  ofDay: readonly { readonly state: CashOutState; readonly amountFen: Fen }[],
): Fen {
  const used = ofDay.filter(({ state }) => STAGES[state].cash !== 'back');
  return Math.max(0, dayFen - used.reduce((sum, { amountFen }) => sum + amountFen, 0));
}

/** Refuses `DAY_LIMIT`. */
export function demandLeft(leftFen: Fen, amountFen: Fen): void {
  if (amountFen > leftFen) refuse('DAY_LIMIT', { leftFen }, `今天还可以转出 ${yuan(leftFen)}，请明天再来`);
}
