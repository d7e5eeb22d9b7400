/** The market of points: what members and a merchant see of it, after the demo's few trades. */
import { CHAIN, STORES } from '../../../local/demo/data/chain';
import { OWNER } from '../../../local/demo/data/people';
import { named } from '../../../local/demo/deeds';
import type { InHand } from '../hold';
import { NOBODY, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

/** Without a verified name. */
const UNNAMED = 'demo-tang-yuwei';
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

/** One of them waits for the owner in WeChat; a day later the timer has it back. */
async function takingOut({ house }: Facts): Promise<Place> {
  const { outs } = await house.mall.call(OWNER, 'store', 'fundDesk', { merchantId: CHAIN.id });
  if (!outs.rows.some(({ state }) => state === 'toConfirm'))
    await house.mall.call(OWNER, 'store', 'takeOut', { merchantId: CHAIN.id, amountFen: 1_000 });
  return work('take-out')();
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
    page: 'market/withdraw/withdraw',
    title: '提现到微信',
    filled: { at: at('/market/withdraw/withdraw'), shows: '提现记录' },
    more: [
      {
        id: 'unnamed',
        title: '待实名',
        at: at('/market/withdraw/withdraw', UNNAMED),
        shows: '提现前需要实名',
      },
      {
        id: 'too-much',
        title: '超出余额',
        at: at('/market/withdraw/withdraw', NOBODY),
        act: write('提现金额', '9000'),
        shows: '最多 ¥0.00',
      },
    ],
  },
  {
    page: 'staff/pay-in/pay-in',
    title: '转入资金',
    filled: { at: work('pay-in'), act: write('转入金额', '500'), shows: '用微信支付付款，付好立即可用。' },
    more: [
      {
        id: 'bounds',
        title: '金额不合适',
        at: work('pay-in'),
        act: write('转入金额', '1'),
        shows: /^每笔 .+ 至/,
      },
    ],
  },
  {
    page: 'staff/take-out/take-out',
    title: '转出资金',
    filled: { at: takingOut, act: write('转出金额', '20'), shows: '去微信确认收款' },
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
