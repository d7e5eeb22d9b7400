/** What operators read for the states and kinds of the mall. */
import type { TagProps } from 'tdesign-react';

import type { RowOf } from './mall';

export type Tone = NonNullable<TagProps['theme']>;
export type Words<Key extends string> = Readonly<Record<Key, readonly [text: string, tone: Tone]>>;

type Order = RowOf<'orders'>;
type OpenRefund = RowOf<'openRefunds'>;
type Difference = RowOf<'billDifferences'>;

export const ORDER_STATES: Words<Order['state']> = {
  created: ['待付款', 'warning'],
  paid: ['已付款', 'primary'],
  shipped: ['已发货', 'primary'],
  received: ['已收货', 'primary'],
  settled: ['已结算', 'success'],
  closed: ['已关闭', 'default'],
  refunded: ['已退款', 'default'],
};

export const ORDER_KINDS: Readonly<Record<Order['kind'], string>> = {
  goods: '商品',
  service: '项目',
  store: '到店付款',
  pack: '礼包',
  exchange: '积分兑换',
  slot: '广告位',
};

export const AFTER_SALE: Words<NonNullable<Order['afterSale']>['state']> = {
  requested: ['申请退款', 'warning'],
  refused: ['退款未通过', 'default'],
  refunded: ['已退款', 'default'],
  cancelled: ['已撤回', 'default'],
};

export const REFUND_STATES: Words<OpenRefund['state']> = {
  waiting: ['等待微信受理', 'warning'],
  processing: ['微信退款中', 'primary'],
  abnormal: ['退款异常，需人工处理', 'danger'],
  done: ['已到账', 'success'],
};

export const ROLES: Readonly<Record<string, string>> = {
  vip: 'VIP',
  shopkeeper: '店主',
  shopTrader: '店商',
  serviceProvider: '服务商',
};

export const DIFFERENCES: Words<Difference['kind']> = {
  notInMall: ['微信有，商城没有', 'danger'],
  notAtWechat: ['商城有，微信没有', 'danger'],
  amount: ['金额不一致', 'danger'],
  payee: ['收款商户不一致', 'danger'],
  notInJournal: ['账本里没有分录', 'danger'],
};

export const MONEY_MOVES: Readonly<Record<Difference['what'], string>> = {
  payment: '付款',
  refund: '退款',
  payIn: '求购资金转入',
  out: '提现与取出',
  back: '提现退回',
  other: '其他变动',
};

export const OPERATOR_ROLES: Readonly<Record<string, string>> = {
  support: '客服',
  finance: '财务',
  admin: '管理员',
};
