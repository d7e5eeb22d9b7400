/** Orders, each of their states, and the way back. */
import type { Order } from '../../../cloudfunctions/orders/documents';
import { BUYER, NOBODY, type Facts } from './facts';
import type { PageScenes, Place, Scene } from './scene';

type Look = (order: Order) => boolean;
type Row = readonly [id: string, title: string, looksSo: Look, shows: string | RegExp];

const isGoods: Look = ({ kind, afterSale }) => kind === 'goods' && afterSale === null;
const inState =
  (state: Order['state'], and: Look = isGoods): Look =>
  (order) =>
    order.state === state && and(order);

/** The states of an order that its page tells apart. */
const STATES: readonly Row[] = [
  ['created', '待付款', inState('created'), '去付款'],
  ['paid', '待发货', inState('paid', (order) => isGoods(order) && order.pickupCode === null), '待发货'],
  ['pickup', '待自提', ({ pickupCode, state }) => pickupCode !== null && state === 'paid', '到店出示'],
  ['asked', '退款处理中', ({ afterSale }) => afterSale?.state === 'requested', '撤回申请'],
  ['received', '已收货', inState('received'), '订单号'],
  ['settled', '已完成', inState('settled'), '订单完成'],
  ['closed', '已关闭', inState('closed'), '订单号'],
  ['refunded', '已退款', inState('refunded', ({ kind }) => kind === 'goods'), '已退款'],
  ['after-sale-refused', '退款被婉拒', ({ afterSale }) => afterSale?.state === 'refused', '商家回复'],
  ['card', '疗程卡', ({ uses, settlements }) => uses > 1 && settlements.length > 0, /已用 \d 次/],
  ['pack', '礼包', ({ kind, state }) => kind === 'pack' && state === 'settled', '订单号'],
  ['store', '到店付款', ({ kind, state }) => kind === 'store' && state === 'settled', '订单号'],
];

function orderAt(title: string, looksSo: Look, page: string) {
  return ({ order }: Facts): Place => {
    const found = order(title, looksSo);
    return { who: found.who, path: `/${page}?orderId=${found.order._id}` };
  };
}

const ORDER = 'pages/order/order';
const REFUND = 'pages/refund/refund';
const ORDERS = 'pages/orders/orders';
const SHIPPED = inState('shipped');
const orders = (who: string, tab: string) => (): Place => ({ who, path: `/${ORDERS}?tab=${tab}` });

const STATE_SCENES: readonly Omit<Scene, 'page'>[] = STATES.map(([id, title, looksSo, shows]) => ({
  ...{ id, title, shows },
  at: orderAt(title, looksSo, ORDER),
}));

const COMMENT = 'pages/comment/comment';
const commentAt = (facts: Facts): Place => {
  const isReceived = inState('received');
  const { who, order } = facts.order(
    '已收货，还没有评价',
    (one) => isReceived(one) && !facts.isCommented(one),
  );
  return { who, path: `/${COMMENT}?orderId=${order._id}&skuId=${order.lines[0]?.skuId ?? ''}` };
};

export const AFTER_BUYING: readonly PageScenes[] = [
  {
    page: ORDERS,
    title: '我的订单',
    filled: { at: orders(BUYER, 'all'), shows: '待付款' },
    more: [
      { id: 'empty', title: '空', at: orders(NOBODY, 'all'), shows: '还没有订单' },
      { id: 'tab', title: '待付款', at: orders(BUYER, 'unpaid'), shows: /付款/ },
    ],
  },
  {
    page: ORDER,
    title: '订单详情',
    filled: { at: orderAt('待收货', SHIPPED, ORDER), shows: '确认收货' },
    more: STATE_SCENES,
  },
  {
    page: COMMENT,
    title: '写评价',
    filled: { at: commentAt, shows: '评价会匿名展示' },
    more: [
      {
        id: 'stars',
        title: '三星',
        at: commentAt,
        act: async ({ tab }) => tab.locator('[aria-label="3 星"]:visible').click(),
        shows: '评价会匿名展示',
      },
    ],
  },
  {
    page: REFUND,
    title: '申请退款',
    filled: { at: orderAt('待收货', SHIPPED, REFUND), shows: '退款金额' },
    more: [
      {
        id: 'other',
        title: '别的原因',
        at: orderAt('待收货', SHIPPED, REFUND),
        act: ({ tap }) => tap(/其他|其它/),
        shows: '退款金额',
      },
    ],
  },
];
