/** What an order brings its buyer, in words: how much, and when it counts. */
import type { DataOf } from './api';
import { svText } from './amounts';
import { dayText } from './times';

type PaidOrder = DataOf<'member', 'payment'>['orders'][number];

/** What the words are about: an order with what it earns. */
export interface Earning extends Pick<PaidOrder, 'earned' | 'kind' | 'way'> {
  readonly isActive: boolean;
}

export interface EarnedLine {
  readonly text: string;
  /** When, or under which condition. */
  readonly when: string;
  readonly tone: 'strong' | 'good' | 'second';
}

/** Nothing for an order that brings nothing. */
export function earnedLines(earning: Earning): EarnedLine[] {
  const { pendingSvUnits, effectiveSvUnits, effectiveAt, reversedSvUnits } = earning.earned;
  const lines: EarnedLine[] = [];
  if (effectiveSvUnits > 0)
    lines.push({
      text: `已获得 ${svText(effectiveSvUnits)} 共享值`,
      when: effectiveAt === null ? '' : `${dayText(effectiveAt)}已生效`,
      tone: 'good',
    });
  if (pendingSvUnits > 0)
    lines.push({ text: `预计获得 ${svText(pendingSvUnits)} 共享值`, when: whenOf(earning), tone: 'strong' });
  if (reversedSvUnits > 0)
    lines.push({ text: `退款扣回 ${svText(reversedSvUnits)} 共享值`, when: '随退款扣回', tone: 'second' });
  return lines;
}

function whenOf({ earned, kind, way, isActive }: Earning): string {
  if (!isActive && kind !== 'pack') return '开通会员后才计入，生效前开通即可';
  const { expectedAt, daysAfterReceipt: days } = earned;
  if (kind === 'service') return '每次使用后当天生效';
  if (expectedAt !== null)
    return way === 'ship'
      ? `预计 ${dayText(expectedAt)}生效，确认收货 ${days} 天后计入`
      : `预计 ${dayText(expectedAt)}生效`;
  if (kind !== 'goods') return '付款后生效';
  return way === 'pickup' ? `取货 ${days} 天后生效` : `收货 ${days} 天后生效`;
}
