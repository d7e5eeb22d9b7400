/** 积分兑换: what can be had for points. */
import { BUYER, NOBODY, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

const goods =
  (who: string, code = 'p03') =>
  ({ productOf }: Facts): Place => ({ who, path: `/redeem/goods/goods?id=${productOf(code)}` });

export const REDEEMING: readonly PageScenes[] = [
  {
    page: 'redeem/list/list',
    title: '积分兑换',
    filled: { at: () => ({ who: BUYER, path: '/redeem/list/list' }), shows: '托管账户可用' },
  },
  {
    page: 'redeem/goods/goods',
    title: '兑换商品',
    filled: { at: goods(BUYER), shows: '从托管账户支付' },
    more: [
      { id: 'short', title: '积分不够', at: goods(NOBODY, 'p02'), shows: /托管账户还差/ },
      {
        id: 'password',
        title: '支付密码',
        at: goods(BUYER),
        act: ({ tab }) => tab.locator('.bar:visible').getByText('兑换').click(),
        shows: '请输入 6 位支付密码',
      },
    ],
  },
];
