/** What is said of a 打赏. Pure. */
import type { DataOf } from '../../services/api';
import { svText } from '../../services/amounts';
import { clockText, timeText } from '../../services/times';

export type Tip = DataOf<'member', 'tip'>;

const STATES: Readonly<Record<Tip['state'], string>> = {
  offered: '等您确认',
  confirmed: '已确认',
  declined: '未接受',
  withdrawn: '门店已撤回',
  lapsed: '已过期',
  reversed: '已撤销',
};

export interface TipRow {
  readonly id: string;
  readonly storeName: string;
  readonly receipt: string;
  readonly amountFen: number;
  readonly state: string;
  readonly at: string;
  /** What it brought, or why it is gone. */
  readonly note: string;
}

export function tipRow(tip: Tip): TipRow {
  const { id, storeName, receiptNumber, amountFen, state, offeredAt, confirmedAt } = tip;
  return {
    ...{ id, storeName, amountFen },
    receipt: `小票号 ${receiptNumber}`,
    state: STATES[state],
    at: timeText(confirmedAt ?? offeredAt),
    note: noteOf(tip),
  };
}

function noteOf({ state, earnedSvUnits, reversed }: Tip): string {
  if (reversed !== null) return `共享值已扣回：${reversed.reason}`;
  if (state !== 'confirmed') return '';
  return earnedSvUnits > 0 ? `已获得 ${svText(earnedSvUnits)} 共享值` : '没有计入共享值';
}

/** What a confirmation would bring. @param earns 0 for somebody who is not active */
export function tipEarnsText(earns: number): string {
  return earns > 0 ? `确认后可得 ${svText(earns)} 共享值，立即生效` : '还没有开通会员，确认后不计共享值';
}

export function untilText({ expiresAt }: Pick<Tip, 'expiresAt'>): string {
  return `请在 ${clockText(expiresAt)} 前确认`;
}
