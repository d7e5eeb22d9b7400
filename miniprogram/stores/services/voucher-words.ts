/** What is said of a voucher or a session card. Pure. */
import type { DataOf } from '../../services/api';
import { svText } from '../../services/amounts';
import { dayText, timeText } from '../../services/times';

export type Voucher = DataOf<'member', 'voucher'>;
type Use = Voucher['history'][number];

const STATES: Readonly<Partial<Record<Voucher['state'], string>>> = { settled: '已用完', refunded: '已退款' };

/** "剩 3 次，共 5 次"; of one that is over, how. */
export function remainingText({
  state,
  uses,
  remaining,
}: Pick<Voucher, 'state' | 'uses' | 'remaining'>): string {
  const over = STATES[state];
  if (over !== undefined) return over;
  return uses === 1 ? '可用 1 次' : `剩 ${remaining} 次，共 ${uses} 次`;
}

/** Why its code is not shown; empty where it is. */
export function noCodeText({ state, remaining, isInAfterSale }: Voucher): string {
  if (isInAfterSale) return '退款申请处理中，暂时不能使用；撤回申请后可以继续用';
  if (state === 'refunded') return '款项按原支付方式退回';
  return remaining === 0 ? '全部用完了，感谢您的信任' : '';
}

export interface UseRow {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly isUndone: boolean;
  /** What it brought, or why it does not count. */
  readonly note: string;
}

export function useRow({ id, use, at, storeName, earnedSvUnits, undone }: Use): UseRow {
  const earned = earnedSvUnits > 0 ? `已获得 ${svText(earnedSvUnits)} 共享值` : '';
  return {
    id,
    title: `第 ${use} 次 · ${storeName}`,
    at: timeText(at),
    isUndone: undone !== null,
    note: undone === null ? earned : `${timeText(undone.at)} 已撤销，次数已退回：${undone.reason}`,
  };
}

/** Until when it goes back whole; empty where that is over. */
export function freeReturnText({ freeReturnUntil }: Pick<Voucher, 'freeReturnUntil'>, now: number): string {
  return freeReturnUntil === null || freeReturnUntil <= now
    ? ''
    : `${dayText(freeReturnUntil)}前没有使用，可无理由全额退`;
}

/** A use that stands and that was not there before: staff have confirmed it meanwhile. */
export function newUse(before: Voucher, after: Voucher): Use | null {
  const known = new Set(before.history.map(({ id }) => id));
  return after.history.find(({ id, undone }) => !known.has(id) && undone === null) ?? null;
}
