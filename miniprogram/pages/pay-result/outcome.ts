/** What is said of a payment as it stands. */
import { timeText } from '../../services/times';
import type { Payment, PayOutcome } from '../../services/pay';

export interface Words {
  readonly icon: string;
  readonly tone: 'good' | 'warn' | 'second';
  readonly title: string;
  readonly next: string;
  /** Whether the sheet may be opened (again). */
  readonly isPayable: boolean;
}

type Settled = Exclude<Payment['state'], 'created'>;

const SETTLED: Readonly<Record<Settled, Words>> = {
  paid: {
    icon: 'check-circle-filled',
    tone: 'good',
    title: '支付成功',
    next: '商家已收到您的订单',
    isPayable: false,
  },
  closed: {
    icon: 'error-circle',
    tone: 'second',
    title: '订单已关闭',
    next: '超时未付款，库存和优惠券已退回，可以重新下单',
    isPayable: false,
  },
  paidAfterClose: {
    icon: 'error-circle',
    tone: 'warn',
    title: '订单已关闭，款项将退回',
    next: '付款到账时订单已超时关闭，款项会按原支付方式退回',
    isPayable: false,
  },
};

const OPEN: Readonly<Record<PayOutcome, Pick<Words, 'title' | 'next'>>> = {
  asked: { title: '正在确认付款', next: '微信的结果还没有到，通常几秒内完成；请勿重复付款' },
  cancelled: { title: '还没有付款', next: '' },
  failed: { title: '付款没有成功', next: '可以换一种付款方式再试' },
};

/** @param outcome what the sheet said last */
export function wordsOf({ state, expiresAt }: Payment, outcome: PayOutcome): Words {
  if (state !== 'created') return SETTLED[state];
  const isPayable = outcome !== 'asked';
  const { title, next } = OPEN[outcome];
  const kept = isPayable ? `订单为您保留到 ${timeText(expiresAt)}` : '';
  return {
    icon: 'time',
    tone: 'warn',
    title,
    next: [next, kept].filter((part) => part !== '').join('。'),
    isPayable,
  };
}
