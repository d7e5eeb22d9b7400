/**
 * Money and what follows it on a phone: from the parcel to the reward, refunds before and after settlement, payments
 * that fail, notices of WeChat Pay that come late or twenty at once. Takes about a minute.
 */
import { CHAIN } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

/** Active, with a home address. */
const BUYER = 'demo-he-siyu';
const MINUTE_MS = 60_000;
/** Seven days of timers. */
const DAYS_MS = 80_000;
const ORDERS = '/pages/orders/orders?tab=all';
/** Of the chain's. */
const CREAM = '神经酰胺修护面霜';

let sku = '';

const { house, take, inHand, expectSound } = phoneSuite(async (opened) => {
  const { rows } = await opened.mall.call(BUYER, 'member', 'products', { keyword: CREAM });
  const { skus } = await opened.mall.call(BUYER, 'member', 'product', { productId: rows[0]?.id ?? '' });
  sku = skus[0]?.id ?? '';
});

/** At the checkout of one cream. */
const atCheckout = (): Promise<Held> => take(BUYER, `/pages/checkout/checkout?lines=${sku}:1`);

/** Pays at WeChat's sheet. @returns the order's id */
async function buy({ tap, press, shown }: Held): Promise<string> {
  await tap('提交并付款');
  await press('立即支付');
  await shown('支付成功').waitFor();
  return newestOrder();
}

async function newestOrder(): Promise<string> {
  const { rows } = await house().mall.call(BUYER, 'member', 'orders', { tab: 'all' });
  return rows[0]?._id ?? '';
}

async function askForMoney(held: Held, orderId: string): Promise<void> {
  await held.goto(`/pages/order/order?orderId=${orderId}`);
  await held.tap('申请退款');
  await held.tap('商品有破损');
  await held.tap('提交申请');
  await held.press('提交');
  await held.shown('退款处理中').waitFor();
}

/** The merchant agrees, and WeChat sends the money. */
async function giveBack(orderId: string): Promise<void> {
  await house().mall.call(OWNER, 'store', 'approveRefund', { merchantId: CHAIN.id, orderId });
  await house().cloud.client.advanceClock(MINUTE_MS, 'once');
  await house().pay.deliverDue();
}

inBrowser(
  'shipped, received, settled by the clock beside the phone: the reward is there, and goes back with the money',
  async () => {
    const held = await atCheckout();
    const orderId = await buy(held);
    const parcel = { carrier: '顺丰速运', trackingNumber: 'SF0000000000001' };
    await house().mall.call(OWNER, 'store', 'ship', { merchantId: CHAIN.id, orderId, ...parcel });

    const page = `/pages/order/order?orderId=${orderId}`;
    await held.goto(page);
    await held.shown('SF0000000000001').waitFor();
    await held.shown(/预计获得 [\d.]+ 共享值/).waitFor();
    await held.press('确认收货');
    await held.press('已收到');
    await held.shown('已收货').first().waitFor();

    const desk = await inHand({ viewport: { width: 1280, height: 900 } });
    await desk.tab.goto(`${house().phone.url}/?as=${BUYER}&page=${encodeURIComponent(page)}`);
    const days = desk.tab.getByRole('button', { name: '过 7 天' });
    await days.click();
    // While the timers fire the button waits.
    await desk.tab.locator('button:enabled', { hasText: '过 7 天' }).waitFor({ timeout: DAYS_MS });
    await desk.tab.getByRole('button', { name: '下一天' }).click();
    await desk.tab.locator('button:enabled', { hasText: '下一天' }).waitFor({ timeout: DAYS_MS });
    await desk.press('重新载入手机');
    const inside = desk.tab.frameLocator('iframe');
    await inside.getByText('已完成').first().waitFor();
    const earned = await inside.getByText(/已获得 [\d.]+ 共享值/).innerText();
    expect(desk.complaints).toEqual([]);
    await desk.close();

    await askForMoney(held, orderId);
    await giveBack(orderId);
    await held.goto(page);
    await held.shown('已退款').waitFor();
    await held.shown(earned.replace('已获得', '退款扣回')).waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  240_000,
);

inBrowser(
  'a refund before settlement: the money comes back, and nothing was earned',
  async () => {
    const held = await atCheckout();
    const orderId = await buy(held);
    await askForMoney(held, orderId);
    await giveBack(orderId);
    await held.goto(`/pages/order/order?orderId=${orderId}`);
    await held.shown('已退款').waitFor();
    await held.shown('款项').first().waitFor();
    expect(await held.shown(/共享值/).count()).toBe(0);
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

inBrowser(
  'a payment that the bank refuses says so, keeps the order, and is paid the second time',
  async () => {
    house().pay.switches([{ effect: 'payment-refused', times: 1 }]);
    const held = await atCheckout();
    await held.tap('提交并付款');
    await held.press('立即支付');
    await held.press('知道了');
    await held.shown('付款没有成功').waitFor();
    await held.shown(/订单为您保留到/).waitFor();
    await held.tap('继续付款');
    await held.press('立即支付');
    await held.shown('支付成功').waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

inBrowser(
  'a late notice: the mall asks WeChat itself, so nobody waits; when the notice comes it changes nothing',
  async () => {
    const late = { effect: 'notice-late', at: 'TRANSACTION.SUCCESS', delayMs: 10 * MINUTE_MS } as const;
    house().pay.switches([{ ...late, times: 1 }]);
    const held = await atCheckout();
    const orderId = await buy(held);
    // It was the next notice that was to be late, and it is not there yet.
    expect(house().pay.currentSwitches).toEqual([]);
    await house().cloud.client.advanceClock(11 * MINUTE_MS, 'once');
    await house().pay.deliverDue();
    await held.goto(`/pages/order/order?orderId=${orderId}`);
    await held.shown('待发货').waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

inBrowser(
  'a notice that comes twenty times at once pays once',
  async () => {
    house().pay.switches([{ effect: 'notice-doubled', at: 'TRANSACTION.SUCCESS', copies: 20, times: 1 }]);
    const held = await atCheckout();
    const orderId = await buy(held);
    await held.goto(ORDERS);
    await held.shown('待发货').waitFor();
    const { rows } = await house().mall.call(BUYER, 'member', 'orders', { tab: 'all' });
    expect(rows.filter(({ _id }) => _id === orderId).map(({ state }) => state)).toEqual(['paid']);
    expect(held.complaints).toEqual([]);
    await held.close();
  },
  60_000,
);

inBrowser('after all of it the books are sound', expectSound);
