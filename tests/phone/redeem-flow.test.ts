/**
 * Points given for things on the phone: how much of a bill the chain takes, goods of the platform for points, taken back; a part of an order and of a bill,
 * and, where the policy lets them, all of it. Then the same under strict, where points are payment and nothing else.
 */
import type { Browser } from 'playwright-core';

import type { Policy } from '../../cloudfunctions/policy/policy';
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { oneAt } from '../../local/demo/data/staff';
import { demoPolicy, strictDemoPolicy } from '../../local/demo/policy';
import { expectSoundBooks } from '../support/audit';
import { inBrowser, launchBrowser } from '../support/browser';
import { PIN } from '../support/point-payer';
import { hold as holdIn, type Held } from './hold';
import { openMallOnPhone, type MallOnPhone } from './mall-on-phone';
import { booksOf, fillPurse, openPoints } from './points';

const BUYER = 'demo-he-siyu';
const FLOW_MS = 90_000;
const STORE_ID = STORES[0]?.id ?? '';
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORE_ID}`;
const CLERK = oneAt(STORE_ID, '店员').openid;
const SHARE_BEFORE_BP = 1_000;
const CREAM = '神经酰胺修护面霜';

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const enter = async ({ tab }: Held, digits: string): Promise<void> => {
  const sheet = tab.getByRole('dialog', { name: '输入支付密码' });
  for (const digit of digits) await sheet.getByRole('button', { name: digit, exact: true }).click();
};
const pressKeys = async ({ tab }: Held, keys: string): Promise<void> => {
  for (const key of keys) await tab.locator(`.digits .key[aria-label="${key}"]:visible`).click();
};

describe.each([
  ['standard', demoPolicy, 5_000],
  ['strict', strictDemoPolicy, 10_000],
])('%s', (_name, policy: Policy, shareBp) => {
  let house: MallOnPhone;
  let prize = '';
  let cream = '';
  const hold = (path: string): Promise<Held> => holdIn(browser, house, BUYER, path);
  const latest = async () => {
    const { rows } = await house.mall.call(BUYER, 'member', 'orders', { tab: 'all' });
    if (rows[0] === undefined) throw new Error('there is no order');
    return rows[0];
  };
  const purse = async () => {
    const { custodialPointUnits } = await house.mall.call(BUYER, 'member', 'accounts', {});
    return custodialPointUnits / 1_000_000;
  };

  beforeAll(async () => {
    if (browser === undefined) return;
    house = await openMallOnPhone(undefined, policy);
    const { rows } = await house.mall.call(OPERATOR, 'store', 'products', { merchantId: 'platform' });
    prize = rows.find(({ inStock, specs }) => inStock && specs.length === 0)?._id ?? rows[0]?._id ?? '';
    const found = await house.mall.call(BUYER, 'member', 'products', { keyword: CREAM });
    const { skus } = await house.mall.call(BUYER, 'member', 'product', {
      productId: found.rows[0]?.id ?? '',
    });
    cream = skus[0]?.id ?? '';
    await openPoints(house, prize, SHARE_BEFORE_BP);
    await fillPurse(house, policy, BUYER, 1_000);
  }, 180_000);
  afterAll(async () => {
    if (browser !== undefined) await house.end();
  });

  inBrowser(
    'the owner takes the most that the mall allows, told before and after',
    async () => {
      const owner = await holdIn(browser, house, OWNER, `/staff/points-share/points-share?${PLACE}`);
      const most = `最多 ${shareBp / 100}%`;
      await owner.tab.locator('.phone-page:visible').getByRole('radio', { name: most, exact: true }).click();
      await owner.shown(`最多 10% → ${most}`).waitFor();
      await owner.press('更改');
      await owner.tab.getByText('已下的订单不变').waitFor();
      await owner.press('更改');
      await owner.tab.getByText('已更改，从下一笔订单起生效').waitFor();
      const share = await house.mall.call(OWNER, 'store', 'pointsShare', { merchantId: CHAIN.id });
      expect(share).toEqual({ shareBp, maxShareBp: shareBp });
      expect(owner.complaints).toEqual([]);
      await owner.close();
    },
    FLOW_MS,
  );

  inBrowser(
    'goods for points: a wrong password says how many tries are left, a right one orders; taken back at once',
    async () => {
      const held = await hold('/redeem/list/list');
      await held.shown('1000.00 积分').waitFor();
      await held.tab.locator('.phone-page:visible .tile').first().click();
      await held.shown(/托管账户 1000\.00 → [\d.]+ 积分/).waitFor();
      await held.tab.locator('.bar:visible').getByText('兑换').click();
      await enter(held, '135792');
      await held.tab.getByText('还可以再试 4 次').waitFor();
      await enter(held, PIN);
      await held.shown('兑换成功').waitFor();
      const order = await latest();
      expect(order).toMatchObject({ kind: 'exchange', state: 'paid', amountFen: 0 });
      expect(await purse()).toBe(1_000 - (order.pointPart?.units ?? 0) / 1_000_000);
      await held.tap('查看订单');
      await held.shown('取消兑换').waitFor();
      await held.tap('取消兑换');
      await held.press('确定取消');
      await held.shown('积分已退回托管账户').waitFor();
      expect(await purse()).toBe(1_000);
      await held.goto('/pages/orders/orders?tab=all');
      await held.shown('共享购自营').waitFor();
      expect(held.complaints).toEqual([]);
      await held.close();
    },
    FLOW_MS,
  );

  inBrowser(
    'a part of an order: before → after, money for the rest, and both back in proportion',
    async () => {
      const held = await hold(`/pages/checkout/checkout?lines=${cream}:1`);
      await held.tap('积分抵扣');
      await held.shown(/托管账户 1000\.00 → [\d.]+ 积分/).waitFor();
      await held.tap('提交并付款');
      await enter(held, PIN);
      // Freight is paid in money, even where points cover all of the goods.
      await held.press('立即支付');
      await held.shown('支付成功').waitFor();
      const order = await latest();
      expect(order.state).toBe('paid');
      expect(order.amountFen === 0).toBe(shareBp === 10_000);
      expect(await purse()).toBe(1_000 - (order.pointPart?.units ?? 0) / 1_000_000);
      await held.goto(`/pages/order/order?orderId=${order._id}`);
      await held.tap('申请退款');
      await held.shown('退款原因').waitFor();
      await held.tap('提交申请');
      await held.press('提交');
      await held.shown('退款处理中').waitFor();
      await house.mall.call(OWNER, 'store', 'approveRefund', { merchantId: CHAIN.id, orderId: order._id });
      await held.goto(`/pages/order/order?orderId=${order._id}`);
      await held.shown('已退回积分').waitFor();
      expect(await purse()).toBe(1_000);
      expect(held.complaints).toEqual([]);
      await held.close();
    },
    FLOW_MS,
  );

  inBrowser(
    'a bill at the counter, partly or wholly in points',
    async () => {
      const screen = await holdIn(browser, house, CLERK, `/staff/receipts/receipts?${PLACE}`);
      await screen.shown('还没有新的到账').waitFor();
      const held = await hold(`/stores/pay/pay?storeId=${STORE_ID}`);
      await pressKeys(held, '100');
      await held.tap('积分抵扣');
      await held.shown(/积分抵 ¥/).waitFor();
      await held.tab.locator('.keys .go:visible').getByText('付款').click();
      await enter(held, PIN);
      if (shareBp < 10_000) await held.press('立即支付');
      await held.shown('给店员看').waitFor();
      await held.shown(/另付 [\d.]+ 积分/).waitFor();
      const order = await latest();
      expect(order).toMatchObject({ kind: 'store', amountFen: 10_000 - shareBp });
      await screen.shown('收款成功').waitFor();
      await screen.shown(shareBp < 10_000 ? /^另付 [\d.]+ 积分$/ : /^付 [\d.]+ 积分$/).waitFor();
      expect([...held.complaints, ...screen.complaints]).toEqual([]);
      await held.close();
      await screen.close();
    },
    FLOW_MS,
  );

  inBrowser('after all of it the books are sound', async () => {
    await house.cloud.client.advanceClock(60_000, 'once');
    await house.pay.deliverDue();
    await expectSoundBooks(await booksOf(house, policy));
  });
});
