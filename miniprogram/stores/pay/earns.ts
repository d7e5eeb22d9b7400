/** What a bill brings, in words, as its amount is typed. Pure. */
import type { DataOf } from '../../services/api';
import { svText } from '../../services/amounts';

type Bill = DataOf<'member', 'payCode'>;

const WHOLE_BP = 10_000;

/** As the mall counts it (docs/rules.md §2): the allowance is cut to whole fen first. */
export function earnedUnits({ rateBp, svUnitsPerFen }: Bill['earns'], amountFen: number): number {
  return Math.floor((amountFen * rateBp) / WHOLE_BP) * svUnitsPerFen;
}

export function earnsText({ earns, isActive }: Pick<Bill, 'earns' | 'isActive'>, amountFen: number): string {
  if (!isActive) return '还没有开通会员，这笔付款不计共享值';
  if (amountFen === 0) return '付款后立即计入共享值';
  return `付款后可得 ${svText(earnedUnits(earns, amountFen))} 共享值，立即生效`;
}

/** The same where points cover a part: the mall has counted it. */
export function earnsOf(
  { isActive }: Pick<Bill, 'isActive'>,
  { earnsSvUnits }: Pick<DataOf<'member', 'billPoints'>, 'earnsSvUnits'>,
): string {
  if (!isActive) return '还没有开通会员，这笔付款不计共享值';
  return `付款后可得 ${svText(earnsSvUnits)} 共享值，积分抵扣的部分不计`;
}
