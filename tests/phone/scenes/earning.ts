/** Wallet and sharing: what people see of their rewards, and the open books. */
import type { InHand } from '../hold';
import { BUYER, NOBODY, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

/** Of the demo: highest role, with customers; a city; no verified name; a refund after settlement. */
const TOP = 'demo-gu-wenjing';
const PARTNER = 'demo-lu-jingming';
const UNNAMED = 'demo-tang-yuwei';
const REFUNDED = 'demo-lin-xiaoyue';

const at =
  (path: string, who = BUYER) =>
  (): Place => ({ who, path });
const poster =
  (code: string) =>
  ({ productOf }: Facts): Place => ({
    who: BUYER,
    path: `/share/share/share?page=product&id=${productOf(code)}`,
  });
const tap =
  (text: string) =>
  ({ tap: touch }: InHand): Promise<void> =>
    touch(text);

const rewardsOf =
  (name: string, looksSo: Parameters<Facts['order']>[1]) =>
  ({ order }: Facts): Place => {
    const found = order(name, looksSo);
    return { who: found.who, path: `/wallet/order-rewards/order-rewards?orderId=${found.order._id}` };
  };

const WALLET: readonly PageScenes[] = [
  {
    page: 'wallet/wallet/wallet',
    title: '钱包',
    filled: { at: at('/wallet/wallet/wallet'), shows: '计入每日释放' },
    more: [
      {
        id: 'new',
        title: '新人',
        at: at('/wallet/wallet/wallet', NOBODY),
        shows: '另有 200.00 共享值锁定中',
      },
      { id: 'unnamed', title: '待实名', at: at('/wallet/wallet/wallet', UNNAMED), shows: '联系客服实名' },
      {
        id: 'table',
        title: '价格的数字',
        at: at('/wallet/wallet/wallet'),
        act: tap('看数字'),
        shows: '收起数字',
      },
    ],
  },
  {
    page: 'wallet/days/days',
    title: '每日明细',
    filled: { at: at('/wallet/days/days'), shows: '当天转换前' },
    more: [{ id: 'empty', title: '新人', at: at('/wallet/days/days', 'demo-scene-today'), shows: /还没有/ }],
  },
  {
    page: 'wallet/open-books/open-books',
    title: '公示账本',
    filled: { at: at('/wallet/open-books/open-books', NOBODY), shows: '谁持有多少' },
    more: [
      {
        id: 'equal',
        title: '重算相等',
        at: at('/wallet/open-books/open-books'),
        act: tap('重算我的每一天'),
        shows: /天天相等/,
      },
    ],
  },
  {
    page: 'wallet/rewards/rewards',
    title: '奖励明细',
    filled: { at: at('/wallet/rewards/rewards', TOP), shows: '加入以来' },
    more: [
      { id: 'refunded', title: '有退款', at: at('/wallet/rewards/rewards', REFUNDED), shows: /退款扣回/ },
      { id: 'unnamed', title: '待实名', at: at('/wallet/rewards/rewards', UNNAMED), shows: '加入以来' },
      { id: 'empty', title: '空', at: at('/wallet/rewards/rewards', NOBODY), shows: '还没有奖励' },
    ],
  },
  {
    page: 'wallet/order-rewards/order-rewards',
    title: '一笔订单的奖励',
    filled: {
      at: rewardsOf('已完成', ({ kind, state }) => kind === 'store' && state === 'settled'),
      shows: '积分去了哪里',
    },
    more: [
      {
        id: 'reversed',
        title: '已退款',
        at: rewardsOf('到店退款', ({ kind, state }) => kind === 'store' && state === 'refunded'),
        shows: /扣回/,
      },
      {
        id: 'pending',
        title: '在路上',
        at: rewardsOf('待收货', ({ kind, state }) => kind === 'goods' && state === 'shipped'),
        shows: '预计',
      },
    ],
  },
  {
    page: 'wallet/activate/activate',
    title: '开通会员',
    filled: { at: at('/wallet/activate/activate', NOBODY), shows: '购买并开通' },
    more: [{ id: 'active', title: '已开通', at: at('/wallet/activate/activate'), shows: '您已开通会员' }],
  },
];

const SHARE: readonly PageScenes[] = [
  {
    page: 'share/share/share',
    title: '分享海报',
    filled: { at: poster('g04'), shows: '保存海报' },
    more: [
      { id: 'mall', title: '商城', at: at('/share/share/share'), shows: '保存海报' },
      { id: 'medical', title: '医疗项目', at: poster('m01'), shows: '这里不能分享海报' },
    ],
  },
  {
    page: 'share/customers/customers',
    title: '我的顾客',
    filled: { at: at('/share/customers/customers', TOP), shows: '顾客已完成的消费' },
    more: [{ id: 'empty', title: '空', at: at('/share/customers/customers', NOBODY), shows: /还没有顾客/ }],
  },
  {
    page: 'share/role/role',
    title: '服务角色',
    filled: { at: at('/share/role/role', BUYER), shows: '距离店主' },
    more: [
      { id: 'top', title: '最高', at: at('/share/role/role', TOP), shows: '服务商（现在）' },
      { id: 'new', title: '还没有开通', at: at('/share/role/role', NOBODY), shows: '先开通会员' },
    ],
  },
  {
    page: 'share/region/region',
    title: '区域合伙人',
    filled: { at: at('/share/region/region', PARTNER), shows: '我的城市' },
    more: [{ id: 'buy', title: '还没有', at: at('/share/region/region', BUYER), shows: '购买区域礼包' }],
  },
];

export const EARNING: readonly PageScenes[] = [...WALLET, ...SHARE];
