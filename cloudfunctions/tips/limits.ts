/** The limits of 打赏 (rules.md §6). Pure. */
import { formatUnits } from '../units/decimals';
import type { Fen } from '../units/amounts';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';

/** The same receipt however it is typed: full width, small letters, blanks, hyphens. */
export function receiptNumberOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-_#/.]/g, '')
    .toUpperCase();
}

/** Refuses `TIP_OFF` and `INVALID_INPUT`. */
export function demandTip({ tips }: Policy, amountFen: Fen): void {
  if (!tips.isOn) refuse('TIP_OFF');
  if (amountFen > tips.maxReceiptFen)
    refuse(
      'INVALID_INPUT',
      { maxFen: tips.maxReceiptFen },
      `单张小票最多 ¥${formatUnits(tips.maxReceiptFen, 2)}`,
    );
}

export interface TipCounts {
  /** Confirmed today. */
  readonly store: number;
  readonly customer: number;
}

/** Whether one more may be confirmed today. Refuses `TIP_LIMIT`. */
export function demandRoom({ tips }: Policy, { store, customer }: TipCounts): void {
  if (store >= tips.perStoreDay) refuse('TIP_LIMIT', {}, `本门店今天的 ${tips.perStoreDay} 笔打赏已用完`);
  if (customer >= tips.perCustomerDay)
    refuse('TIP_LIMIT', {}, `每位顾客每天最多 ${tips.perCustomerDay} 笔打赏，今天已满`);
}
