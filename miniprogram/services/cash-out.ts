/** Cash that leaves the mall for WeChat: what it is called, what happens next, and WeChat's page that confirms it. */
import type { DataOf } from './api';
import { fenOf, yuanParts, yuanText } from './amounts';
import { timeText } from './times';

export type CashOut = DataOf<'member', 'withdrawal'>;
export type OutDesk = DataOf<'member', 'withdrawDesk'>;

export interface CashOutRow {
  readonly id: string;
  readonly amount: string;
  readonly at: string;
  readonly name: string;
  /** What happens next, or why it ended. */
  readonly next: string;
  readonly isOpen: boolean;
  readonly tone: 'good' | 'warn' | 'second';
  readonly canConfirm: boolean;
  readonly canCancel: boolean;
}

type State = CashOut['state'];

const NAMES: Readonly<Record<State, string>> = {
  asked: '正在交给微信',
  accepted: '微信处理中',
  toConfirm: '等您在微信里确认',
  sending: '正在到账',
  cancelling: '正在取消',
  arrived: '已到账',
  failed: '没有转成，已退回',
  cancelled: '已取消，已退回',
};
const NEXT: Readonly<Record<State, string>> = {
  asked: '微信一有回应就会继续，不用重复提交',
  accepted: '通常几秒到几分钟，之后请您确认收款',
  toConfirm: '',
  sending: '微信一般几分钟内到账',
  cancelling: '微信确认后退回，钱没有少',
  arrived: '在微信零钱里',
  failed: '',
  cancelled: '',
};
/** WeChat's reasons that a person can do something about. */
const REASONS: Readonly<Record<string, string>> = {
  OVERDUE_CLOSE: '24 小时内没有确认收款',
  ACCOUNT_FROZEN: '微信账户暂时不能收款，请在微信里查看',
  REAL_NAME_CHECK_FAIL: '微信还没有实名，请先在微信里完成',
  NAME_NOT_CORRECT: '微信的实名与这里登记的不一致',
  PAYEE_ACCOUNT_ABNORMAL: '微信账户异常，请在微信里查看',
};
const OPEN: readonly State[] = ['asked', 'accepted', 'toConfirm', 'sending', 'cancelling'];
const CANCELLABLE: readonly State[] = ['asked', 'accepted', 'toConfirm'];
const TONES: Readonly<Partial<Record<State, CashOutRow['tone']>>> = { arrived: 'good', toConfirm: 'warn' };

export const isOpen = ({ state }: CashOut): boolean => OPEN.includes(state);

export function cashOutRow(out: CashOut): CashOutRow {
  const { id, state, amountFen, createdAt, isUnwanted } = out;
  const isLeaving = isUnwanted && isOpen(out) && state !== 'sending';
  return {
    id,
    amount: yuanText(amountFen),
    at: timeText(createdAt),
    name: isLeaving ? NAMES.cancelling : NAMES[state],
    next: isLeaving ? NEXT.cancelling : nextOf(out),
    isOpen: isOpen(out),
    tone: TONES[state] ?? 'second',
    canConfirm: out.confirm !== null,
    canCancel: !isUnwanted && CANCELLABLE.includes(state),
  };
}

function nextOf({ state, failure, confirmBy }: CashOut): string {
  if (state === 'toConfirm' && confirmBy !== null) return `${timeText(confirmBy)} 前确认，过时自动退回`;
  if (state === 'failed') return REASONS[failure ?? ''] ?? '可以稍后再试，或联系客服';
  return NEXT[state];
}

/** The most that can leave now. */
export function mostOf({ cash, bounds, leftOfDayFen }: OutDesk): number {
  return Math.min(cash.freeFen, bounds.maxFen, leftOfDayFen);
}

/** Fen of a typed sum, or the sentence that says why it cannot leave. */
export function amountOf(desk: OutDesk, text: string): number | string {
  if (text === '') return '';
  const fen = fenOf(text);
  if (fen === null) return '请填写金额，最多两位小数';
  const { minFen, maxFen } = desk.bounds;
  if (fen > desk.cash.freeFen) return `最多 ${yuanText(desk.cash.freeFen)}`;
  if (fen < minFen || fen > maxFen) return `每笔 ${yuanText(minFen)} 至 ${yuanText(maxFen)}`;
  return fen > desk.leftOfDayFen ? `今天还可以转出 ${yuanText(desk.leftOfDayFen)}` : fen;
}

/** What a page shows of the desk. */
export function shownOf(desk: OutDesk) {
  const { minFen, maxFen } = desk.bounds;
  const mostFen = mostOf(desk);
  return {
    ...{ mostFen, most: yuanText(mostFen) },
    limits: `每笔 ${yuanText(minFen)} 至 ${yuanText(maxFen)}，今天还可以转出 ${yuanText(desk.leftOfDayFen)}`,
  };
}

/** What a typed sum would change: before → after, or why it cannot. */
export function previewOf(desk: OutDesk, text: string) {
  const fen = amountOf(desk, text);
  const { freeFen } = desk.cash;
  if (typeof fen === 'string') return { wrong: fen, before: '', after: '', arrives: '' };
  return { wrong: '', before: yuanText(freeFen), after: yuanText(freeFen - fen), arrives: yuanText(fen) };
}

/** A sum as it is typed: 1234 is "12.34". */
export function typedText(fen: number): string {
  const { whole, cents } = yuanParts(fen);
  return `${whole}.${cents}`;
}

/** shown: the person has seen WeChat's page, and only the mall knows what came of it · old: this WeChat has none */
export type ConfirmOutcome = 'shown' | 'left' | 'old';

/** Opens WeChat's page on which the person takes the money. */
export function confirmInWechat({ confirm }: CashOut): Promise<ConfirmOutcome> {
  if (confirm === null) return Promise.resolve('left');
  if (!wx.canIUse('requestMerchantTransfer')) return Promise.resolve('old');
  return new Promise((resolve) => {
    wx.requestMerchantTransfer({
      ...confirm,
      success: () => resolve('shown'),
      fail: () => resolve('left'),
    });
  });
}

export const OLD_WECHAT = '您的微信版本较旧，请更新微信后再确认收款';
