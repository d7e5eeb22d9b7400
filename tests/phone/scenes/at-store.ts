/** At the counter: stores, 扫码付, vouchers, the member's code, 打赏. */
import type { Order } from '../../../cloudfunctions/orders/documents';
import { CHAIN, STORES } from '../../../local/demo/data/chain';
import { staffAt } from '../../../local/demo/data/staff';
import type { InHand } from '../hold';
import { BUYER, NOBODY, type Facts } from './facts';
import type { PageScenes, Place, Scene } from './scene';

/** Has not bought the member pack. */
const NOT_ACTIVE = 'demo-ma-lili';
/** Looks for stores where there are some. */
const ELSEWHERE = 'demo-xu-jiayi';
const STORE_ID = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE_ID, '店员')[0]?.openid ?? '';
const HERE = { merchantId: CHAIN.id, storeId: STORE_ID } as const;
const CALLS = '**/api/cloud/call';

const at =
  (path: string, who = BUYER) =>
  (): Place => ({ who, path });

const STORES_PAGE = 'stores/stores/stores';
const STORE = 'stores/store/store';
const PAY = 'stores/pay/pay';
const VOUCHERS = 'stores/vouchers/vouchers';
const VOUCHER = 'stores/voucher/voucher';
const MEMBER_CODE = 'stores/member-code/member-code';
const TIP = 'stores/tip/tip';

/** The code on the counter. */
const byStoreCode =
  (who = BUYER) =>
  async ({ house: { mall } }: Facts): Promise<Place> => {
    const { sceneId } = await mall.call(CLERK, 'store', 'storeCode', HERE);
    return { who, path: `/${PAY}?scene=${sceneId}` };
  };

async function byClerksCode({ house: { mall } }: Facts): Promise<Place> {
  const { code } = await mall.call(CLERK, 'store', 'makeBillCode', {
    ...{ ...HERE, amountFen: 26_800, note: '基础护理一次' },
  });
  return { who: BUYER, path: `/${PAY}?scene=${code.sceneId}` };
}

const pressKeys =
  (keys: string) =>
  async ({ tab }: InHand): Promise<void> => {
    for (const key of keys)
      await tab.locator(`.key[aria-label="${key === '.' ? '小数点' : key}"]:visible`).click();
  };

const payButton = (tab: InHand['tab']) => tab.locator('.bar:visible').getByText('付款');

/** The mall answers as a store without points would make it. */
async function withoutPoints({ tab }: InHand): Promise<void> {
  await tab.route(CALLS, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { result?: { data?: object } };
    const notice = '这家门店暂时不能收款，请先用其他方式付款';
    const data = { ...answer.result?.data, isReady: false, takesUpToFen: 0, notice };
    await route.fulfill({ json: { ...answer, result: { ...answer.result, data } } });
  });
  await tab.reload();
}

const voucherAt =
  (name: string, looksSo: (order: Order) => boolean) =>
  ({ order }: Facts): Place => {
    const found = order(name, looksSo);
    return { who: found.who, path: `/${VOUCHER}?orderId=${found.order._id}` };
  };
const isService = ({ kind, afterSale }: Order): boolean => kind === 'service' && afterSale === null;
const isUsed = ({ settlements }: Order): boolean => settlements.length > 0;

let receipts = 0;

/** Staff offer one to who shows the code. */
export async function offerTip({ house: { mall } }: Pick<Facts, 'house'>, openid: string): Promise<void> {
  const { digits: code } = await mall.call(openid, 'member', 'memberCode', {});
  const scanned = await mall.call(CLERK, 'store', 'scanCode', { ...HERE, code });
  if (scanned.kind !== 'member') throw new Error('that was no member');
  receipts += 1;
  const receiptNumber = `SCENE${receipts}`;
  const { memberId } = scanned;
  await mall.call(CLERK, 'store', 'offerTip', { ...HERE, memberId, code, amountFen: 39_800, receiptNumber });
}

const offered =
  (path: string) =>
  async (facts: Facts): Promise<Place> => {
    await offerTip(facts, BUYER);
    return { who: BUYER, path };
  };

const PAY_SCENES: readonly Omit<Scene, 'page'>[] = [
  { id: 'typed', title: '输入金额', at: byStoreCode(), act: pressKeys('268.5'), shows: /可得/ },
  { id: 'bill', title: '店员的码', at: byClerksCode, shows: '店员设置的金额' },
  { id: 'not-active', title: '没开通会员', at: byStoreCode(NOT_ACTIVE), shows: '还没有开通会员' },
  { id: 'short', title: '暂时不能收', at: byStoreCode(), act: withoutPoints, shows: '暂时不能收款' },
  { id: 'over', title: '码已失效', at: at(`/${PAY}?scene=nowhere`), shows: '重新出示' },
  {
    id: 'cancelled',
    title: '没有付',
    // Leaves an order unpaid each time, and nobody may have more than three.
    at: async (facts) => ({ ...(await byClerksCode(facts)), who: ELSEWHERE }),
    act: async ({ tab, press }) => {
      await payButton(tab).click();
      await press('取消');
    },
    shows: '还没有付款',
  },
  {
    id: 'paid',
    title: '支付成功',
    at: byClerksCode,
    act: async ({ tab, press }) => {
      await payButton(tab).click();
      await press('立即支付');
    },
    shows: '给店员看',
  },
];

export const AT_STORE: readonly PageScenes[] = [
  {
    page: STORES_PAGE,
    title: '门店',
    filled: { at: at(`/${STORES_PAGE}`, ELSEWHERE), shows: '兰汐美肤·' },
    more: [
      {
        id: 'near',
        title: '按距离',
        at: at(`/${STORES_PAGE}`, ELSEWHERE),
        act: async ({ tab, tap, shown }) => {
          await shown('兰汐美肤·').waitFor();
          await tap(/按距离排|换个位置/);
          // Whoever has agreed before is not asked again.
          const [agree, place] = [tab.getByText('同意并继续'), tab.getByText(/徐家汇/)];
          await agree.or(place).first().waitFor();
          if (await agree.isVisible()) await agree.click();
          await place.click();
        },
        shows: /\d k?m$/,
      },
      {
        id: 'empty',
        title: '这座城市没有',
        at: at(`/${STORES_PAGE}`, NOBODY),
        act: async ({ tab }) => {
          await tab.evaluate(`wx.setStorageSync('city', '拉萨市'); wx.reLaunch({ url: '/${STORES_PAGE}' })`);
        },
        shows: '拉萨市还没有门店',
      },
    ],
  },
  {
    page: STORE,
    title: '门店主页',
    filled: { at: at(`/${STORE}?id=${STORE_ID}`), shows: '预约到店' },
    more: [
      {
        id: 'week',
        title: '一周营业时间',
        at: at(`/${STORE}?id=${STORE_ID}`),
        act: ({ tap }) => tap(/^今天/),
        shows: '周三',
      },
      { id: 'none', title: '没有', at: at(`/${STORE}?id=none`), shows: '没有找到这家门店' },
    ],
  },
  { page: PAY, title: '扫码付', filled: { at: byStoreCode(), shows: '请输入金额' }, more: PAY_SCENES },
  {
    page: VOUCHERS,
    title: '券与疗程卡',
    filled: {
      at: ({ order }) => ({
        who: order('可用的券', (one) => isService(one) && one.state === 'paid').who,
        path: `/${VOUCHERS}`,
      }),
      shows: /可用 1 次|剩 \d/,
    },
    more: [
      { id: 'empty', title: '空', at: at(`/${VOUCHERS}`, NOBODY), shows: '还没有可用的券' },
      {
        id: 'done',
        title: '已用完',
        at: ({ order }) => ({
          who: order('用完的券', (one) => isService(one) && one.state === 'settled').who,
          path: `/${VOUCHERS}`,
        }),
        act: ({ tap }) => tap('已用完'),
        shows: '已用完',
      },
    ],
  },
  {
    page: VOUCHER,
    title: '券码',
    filled: {
      at: voucherAt('疗程卡', (one) => isService(one) && one.state === 'paid' && one.uses > 1 && isUsed(one)),
      shows: '秒后自动更新',
    },
    more: [
      {
        id: 'done',
        title: '已用完',
        at: voucherAt('用完的券', (one) => isService(one) && one.state === 'settled'),
        shows: '全部用完了',
      },
    ],
  },
  {
    page: MEMBER_CODE,
    title: '会员码',
    filled: { at: at(`/${MEMBER_CODE}`), shows: '秒后自动更新' },
    more: [
      { id: 'offered', title: '店员请您确认', at: offered(`/${MEMBER_CODE}`), shows: '店员请您确认一笔打赏' },
    ],
  },
  {
    page: TIP,
    title: '打赏',
    filled: { at: offered(`/${TIP}`), shows: '不接受' },
    more: [{ id: 'empty', title: '空', at: at(`/${TIP}`, NOBODY), shows: '还没有打赏' }],
  },
];
