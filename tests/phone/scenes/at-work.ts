/** The staff's side of the counter: what a clerk, a manager and the owner see. */
import { CHAIN, STORES } from '../../../local/demo/data/chain';
import { OWNER } from '../../../local/demo/data/people';
import { staffAt } from '../../../local/demo/data/staff';
import type { InHand } from '../hold';
import { NOBODY } from './facts';
import { GONE, IN, shopOf } from './leaving-shop';
import type { PageScenes, Place } from './scene';

const STORE = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE, '店员')[0]?.openid ?? '';
const MANAGER = staffAt(STORE, '店长')[0]?.openid ?? '';

/** A page of the staff for the chain's first store. */
const work =
  (who: string, page: string, more = '') =>
  (): Place => ({
    who,
    path: `/staff/${page}/${page}?merchantId=${CHAIN.id}&storeId=${STORE}${more}`,
  });

const typeAmount =
  (...keys: string[]) =>
  async ({ tab }: InHand): Promise<void> => {
    for (const key of keys)
      await tab
        .locator('.phone-page:visible')
        .getByRole('button', { name: key, exact: true })
        .first()
        .click();
  };

export const AT_WORK: readonly PageScenes[] = [
  {
    page: 'staff/workbench/workbench',
    title: '工作台',
    filled: { at: work(CLERK, 'workbench'), shows: '今日扫码收款' },
    more: [
      { id: 'owner', title: '店主', at: work(OWNER, 'workbench'), shows: '入驻资料' },
      { id: 'manager', title: '店长', at: work(MANAGER, 'workbench'), shows: '日结单' },
      {
        id: 'choice',
        title: '换门店',
        at: work(OWNER, 'workbench'),
        act: ({ tap }) => tap('换门店'),
        shows: '今日扫码收款',
      },
      { id: 'left', title: '商家已退出', at: shopOf('desk', GONE, 'workbench'), shows: '商家已经退出商城' },
      { id: 'nobody', title: '没有岗位', at: work(NOBODY, 'workbench'), shows: '扫邀请码' },
    ],
  },
  {
    page: 'staff/scan/scan',
    title: '扫码核销',
    isStill: true,
    filled: { at: work(CLERK, 'scan'), shows: '扫顾客的券码' },
    more: [
      {
        id: 'refused',
        title: '不认识的码',
        at: work(CLERK, 'scan', '&code=000000000000'),
        shows: '没有找到这个码',
      },
    ],
  },
  {
    page: 'staff/collect/collect',
    title: '收款',
    isStill: true,
    filled: { at: work(CLERK, 'collect'), shows: '生成收款码' },
    more: [
      {
        id: 'code',
        title: '等顾客扫',
        at: work(CLERK, 'collect'),
        act: async (held) => {
          await typeAmount('2', '6', '8')(held);
          await held.tap('生成收款码');
        },
        shows: '请顾客扫码付款',
      },
      {
        id: 'store-code',
        title: '门店收款码',
        at: work(CLERK, 'collect'),
        act: ({ tap }) => tap('门店收款码'),
        shows: '打印后放在柜台',
      },
    ],
  },
  {
    page: 'staff/receipts/receipts',
    title: '到账屏',
    filled: { at: work(CLERK, 'receipts'), shows: '还没有新的到账' },
  },
  {
    page: 'staff/redemptions/redemptions',
    title: '核销记录',
    filled: { at: work(MANAGER, 'redemptions'), shows: /第 \d 次/ },
  },
  {
    page: 'staff/tip/tip',
    title: '打赏',
    filled: { at: work(CLERK, 'tip'), shows: '今天还可以打赏' },
    more: [
      {
        id: 'amount',
        title: '输入小票',
        at: work(CLERK, 'tip', '&memberId=m&code=000000000000&customer=%E4%BD%95**'),
        act: typeAmount('8', '8'),
        shows: '发起打赏',
      },
    ],
  },
  {
    page: 'staff/orders/orders',
    title: '商家订单',
    filled: { at: work(OWNER, 'orders', '&tab=toShip'), shows: '实付' },
    more: [
      {
        id: 'ship',
        title: '发货单',
        at: work(OWNER, 'orders', '&tab=toShip'),
        act: ({ named }) => named(/^发货 /).click(),
        shows: '实付',
      },
      {
        id: 'to-fetch',
        title: '待自提',
        at: work(OWNER, 'orders', '&tab=toHandOver'),
        shows: '扫取货码交货',
      },
    ],
  },
  {
    page: 'staff/after-sale/after-sale',
    title: '处理售后',
    filled: { at: work(OWNER, 'after-sale'), shows: '同意后' },
    more: [
      {
        id: 'refuse',
        title: '拒绝',
        at: work(OWNER, 'after-sale'),
        act: ({ tap }) => tap(/^拒绝$/),
        shows: '同意后',
      },
    ],
  },
  {
    page: 'staff/points-stock/points-stock',
    title: '积分库存',
    filled: { at: work(OWNER, 'points-stock'), shows: '积分用在哪里' },
  },
  {
    page: 'staff/points-share/points-share',
    title: '积分抵扣',
    filled: { at: work(OWNER, 'points-share'), shows: '商城允许最多' },
    more: [
      {
        id: 'chosen',
        title: '选了另一个比例',
        at: work(OWNER, 'points-share'),
        act: ({ tab }) => tab.getByRole('radio', { name: '最多 50%' }).click(),
        shows: /→ 最多 50%/,
      },
    ],
  },
  {
    page: 'staff/points-statement/points-statement',
    title: '积分流水',
    filled: { at: work(OWNER, 'points-statement'), shows: '导出这个月' },
    more: [
      {
        id: 'frozen',
        title: '冻结中',
        at: work(OWNER, 'points-statement', '&place=frozen'),
        shows: '导出这个月',
      },
    ],
  },
  {
    page: 'staff/statement/statement',
    title: '日结单',
    filled: { at: work(MANAGER, 'statement', '&day=2026-06-07'), shows: '收款减退款' },
    more: [
      {
        id: 'chain',
        title: '全部门店',
        at: work(OWNER, 'statement', '&day=2026-06-07&chain=1'),
        act: ({ tap }) => tap('全部门店'),
        shows: '收款减退款',
      },
    ],
  },
  {
    page: 'staff/people/people',
    title: '员工',
    filled: { at: work(OWNER, 'people'), shows: '邀请员工' },
    more: [
      {
        id: 'form',
        title: '邀请',
        at: work(OWNER, 'people'),
        act: ({ tap }) => tap('邀请员工'),
        shows: '邀请员工',
      },
      { id: 'manager', title: '店长', at: work(MANAGER, 'people'), shows: '邀请员工' },
    ],
  },
  {
    page: 'staff/invite/invite',
    title: '员工邀请',
    filled: {
      at: ({ inviteId }) => ({ who: NOBODY, path: `/staff/invite/invite?scene=${inviteId}` }),
      shows: '接受邀请',
    },
  },
  {
    page: 'staff/application/application',
    title: '商家入驻',
    filled: { at: () => ({ who: NOBODY, path: '/staff/application/application' }), shows: '购买商家礼包' },
    more: [{ id: 'opened', title: '已开业', at: work(OWNER, 'application'), shows: '进入工作台' }],
  },
  {
    page: 'staff/store-page/store-page',
    title: '门店主页',
    filled: { at: work(MANAGER, 'store-page'), shows: '营业时间' },
  },
  {
    page: 'staff/slots/slots',
    slug: 'ad-slots',
    title: '广告位',
    filled: { at: work(OWNER, 'slots'), shows: '待付款' },
    more: [{ id: 'none', title: '还没有广告位', at: shopOf('slots', IN, 'slots'), shows: '还没有广告位' }],
  },
  {
    page: 'staff/goods/goods',
    title: '商家的商品',
    filled: { at: work(OWNER, 'goods'), shows: '盘点库存' },
    more: [
      {
        id: 'stock',
        title: '盘点',
        at: work(OWNER, 'goods'),
        act: ({ named }) => named(/^盘点库存 /).click(),
        shows: '盘点库存',
      },
    ],
  },
];
