/** An advertising slot as its merchant reads it: how it stands, and what happens next and when. Pure. */
import type { DataOf } from '../../services/api';
import { yuanText } from '../../services/amounts';
import { timeText } from '../../services/times';

type Slot = DataOf<'store', 'slots'>['rows'][number];

const PLACES: Readonly<Record<Slot['place'], string>> = { home: '首页轮播', category: '分类页横幅' };

interface Said {
  readonly word: string;
  readonly tone: 'warn' | 'good' | 'second';
  readonly next: (slot: Slot) => string;
}

const SAID: Readonly<Record<Slot['phase'], Said>> = {
  offered: {
    ...{ word: '待付款', tone: 'warn' },
    next: ({ payUntil }) => `${timeText(payUntil)} 前付款有效，过时自动失效`,
  },
  paying: {
    ...{ word: '待付款', tone: 'warn' },
    next: ({ payment }) =>
      payment === null ? '有一笔付款正在进行' : `付款还没完成，请在 ${timeText(payment.expiresAt)} 前付款`,
  },
  confirming: { word: '确认中', tone: 'second', next: () => '正在等微信确认付款，不用再付' },
  missed: { word: '已失效', tone: 'second', next: () => '没有在约定时间前付款；还想展示请联系平台' },
  waiting: { word: '已付款', tone: 'good', next: () => '到开始时间自动展示' },
  running: { word: '展示中', tone: 'good', next: () => '' },
  over: { word: '已结束', tone: 'second', next: () => '' },
  takenBack: { word: '平台已收回', tone: 'second', next: () => '没有付款，不收取费用' },
  withdrawn: {
    ...{ word: '平台已撤下', tone: 'second' },
    next: ({ refundedFen }) =>
      refundedFen === 0 ? '剩余不足一天，没有退款' : `未展示的部分 ${yuanText(refundedFen)} 按原支付方式退回`,
  },
};

/** Where it was shown, the count of views says something. */
const SEEN: readonly Slot['phase'][] = ['running', 'over', 'withdrawn'];

export interface SlotRow {
  readonly id: string;
  readonly picture: string;
  readonly title: string;
  readonly place: string;
  readonly time: string;
  readonly priceFen: number;
  readonly word: string;
  readonly tone: Said['tone'];
  readonly next: string;
  /** "看到 12 次"; empty before it was shown. */
  readonly views: string;
  readonly canPay: boolean;
  /** The person's own payment that was begun; empty for none. */
  readonly paymentId: string;
  /** Where the receipt is; empty for none. */
  readonly orderId: string;
}

/** @param mayPay whether the person is the owner, out of whose WeChat it is paid */
export function slotRow(slot: Slot, mayPay: boolean): SlotRow {
  const { id, picture, title, place, from, to, priceFen, phase, payment, orderId, views } = slot;
  const { word, tone, next } = SAID[phase];
  return {
    ...{ id, picture, title, priceFen, word, tone },
    place: PLACES[place],
    time: `${timeText(from)} 至 ${timeText(to)}`,
    next: next(slot),
    views: SEEN.includes(phase) ? `看到 ${views} 次` : '',
    canPay: mayPay && (phase === 'offered' || payment !== null),
    paymentId: payment?._id ?? '',
    orderId: mayPay ? (orderId ?? '') : '',
  };
}

/** What is asked before the sheet opens. */
export function payQuestion({ priceFen, place, time }: SlotRow): string {
  return `支付 ${yuanText(priceFen)}，在${place}展示 ${time}。用微信支付；广告费不计入共享值和积分。`;
}
