/** Sold goods with two phones side by side: sent, fetched at the counter, asked back. Takes about a minute. */
import type { Locator } from 'playwright-core';

import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { staffAt } from '../../local/demo/data/staff';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

const BUYER = 'demo-lin-xiaoyue';
const STORE = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE, '店员')[0]?.openid ?? '';
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORE}`;
const CREAM = '神经酰胺修护面霜';
/** The estate is nobody's else, so that the parcel is found by it. */
const HOME = {
  ...{ id: 'home', name: '林晓月', phone: '13800000003', province: '浙江省', city: '杭州市' },
  ...{ district: '西湖区', detail: '听雨巷 7 号' },
};
const FLOW_MS = 90_000;
const MINUTE_MS = 60_000;

const { house, take, closed, expectSound } = phoneSuite(async (opened) => {
  await opened.mall.call(BUYER, 'member', 'saveAddress', { address: HOME });
});

const atWork = (who: string, page: string, more = ''): Promise<Held> =>
  take(who, `/staff/${page}/${page}?${PLACE}${more}`);
const orderPage = (orderId: string): string => `/pages/order/order?orderId=${orderId}`;

/** The card of a list that says this. */
const cardOf = ({ tab }: Held, text: string): Locator =>
  tab.locator('.phone-page:visible .card').filter({ hasText: text }).first();

async function creamId(): Promise<string> {
  const { rows } = await house().mall.call(BUYER, 'member', 'products', { keyword: CREAM });
  const { skus } = await house().mall.call(BUYER, 'member', 'product', { productId: rows[0]?.id ?? '' });
  return skus[0]?.id ?? '';
}

/** A cream, bought by the API and paid. */
async function bought(delivery: { kind: 'ship'; addressId: string } | { kind: 'pickup'; storeId: string }) {
  const lines = [{ skuId: await creamId(), quantity: 1 }];
  const placed = await house().mall.call(BUYER, 'member', 'placeOrder', { lines, delivery });
  await house().mall.pay(BUYER, placed);
  const [order] = placed.orders;
  if (order === undefined) throw new Error('nothing was ordered');
  return order;
}

const sentHome = () => bought({ kind: 'ship', addressId: HOME.id });

inBrowser(
  'a parcel is sent with its number, and the customer sees it and says that it came',
  async () => {
    const { _id: orderId } = await sentHome();
    const customer = await take(BUYER, orderPage(orderId));
    await customer.shown('商家会尽快发货').waitFor();
    const shop = await atWork(OWNER, 'orders', '&tab=toShip');
    await cardOf(shop, HOME.detail).getByText('发货', { exact: true }).click();
    await shop.tap('京东物流');
    await shop.write('快递单号', '单号');
    await shop.tap('确认发货');
    await shop.tab.getByText('请核对快递单号：4 到 40 位字母或数字').waitFor();
    await shop.write('快递单号', ' JD0000000000007 ');
    // Two taps, as a hand in haste does.
    await shop.tab.getByText('确认发货').dblclick();
    await shop.tab.getByText('已发货，顾客会收到通知').waitFor();
    await cardOf(shop, HOME.detail).waitFor({ state: 'detached' });
    await customer.goto(orderPage(orderId));
    await customer.shown('待收货').waitFor();
    await customer.shown('京东物流').waitFor();
    await customer.shown('JD0000000000007').waitFor();
    await customer.shown(/自动确认收货/).waitFor();
    await customer.tap(/^确认收货$/);
    await customer.press('已收到');
    await customer.shown('已收货').waitFor();
    await shop.tap('全部');
    await cardOf(shop, 'JD0000000000007').getByText('已收货').waitFor();
    await closed(customer, shop);
  },
  FLOW_MS,
);

inBrowser(
  'goods are fetched: a wrong code says so, the right one is looked at, confirmed once, and is over',
  async () => {
    const { _id: orderId } = await bought({ kind: 'pickup', storeId: STORE });
    const customer = await take(BUYER, orderPage(orderId));
    await customer.shown('到店出示自提码即可取货').waitFor();
    const code = await customer.tab.locator('.digits:visible').innerText();
    const clerk = await atWork(CLERK, 'workbench');
    await clerk.tap('待自提');
    await clerk.write('顾客的码', code === '00000000' ? '00000001' : '00000000');
    await clerk.tap('查看');
    await clerk.shown(/没有找到/).waitFor();
    await clerk.write('顾客的码', '123');
    await clerk.tap('查看');
    await clerk.shown('这不是顾客的券码、会员码或取货码').waitFor();
    await clerk.write('顾客的码', `${code.slice(0, 4)} ${code.slice(4)}`);
    await clerk.tap('查看');
    await clerk.shown(CREAM).waitFor();
    await clerk.shown('确认后算顾客已收货，不能撤回').waitFor();
    expect((await house().mall.call(BUYER, 'member', 'order', { orderId })).state).toBe('paid');
    await clerk.tab.getByText('确认交货').dblclick();
    await clerk.shown('已交货').waitFor();
    await customer.goto(orderPage(orderId));
    await customer.shown('已收货').waitFor();
    await customer.shown('到店取货').waitFor();
    await clerk.tap('继续扫码');
    await clerk.tab.getByText('输入内容', { exact: true }).click();
    await clerk.tab.getByPlaceholder('码里的文字或链接').fill(code);
    await clerk.press('确定');
    await clerk.shown('这份商品已经交给顾客').waitFor();
    expect(await clerk.shown('确认交货').count()).toBe(0);
    await closed(customer, clerk);
  },
  FLOW_MS,
);

inBrowser(
  'money asked back is refused with a reason, asked for again, agreed to, and followed until it is there',
  async () => {
    const { _id: orderId, amountFen } = await sentHome();
    const { mall } = house();
    const ask = (reason: string) =>
      mall.call(BUYER, 'member', 'requestRefund', { orderId, amountFen, reason, pictures: [] });
    await ask('买错了，想换一种');
    const shop = await atWork(OWNER, 'after-sale');
    await cardOf(shop, '买错了，想换一种').getByText('拒绝', { exact: true }).click();
    await shop.tab.locator('.phone-page:visible textarea').fill('面霜今天就发出，收到后不合适可以再退');
    await shop.tap('拒绝并回复');
    await cardOf(shop, '买错了，想换一种').waitFor({ state: 'detached' });
    const customer = await take(BUYER, orderPage(orderId));
    await customer.shown('退款未通过').waitFor();
    await customer.shown('商家回复：面霜今天就发出').waitFor();
    await customer.shown('再次申请').waitFor();
    await ask('孕期不能用，请帮忙退掉');
    await customer.goto(orderPage(orderId));
    await customer.shown('等待商家处理').waitFor();
    await shop.goto(`/staff/after-sale/after-sale?${PLACE}`);
    await cardOf(shop, '孕期不能用').getByText('同意退款', { exact: true }).click();
    await shop.press('同意退款');
    await shop.tab.getByText('已同意，5 分钟内提交微信退款').waitFor();
    await cardOf(shop, '孕期不能用').waitFor({ state: 'detached' });
    await customer.goto(orderPage(orderId));
    await customer.shown('商家同意退款').waitFor();
    // Sent by the timer, then asked for news.
    for (let i = 0; i < 3; i += 1) await house().cloud.client.advanceClock(10 * MINUTE_MS);
    await customer.goto(orderPage(orderId));
    await customer.shown('款项已按原支付方式退回').waitFor();
    const { refunds, refundedFen, state } = await mall.call(BUYER, 'member', 'order', { orderId });
    expect([refunds.length, refundedFen, state]).toEqual([1, amountFen, 'refunded']);
    await closed(customer, shop);
  },
  FLOW_MS,
);

inBrowser('after all of it the books are sound', expectSound);
