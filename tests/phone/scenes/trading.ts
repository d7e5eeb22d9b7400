/** The market of points: what members and a merchant see of it, after the demo's few trades. */
import { CHAIN, STORES } from '../../../local/demo/data/chain';
import { OWNER } from '../../../local/demo/data/people';
import { named } from '../../../local/demo/deeds';
import type { InHand } from '../hold';
import { NOBODY, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

/** Has offered some, one of them filled in part. */
const SELLER = named('韩佳宁').openid;

const at =
  (path: string, who = SELLER) =>
  (): Place => ({ who, path });
const work = (page: string) => (): Place => ({
  who: OWNER,
  path: `/staff/${page}/${page}?merchantId=${CHAIN.id}&storeId=${STORES[0]?.id ?? ''}`,
});

async function partlyFilled({ house }: Facts): Promise<Place> {
  const { rows } = await house.mall.call(SELLER, 'member', 'sellOrders', {});
  const found = rows.find(({ filled, state }) => filled > 0 && state === 'open');
  if (found === undefined) throw new Error('the demo has no offer that is filled in part');
  return { who: SELLER, path: `/market/order/order?orderId=${found.id}` };
}

const write =
  (field: string, text: string) =>
  ({ write: type }: InHand): Promise<void> =>
    type(field, text);

export const TRADING: readonly PageScenes[] = [
  {
    page: 'market/market/market',
    title: '挂卖与求购',
    filled: { at: at('/market/market/market'), shows: '现在的挂单' },
    more: [
      {
        id: 'table',
        title: '全部数字',
        at: at('/market/market/market'),
        act: ({ tap }) => tap('看全部数字'),
        shows: '收起数字',
      },
      { id: 'new', title: '新人', at: at('/market/market/market', NOBODY), shows: '现在的挂单' },
    ],
  },
  {
    page: 'market/sell/sell',
    title: '挂卖',
    filled: { at: at('/market/sell/sell'), act: write('挂卖多少积分', '1'), shows: '挂卖后' },
    more: [
      {
        id: 'password',
        title: '支付密码',
        at: at('/market/sell/sell'),
        act: async ({ write: type, press }) => {
          await type('挂卖多少积分', '1');
          await press('挂卖');
        },
        shows: '请输入 6 位支付密码',
      },
      {
        id: 'out-of-band',
        title: '价格超出范围',
        at: at('/market/sell/sell'),
        act: async ({ write: type }) => {
          await type('挂卖多少积分', '1');
          await type('每积分不低于多少元', '99');
        },
        shows: /今天可挂的价格在/,
      },
      { id: 'new', title: '没有支付密码', at: at('/market/sell/sell', NOBODY), shows: '先设置支付密码' },
    ],
  },
  {
    page: 'market/orders/orders',
    title: '我的挂卖',
    filled: { at: at('/market/orders/orders'), shows: '部分成交' },
    more: [{ id: 'empty', title: '空', at: at('/market/orders/orders', NOBODY), shows: '还没有挂卖过积分' }],
  },
  {
    page: 'market/order/order',
    title: '一笔挂卖',
    filled: { at: partlyFilled, shows: /起可提现/ },
  },
  {
    page: 'market/cash/cash',
    title: '现金钱包',
    filled: { at: at('/market/cash/cash'), shows: '卖出积分' },
    more: [{ id: 'empty', title: '空', at: at('/market/cash/cash', NOBODY), shows: /每一笔会出现在这里/ }],
  },
  {
    page: 'staff/buy-points/buy-points',
    title: '求购积分',
    filled: { at: work('buy-points'), act: write('求购多少积分', '5'), shows: '求购后' },
    more: [
      {
        id: 'short',
        title: '资金不足',
        at: work('buy-points'),
        act: write('求购多少积分', '90000'),
        shows: /求购资金还差/,
      },
    ],
  },
  {
    page: 'staff/buy-orders/buy-orders',
    title: '我的求购',
    filled: { at: work('buy-orders'), act: ({ tap }) => tap('成交明细'), shows: '收起' },
  },
  {
    page: 'staff/fund/fund',
    title: '求购资金',
    filled: { at: work('fund'), shows: '求购中冻结' },
  },
];
