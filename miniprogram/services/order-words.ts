/** What is said of an order, by kind and state. */
import type { DataOf } from './api';
import { linesText } from './lines-text';
import { pointText } from './amounts';
import { dayText } from './times';

export type Order = DataOf<'member', 'orders'>['rows'][number];
type State = Order['state'];

/** goods: by parcel · pickup: fetched at a store · the rest as the order's kind. */
type Way = 'goods' | 'pickup' | 'service' | 'store' | 'pack' | 'exchange' | 'slot';

const KINDS: Readonly<Record<Order['kind'], string>> = {
  goods: '商品订单',
  service: '护理项目',
  store: '到店付款',
  pack: '礼包',
  exchange: '积分兑换',
  slot: '广告位',
};

const STATES: Readonly<Record<State, string>> = {
  created: '待付款',
  paid: '待发货',
  shipped: '待收货',
  received: '已收货',
  settled: '已完成',
  closed: '已关闭',
  refunded: '已退款',
};

const PAID: Readonly<Record<Way, string>> = {
  goods: '待发货',
  pickup: '待自提',
  service: '待使用',
  store: '已付款',
  pack: '已付款',
  exchange: '待发货',
  slot: '已付款',
};

const NEXT: Readonly<Record<State, string>> = {
  created: '请尽快付款，超时后订单自动关闭',
  paid: '',
  shipped: '包裹在路上，收到后请确认收货',
  received: '售后期结束后订单完成',
  settled: '感谢您的信任',
  closed: '未付款的订单已关闭，优惠券和库存已退回',
  refunded: '款项按原支付方式退回',
};

/** Where nothing but points was paid. */
const NEXT_IN_POINTS: Readonly<Partial<Record<State, string>>> = {
  closed: '订单已关闭，积分已回到托管账户',
  refunded: '积分已退回托管账户',
};

const NEXT_PAID: Readonly<Record<Way, string>> = {
  goods: '商家会尽快发货',
  pickup: '到店出示自提码即可取货',
  service: '到店使用后逐次核销',
  store: '付款已到账',
  pack: '正在为您开通',
  exchange: '平台会尽快发货，发货前可以取消，积分立即退回',
  slot: '付款已到账，到开始时间自动展示',
};

const ASKED: Readonly<Record<NonNullable<Order['afterSale']>['state'], string>> = {
  requested: '退款处理中',
  refused: '退款未通过',
  refunded: '已退款',
  cancelled: '已撤回',
};

/** As the mall's lists know them. */
export const TABS = [
  { name: 'all', label: '全部' },
  { name: 'unpaid', label: '待付款' },
  { name: 'waiting', label: '进行中' },
  { name: 'shipped', label: '待收货' },
  { name: 'afterSale', label: '售后' },
] as const;

export type Tab = (typeof TABS)[number]['name'];

export function kindWord({ kind }: Order): string {
  return KINDS[kind];
}

/** An order that is asked back says so, whatever else it is. */
export function stateWord(order: Order): string {
  if (order.afterSale?.state === 'requested') return ASKED.requested;
  return order.state === 'paid' ? PAID[wayOf(order)] : STATES[order.state];
}

/** What happens next, and when where that is known. */
export function nextSentence(order: Order): string {
  if (order.afterSale?.state === 'requested') return '商家会尽快处理您的退款申请';
  const { state, dueAt } = order;
  if (state === 'shipped' && dueAt !== null) return `包裹在路上，${dayText(dueAt)}自动确认收货`;
  if (state === 'received' && dueAt !== null) return `${dayText(dueAt)}售后期结束，订单完成`;
  if (state === 'paid') return NEXT_PAID[wayOf(order)];
  const inPoints = payFenOf(order) === 0 && order.pointPart !== undefined ? NEXT_IN_POINTS[state] : undefined;
  return inPoints ?? NEXT[state];
}

export function afterSaleWord(state: NonNullable<Order['afterSale']>['state']): string {
  return ASKED[state];
}

export function payFenOf({ amountFen, freightFen }: Order): number {
  return amountFen + freightFen;
}

/** "52.00 积分", of what was paid in points; empty where nothing was. */
export function pointsPaidText({ pointPart }: Pick<Order, 'pointPart'>): string {
  return pointPart === undefined ? '' : `${pointText(pointPart.units)} 积分`;
}

const OVER: readonly State[] = ['received', 'settled', 'closed', 'refunded'];

/** What is over, of things that the mall sells by product. */
export function canBuyAgain({ kind, state, lines }: Order): boolean {
  return kind !== 'exchange' && OVER.includes(state) && lines.some(({ productId }) => productId !== null);
}

/** The checkout of the same things once more; what is gone meanwhile it says itself. */
export function buyAgainUrl({ lines }: Order): string {
  const wanted = lines.filter(({ productId }) => productId !== null);
  return `/pages/checkout/checkout?lines=${linesText(wanted)}`;
}

function wayOf({ kind, handover }: Order): Way {
  return kind === 'goods' && handover?.kind === 'pickup' ? 'pickup' : kind;
}
