/** From the cart to the coupons: the pages on which something is bought. */
import { memberIdOf } from '../../../cloudfunctions/accounts/member-id';
import { leavings, type LeavingState } from '../../../cloudfunctions/personal/documents';
import { openDatabase } from '../../../cloudfunctions/platform/cloudbase';
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { CHAIN } from '../../../local/demo/data/chain';
import { ENDS_AT } from '../../../local/demo/test-support';
import { BUYER, NOBODY, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

const checkout =
  (...codes: string[]) =>
  (facts: Facts): Place => ({
    who: BUYER,
    path: `/pages/checkout/checkout?lines=${codes.map((code) => `${facts.skuOf(code)}:1`).join(',')}`,
  });
const at = (who: string, path: string) => (): Place => ({ who, path });

/** Somebody whose wish to leave has come so far. */
function wishing(state: LeavingState) {
  return async ({ house }: Facts): Promise<Place> => {
    const who = `demo-wishing-${state}`;
    await house.mall.call(who, 'member', 'join', {});
    const transaction = await openDatabase().begin();
    await transaction.put(leavings, {
      ...{ _id: memberIdOf(who), state, askedAt: ENDS_AT, givesUp: true, putOffBy: [], row: null, after: '' },
      ...{ dueAt: state === 'waiting' ? ENDS_AT + 15 * DAY_MS : null, erased: 0, endedAt: null },
    });
    await transaction.commit();
    return { who, path: '/wallet/my-data/my-data' };
  };
}

function result(name: string, state: 'created' | 'settled' | 'closed', outcome: string) {
  return ({ order }: Facts): Place => {
    const found = order(name, (one) => one.state === state);
    const query = `paymentId=${found.order.paymentId}&outcome=${outcome}`;
    return { who: found.who, path: `/pages/pay-result/pay-result?${query}` };
  };
}

export const BUYING: readonly PageScenes[] = [
  {
    page: 'pages/cart/cart',
    title: '购物车',
    filled: { at: at(BUYER, '/pages/cart/cart'), shows: '暂时不能下单' },
    more: [
      { id: 'empty', title: '空', at: at(NOBODY, '/pages/cart/cart'), shows: '购物车还是空的' },
      {
        id: 'none-chosen',
        title: '一件也没选',
        at: at(BUYER, '/pages/cart/cart'),
        act: ({ tap }) => tap('全选'),
        shows: '结算 0',
      },
    ],
  },
  {
    page: 'pages/checkout/checkout',
    title: '确认订单',
    filled: { at: checkout('g04', 'p02'), shows: '预计获得' },
    more: [
      {
        id: 'treatment',
        title: '到店项目',
        at: (facts) => ({ ...checkout('c01')(facts), who: NOBODY }),
        shows: '到店使用，无需收货地址',
      },
      {
        id: 'stores',
        title: '选自提门店',
        at: checkout('g04'),
        act: ({ tap }) => tap('到店自提'),
        shows: '选择自提门店',
      },
      {
        id: 'no-address',
        title: '还没有地址',
        at: (facts) => ({ ...checkout('g04')(facts), who: NOBODY }),
        shows: '请添加收货地址',
      },
      {
        id: 'coupons',
        title: '选优惠券',
        at: checkout('g04', 'p02'),
        act: ({ tap }) => tap('优惠券'),
        shows: '不使用优惠券',
      },
    ],
  },
  {
    page: 'pages/pay-result/pay-result',
    title: '支付结果',
    filled: { at: result('that is paid', 'settled', 'asked'), shows: '支付成功' },
    more: [
      { id: 'cancelled', title: '取消了', at: result('unpaid', 'created', 'cancelled'), shows: '还没有付款' },
      { id: 'refused', title: '银行拒绝', at: result('unpaid', 'created', 'failed'), shows: '付款没有成功' },
      { id: 'closed', title: '超时关闭', at: result('closed', 'closed', 'asked'), shows: '订单已关闭' },
      {
        id: 'sheet',
        title: '付款单',
        at: result('unpaid', 'created', 'cancelled'),
        act: ({ tap }) => tap('继续付款'),
        shows: '还没有付款',
      },
    ],
  },
  {
    page: 'pages/addresses/addresses',
    title: '收货地址',
    filled: { at: at(BUYER, '/pages/addresses/addresses'), shows: '文三路 478 号' },
    more: [{ id: 'empty', title: '空', at: at(NOBODY, '/pages/addresses/addresses'), shows: '新建地址' }],
  },
  {
    page: 'pages/address/address',
    title: '编辑地址',
    filled: { at: at(BUYER, '/pages/address/address?id=office'), shows: '设为默认地址' },
    more: [{ id: 'new', title: '新建', at: at(BUYER, '/pages/address/address'), shows: '设为默认地址' }],
  },
  {
    page: 'pages/coupons/coupons',
    title: '优惠券',
    filled: { at: at(BUYER, '/pages/coupons/coupons?tab=offers'), shows: '若兰护肤券' },
    more: [
      { id: 'own', title: '我的', at: at(BUYER, '/pages/coupons/coupons?tab=own'), shows: '可使用' },
      {
        id: 'empty',
        title: '一张也没有',
        at: at(NOBODY, '/pages/coupons/coupons?tab=own'),
        shows: '还没有优惠券',
      },
    ],
  },
  {
    page: 'pages/settings/settings',
    title: '设置',
    filled: { at: at(BUYER, '/pages/settings/settings'), shows: '兰汐' },
    more: [
      {
        id: 'off',
        title: '关掉',
        at: async ({ house: { mall } }) => {
          await mall.call(BUYER, 'member', 'setContact', { merchantId: CHAIN.id, isOptedOut: false });
          return { who: BUYER, path: '/pages/settings/settings' };
        },
        act: ({ named }) => named(/的活动消息$/).click(),
        shows: '不接收',
      },
      {
        id: 'empty',
        title: '没有消费过',
        at: at(NOBODY, '/pages/settings/settings'),
        shows: '还没有在商家消费过',
      },
    ],
  },
  {
    page: 'wallet/my-data/my-data',
    title: '我的资料',
    filled: { at: at(BUYER, '/wallet/my-data/my-data'), shows: '了结下面的事以后' },
    more: [
      { id: 'free', title: '可以注销', at: at(NOBODY, '/wallet/my-data/my-data'), shows: '期间可以撤回' },
      { id: 'waiting', title: '等待注销', at: wishing('waiting'), shows: '撤回注销' },
      { id: 'erased', title: '注销完成', at: wishing('erased'), shows: '上次注销已经完成' },
      {
        id: 'unfolded',
        title: '保存了什么',
        at: at(NOBODY, '/wallet/my-data/my-data'),
        act: ({ tap }) => tap('展开'),
        shows: '收货地址',
      },
    ],
  },
  {
    page: 'pages/mine/mine',
    title: '我的',
    filled: { at: at(BUYER, '/pages/mine/mine'), shows: '已开通会员' },
    more: [{ id: 'visitor', title: '第一次来', at: at(NOBODY, '/pages/mine/mine'), shows: '还没有开通会员' }],
  },
];
