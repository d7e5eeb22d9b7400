/** Orders of the market in words: how far they are, and what became of what was left. Pure. */
import type { DataOf } from './api';
import { pointText, priceText, yuanText } from './amounts';
import { dayWords, timeText } from './times';
import { upToFen } from './trade-amounts';

export type Order = DataOf<'member', 'sellOrder'>['order'];
export type Fill = DataOf<'member', 'sellOrder'>['fills']['rows'][number];

/** What is said where there is no market. */
export const OFF = {
  title: '积分挂卖与求购暂未开放',
  hint: '您的积分不受影响，可以用来兑换和支付',
} as const;

export interface OrderRow {
  readonly id: string;
  /** "挂卖 40.00 积分" */
  readonly title: string;
  readonly limit: string;
  readonly state: string;
  readonly tone: 'brand' | 'good' | 'second';
  /** Sold or bought so far, and what is left. */
  readonly progress: string;
  /** Until when it stands, or what became of the rest. */
  readonly next: string;
  readonly at: string;
  readonly isOpen: boolean;
  /** What a buyer paid; empty where nothing. */
  readonly paid: string;
}

const ENDED: Readonly<Record<Exclude<Order['state'], 'open'>, string>> = {
  filled: '全部成交',
  cancelled: '已撤销',
  expired: '已到期',
};

export function orderRow(order: Order): OrderRow {
  const { id, side, units, price, state, filled, placedAt } = order;
  const isOpen = state === 'open';
  return {
    ...{ id, isOpen, at: timeText(placedAt) },
    title: `${side === 'sell' ? '挂卖' : '求购'} ${pointText(units)} 积分`,
    limit: `每积分${side === 'sell' ? '不低于' : '不高于'} ${priceText(price)}`,
    state: state === 'open' ? (filled > 0 ? '部分成交' : '挂单中') : ENDED[state],
    tone: isOpen ? 'brand' : state === 'filled' ? 'good' : 'second',
    progress: progressOf(order),
    next: nextOf(order),
    paid: side === 'buy' && filled > 0 ? yuanText(upToFen(order.costHundredths)) : '',
  };
}

function progressOf({ filled, left, state }: Order): string {
  const done = `已成交 ${pointText(filled)} 积分`;
  if (state === 'open') return `${done}，还剩 ${pointText(left)}`;
  return filled === 0 ? '没有成交' : done;
}

/** What backs an order goes back to where it was. */
const BACK = {
  sell: '剩余积分已退回托管账户',
  buy: '剩余资金已退回求购资金',
} as const;

function nextOf({ state, side, day, endedBecause }: Order): string {
  if (state === 'open') return `${dayWords(day)}当天有效，没有成交的部分在当天结束后退回`;
  if (state === 'filled') return '';
  if (endedBecause === 'debt') return `您有待补回的积分，不能继续挂卖。${BACK.sell}`;
  if (endedBecause === 'taken') return `退款扣回了其中的积分。${BACK.sell}`;
  if (endedBecause === 'merchantClosed') return `商家已停业，不能继续求购。${BACK.buy}`;
  return BACK[side];
}

/** Asked once before an order is taken back. */
export function cancelQuestion({ progress, title }: OrderRow, side: Order['side']): string {
  const back = side === 'sell' ? '剩余积分马上退回托管账户' : '剩余资金马上退回求购资金';
  return `${title}，${progress}。${back}；已经成交的部分不能撤销。`;
}

export interface FillRow {
  readonly id: string;
  readonly at: string;
  readonly points: string;
  readonly price: string;
  readonly cash: string;
  /** From when on a seller may withdraw it; empty to a buyer. */
  readonly free: string;
}

export function fillRow({ id, at, units, price, fen, feeFen, freeOn }: Fill): FillRow {
  const fee = feeFen > 0 ? `（已扣手续费 ${yuanText(feeFen)}）` : '';
  return {
    ...{ id, at: timeText(at), points: pointText(units), price: priceText(price) },
    cash: yuanText(fen - feeFen),
    free: freeOn === null ? '' : `${dayWords(freeOn)}起可提现${fee}`,
  };
}
