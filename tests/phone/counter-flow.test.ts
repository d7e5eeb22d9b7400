/**
 * The counter with two sides: the customer's phone, and the staff who scan, collect and confirm through the functions.
 * Takes about a minute.
 */
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { staffAt } from '../../local/demo/data/staff';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

/** Active, and at work nowhere. */
const BUYER = 'demo-he-siyu';
const OTHER = 'demo-xu-jiayi';
const FRIEND = 'demo-lin-xiaoyue';
const STORE_ID = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE_ID, '店员')[0]?.openid ?? '';
const MANAGER = staffAt(STORE_ID, '店长')[0]?.openid ?? '';
const HERE = { merchantId: CHAIN.id, storeId: STORE_ID } as const;
const CARD = '补水焕亮护理次卡';
const FLOW_MS = 60_000;

let storeScene = '';

const { house, take, expectSound } = phoneSuite(async (opened) => {
  storeScene = (await opened.mall.call(CLERK, 'store', 'storeCode', HERE)).sceneId;
});

const payPage = (scene: string): string => `/stores/pay/pay?scene=${scene}`;

async function pressKeys({ tab }: Held, keys: string): Promise<void> {
  for (const key of keys) {
    const name = key === '.' ? '小数点' : key === '<' ? '删除' : key;
    await tab.locator(`.key[aria-label="${name}"]:visible`).click();
  }
}

const payKey = ({ tab }: Held) =>
  tab
    .locator('.keys:visible, .bar:visible')
    .getByText(/^(付款|继续付款)$/)
    .last();

const billOf = async (amountFen: number): Promise<string> => {
  const { code } = await house().mall.call(CLERK, 'store', 'makeBillCode', {
    ...HERE,
    amountFen,
    note: '护理',
  });
  return code.sceneId;
};

async function counterOrders(openid: string) {
  const { rows } = await house().mall.call(openid, 'member', 'orders', { tab: 'all' });
  return rows.filter(({ kind }) => kind === 'store');
}

inBrowser(
  'the code on the counter: typed exactly, paid once by two taps, seen by the clerk, earned at once',
  async () => {
    const { cursor } = await house().mall.call(CLERK, 'store', 'receipts', { ...HERE, cursor: null });
    const before = (await counterOrders(BUYER)).length;
    const held = await take(BUYER, payPage(storeScene));
    await held.shown('兰汐美肤·西湖文三路店').waitFor();
    await pressKeys(held, '0268.505<');
    await held.named('付款金额 268.5 元').waitFor();
    await held.shown('付款后可得 402.70 共享值').waitFor();
    await payKey(held).dblclick();
    await held.press('立即支付');
    await held.shown('给店员看').waitFor();
    await held.tab.locator('[aria-label="¥268.50"]:visible').first().waitFor();
    await held.shown('已获得 402.70 共享值').waitFor();
    const { receipts } = await house().mall.call(CLERK, 'store', 'receipts', {
      ...{ ...HERE, cursor: { ...cursor, shown: [...cursor.shown] } },
    });
    expect(receipts).toMatchObject([{ amountFen: 26_850, earnedSvUnits: 4_027_000 }]);
    expect(await counterOrders(BUYER)).toHaveLength(before + 1);
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  FLOW_MS,
);

inBrowser(
  'a closed sheet costs nothing; another amount takes the place of the one that was left',
  async () => {
    const held = await take(BUYER, payPage(storeScene));
    await pressKeys(held, '50');
    await payKey(held).click();
    await held.press('取消');
    await held.shown('还没有付款，可以继续付').waitFor();
    house().pay.switches([{ effect: 'payment-refused', times: 1 }]);
    await payKey(held).click();
    await held.press('立即支付');
    await held.press('知道了');
    await held.shown('付款没有成功').waitFor();
    await pressKeys(held, '<5');
    await payKey(held).click();
    await held.press('立即支付');
    await held.shown('给店员看').waitFor();
    // The order settles behind the payment: what was earned stands there last.
    await held.shown(/^已获得 [\d.]+ 共享值$/).waitFor();
    const [last, left] = await counterOrders(BUYER);
    expect([last, left].map((order) => [order?.amountFen, order?.state])).toEqual([
      [5_500, 'settled'],
      [5_000, 'closed'],
    ]);
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  FLOW_MS,
);

inBrowser(
  'a clerk’s code: two phones scan it, the first one pays; taken, over and taken back are told kindly',
  async () => {
    const scene = await billOf(12_300);
    const [first, second] = await Promise.all([take(BUYER, payPage(scene)), take(OTHER, payPage(scene))]);
    for (const held of [first, second]) await held.shown('店员设置的金额').waitFor();
    await payKey(first).click();
    await first.tab.getByRole('button', { name: '立即支付' }).waitFor();
    await payKey(second).click();
    await second.shown('扫一扫').waitFor();
    await first.press('立即支付');
    await first.shown('给店员看').waitFor();
    await first.goto(payPage(scene));
    await payKey(first).click();
    // Whoever paid finds it paid.
    await first.shown('给店员看').waitFor();

    const back = await billOf(9_900);
    await house().mall.call(CLERK, 'store', 'cancelBillCode', { ...HERE, codeId: back });
    await second.goto(payPage(back));
    await second.shown('重新出示').waitFor();
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  },
  FLOW_MS,
);

inBrowser(
  'a session card: shown, redeemed by staff, and the phone says so by itself; undone, it is told; given back',
  async () => {
    const { rows } = await house().mall.call(BUYER, 'member', 'products', { keyword: CARD });
    const card = rows.find(({ title }) => title === CARD);
    const { skus } = await house().mall.call(BUYER, 'member', 'product', { productId: card?.id ?? '' });
    const lines = [{ skuId: skus[0]?.id ?? '', quantity: 1 }];
    const delivery = { kind: 'none', city: '杭州市' } as const;
    const placed = await house().mall.call(BUYER, 'member', 'placeOrder', { lines, delivery });
    await house().mall.pay(BUYER, placed);
    const orderId = placed.orders[0]?._id ?? '';

    const held = await take(BUYER, `/pages/order/order?orderId=${orderId}`);
    await held.tap('出示券码');
    await held.shown('秒后自动更新').waitFor();
    const code = (await held.tab.locator('.digits:visible').innerText()).replaceAll(' ', '');
    await house().mall.call(CLERK, 'store', 'scanCode', { ...HERE, code });
    const { id: redemptionId } = await house().mall.call(CLERK, 'store', 'redeem', {
      ...HERE,
      orderId,
      code,
    });
    await held.shown('已核销').waitFor();
    await held.shown('第 1 次 · 兰汐美肤·西湖文三路店').waitFor();
    await held.shown(/已获得 [\d.]+ 共享值/).waitFor();

    await house().mall.call(MANAGER, 'store', 'undoRedeem', { ...HERE, redemptionId, reason: '点错了顾客' });
    await held.tap('出示下一次的码');
    await held.shown('点错了顾客').waitFor();
    await held.tap('退卡');
    await held.press('确定退卡');
    await held.shown('已退款').waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  FLOW_MS,
);

inBrowser(
  'a tip appears below the member’s code, is confirmed, and brings what it said',
  async () => {
    const held = await take(OTHER, '/stores/member-code/member-code');
    await held.shown('秒后自动更新').waitFor();
    const code = (await held.tab.locator('.digits:visible').innerText()).replaceAll(' ', '');
    const scanned = await house().mall.call(CLERK, 'store', 'scanCode', { ...HERE, code });
    if (scanned.kind !== 'member') throw new Error('that was no member');
    const { memberId } = scanned;
    const bill = { amountFen: 20_000, receiptNumber: '20260601001' };
    const { id: tipId } = await house().mall.call(CLERK, 'store', 'offerTip', {
      ...HERE,
      memberId,
      code,
      ...bill,
    });
    await held.shown('店员请您确认一笔打赏').waitFor();
    await held.tap('去确认');
    await held.shown('确认后可得 300.00 共享值').waitFor();
    await held.tab.locator('.accept:visible').getByText('确认').click();
    await held.shown('已获得 300.00 共享值').waitFor();
    const { state } = await house().mall.call(CLERK, 'store', 'tip', { ...HERE, tipId });
    expect(state).toBe('confirmed');
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  FLOW_MS,
);

inBrowser(
  'a friend’s code opens what was shared and binds who comes for the first time; a dead one says so',
  async () => {
    const shared = { page: 'store', id: STORE_ID } as const;
    const { code } = await house().mall.call(FRIEND, 'member', 'shareCard', shared);
    const held = await take('demo-came-by-a-code', `/${code.text}`);
    await held.shown('预约到店').waitFor();
    const friend = Object.entries(house().members).find(([, name]) => name === '林晓月')?.[0];
    const joined = await house().mall.call('demo-came-by-a-code', 'member', 'join', {});
    expect(joined.referrerId).toBe(friend);
    await held.goto('/pages/home/home?scene=nowhere');
    await held.tab.getByText(/失效/).first().waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  FLOW_MS,
);

inBrowser('我的 leads to the vouchers, and only staff to the workbench', async () => {
  const held = await take(BUYER, '/pages/mine/mine');
  await held.shown('会员码').waitFor();
  expect(await held.shown('门店工作台').count()).toBe(0);
  await held.goto('/stores/vouchers/vouchers');
  await held.shown(/可使用/).waitFor();
  await held.close();
  const staff = await take(CLERK, '/pages/mine/mine');
  await staff.shown('门店工作台').waitFor();
  await staff.close();
});

inBrowser('after all of it the books are sound', expectSound);
