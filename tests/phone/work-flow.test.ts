/**
 * The shop's work with two phones side by side: parcels and pickups, money asked back, a new chain from the pack to
 * its workbench, a message to customers. Takes about two minutes.
 */
import type { Browser, Locator } from 'playwright-core';

import { Memory } from '../../cloudfunctions/ledger/memory';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { staffAt } from '../../local/demo/data/staff';
import { demoPolicy } from '../../local/demo/policy';
import { expectSoundBooks } from '../support/audit';
import { inBrowser, launchBrowser } from '../support/browser';
import { hold, type Held } from './hold';
import { openMallOnPhone, type MallOnPhone } from './mall-on-phone';

const BUYER = 'demo-lin-xiaoyue';
const STORE = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE, '店员')[0]?.openid ?? '';
const HERE = { merchantId: CHAIN.id, storeId: STORE } as const;
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORE}`;
const CREAM = '神经酰胺修护面霜';
/** The estate is nobody's else, so that the parcel is found by it. */
const HOME = {
  ...{ id: 'home', name: '林晓月', phone: '13800000003', province: '浙江省', city: '杭州市' },
  ...{ district: '西湖区', detail: '听雨巷 7 号' },
};
const FLOW_MS = 90_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let house: MallOnPhone;
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser === undefined) return;
  house = await openMallOnPhone();
  await house.mall.call(BUYER, 'member', 'saveAddress', { address: HOME });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  // Without a browser there is none.
  if (browser !== undefined) await house.end();
});

const take = (who: string, path: string): Promise<Held> => hold(browser, house, who, path);
const atWork = (who: string, page: string, more = ''): Promise<Held> =>
  take(who, `/staff/${page}/${page}?${PLACE}${more}`);
const orderPage = (orderId: string): string => `/pages/order/order?orderId=${orderId}`;

async function closed(...phones: Held[]): Promise<void> {
  for (const { complaints, close } of phones) {
    expect(complaints).toEqual([]);
    await close();
  }
}

/** The card of a list that says this. */
const cardOf = ({ tab }: Held, text: string): Locator =>
  tab.locator('.phone-page:visible .card').filter({ hasText: text }).first();

async function creamId(): Promise<string> {
  const { rows } = await house.mall.call(BUYER, 'member', 'products', { keyword: CREAM });
  const { skus } = await house.mall.call(BUYER, 'member', 'product', { productId: rows[0]?.id ?? '' });
  return skus[0]?.id ?? '';
}

/** A cream, bought by the API and paid. */
async function bought(delivery: { kind: 'ship'; addressId: string } | { kind: 'pickup'; storeId: string }) {
  const lines = [{ skuId: await creamId(), quantity: 1 }];
  const placed = await house.mall.call(BUYER, 'member', 'placeOrder', { lines, delivery });
  await house.mall.pay(BUYER, placed);
  const [order] = placed.orders;
  if (order === undefined) throw new Error('nothing was ordered');
  return order;
}

const sentHome = () => bought({ kind: 'ship', addressId: HOME.id });

/** From the phone's album. */
async function choosePicture({ tab }: Held, place: Locator): Promise<void> {
  await place.click();
  const chooser = tab.waitForEvent('filechooser');
  await tab.getByRole('button', { name: '从相册选择', exact: true }).click();
  const sent = tab.waitForResponse((response) => response.url().includes('upload'));
  await (await chooser).setFiles('miniprogram/images/cart.png');
  expect((await sent).ok()).toBe(true);
}

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
    expect((await house.mall.call(BUYER, 'member', 'order', { orderId })).state).toBe('paid');
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
    const { mall } = house;
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
    for (let i = 0; i < 3; i += 1) await house.cloud.client.advanceClock(10 * MINUTE_MS);
    await customer.goto(orderPage(orderId));
    await customer.shown('款项已按原支付方式退回').waitFor();
    const { refunds, refundedFen, state } = await mall.call(BUYER, 'member', 'order', { orderId });
    expect([refunds.length, refundedFen, state]).toEqual([1, amountFen, 'refunded']);
    await closed(customer, shop);
  },
  FLOW_MS,
);

inBrowser(
  'somebody opens a chain: the pack, the form with its pictures, refused, mended, approved, open, at work',
  async () => {
    const founder = 'flow-founder';
    const { mall } = house;
    const phone = await take(founder, '/pages/mine/mine');
    await phone.tap('商家入驻');
    await phone.tap('我要开店');
    await phone.tap('购买商家礼包');
    await phone.press('去付款');
    await phone.press('立即支付');
    await phone.write('商家名称', '溪见美肤');
    await phone.tap(/^开始申请$/);
    await phone.shown('填写申请').waitFor();
    await phone.tap('提交审核');
    await phone.tab.getByText('请填写联系人').first().waitFor();
    await phone.write('联系人', '苏见月');
    await phone.write('联系电话', '0571-00000088');
    await phone.write('营业执照编号', '91330100MA00000088');
    await choosePicture(phone, phone.named(/^营业执照照片/));
    await phone.named('营业执照照片，换一张').waitFor();

    await phone.tap('添加门店');
    await phone.write('门店名称', '溪见美肤·滨江店');
    await phone.named(/^所在城市/).click();
    await phone.tab.getByRole('option', { name: '浙江省' }).click();
    await phone.press('确定');
    await phone.named('所在城市 杭州市').waitFor();
    await phone.write('让利比例', '12.5');
    await phone.tap(/^添加$/);
    await phone.write('门店地址', '滨江区闻涛路 0 号 1 层');
    await phone.write('门店电话', '0571-00000089');
    await choosePicture(phone, phone.named('添加照片'));
    await phone.named('门店照片 1').waitFor();
    await phone.tap(/^保存$/);
    await phone.shown('滨江区闻涛路 0 号 1 层').waitFor();
    await phone.tap('提交审核');
    await phone.shown('正在审核').waitFor();

    const { view } = await mall.call(founder, 'store', 'onboarding', { merchantId: null });
    const merchantId = view?.merchantId ?? '';
    const queue = await mall.call(OPERATOR, 'operator', 'applications', {});
    expect(queue.rows.map((row) => row._id)).toContain(merchantId);
    const reason = '营业执照编号和照片不一致';
    await mall.call(OPERATOR, 'operator', 'refuseMerchant', { merchantId, reason });
    await phone.goto('/staff/application/application');
    await phone.shown(reason).waitFor();
    await phone.write('营业执照编号', '91330100MA00000099');
    await phone.tap('提交审核');
    await phone.shown('正在审核').waitFor();
    const again = await mall.call(founder, 'store', 'onboarding', { merchantId });
    expect(again.view?.application.licences).toMatchObject([
      { kind: 'business', number: '91330100MA00000099' },
    ]);
    expect(again.view?.stores).toMatchObject([{ city: '杭州市', allowanceRateBp: 1_250 }]);
    await mall.call(OPERATOR, 'operator', 'approveMerchant', { merchantId, subMchid: '1900000288' });
    await phone.goto('/staff/application/application');
    // The demo asks for no opening stock, so that the approval opens it.
    await phone.shown('已经开业').waitFor();
    await phone.tap('进入工作台');
    await phone.shown('溪见美肤·滨江店').waitFor();
    await phone.shown('今日扫码收款').waitFor();
    expect(await phone.shown('还没有开业').count()).toBe(0);
    await closed(phone);
  },
  FLOW_MS,
);

interface Written {
  readonly openid: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What WeChat brought to this person of a campaign. */
async function campaignsTo(openid: string, text: string): Promise<Written[]> {
  const reply = await fetch(new URL('/local/messages', house.cloud.url));
  const { messages } = (await reply.json()) as { messages: Written[] };
  return messages.filter((one) => one.openid === openid && one.data['thing2'] === text);
}

/** Pays a bill at the counter, and is a customer of the chain by it. */
async function visitsTheCounter(openid: string): Promise<void> {
  const { mall } = house;
  await mall.call(openid, 'member', 'join', {});
  const { bill } = await mall.call(CLERK, 'store', 'makeBillCode', {
    ...HERE,
    amountFen: 12_300,
    note: '护理',
  });
  await mall.pay(openid, await mall.call(openid, 'member', 'payBillCode', { codeId: bill._id }));
}

async function agreesToMessages(openid: string): Promise<void> {
  await house.mall.call(openid, 'member', 'noteConsents', { accepted: ['campaign'] });
  const body = JSON.stringify({ openid, templateId: 'local-campaign' });
  await fetch(new URL('/local/consents', house.cloud.url), { method: 'POST', body });
}

inBrowser(
  'a message with a coupon goes to who agreed, and to nobody else; the coupon taken is counted',
  async () => {
    const [agrees, silent] = ['flow-agrees', 'flow-silent'];
    const text = '秋季护肤季开始啦';
    for (const openid of [agrees, silent]) await visitsTheCounter(openid);
    await agreesToMessages(agrees);
    const now = await house.cloud.client.now();
    await house.mall.call(OWNER, 'store', 'saveCouponOffer', {
      ...{ merchantId: CHAIN.id, code: 'autumn', name: '秋季面霜券', skuIds: [await creamId()] },
      terms: { thresholdFen: 10_000, offFen: 3_000, offRateBp: 0, maxOffFen: 0 },
      ...{
        quantity: 10,
        perMember: 1,
        claimFrom: now - DAY_MS,
        claimUntil: now + 30 * DAY_MS,
        validDays: 30,
      },
    });

    const owner = await take(OWNER, `/diary/groups/groups?${PLACE}`);
    await owner.tap('新客');
    await owner.shown('现在能收到 1 人').waitFor();
    // One for everything would promote the medical items, too.
    expect(await owner.shown('若兰护肤券').count()).toBe(0);
    await owner.tap('秋季面霜券');
    await owner.write('消息内容', text);
    await owner.press('发送');
    await owner.tab.getByText('发出后不能撤回').waitFor();
    await owner.press('发送');
    await owner.shown('正在发送').waitFor();
    await house.cloud.client.advanceClock(10 * MINUTE_MS);

    const [message, ...more] = await campaignsTo(agrees, text);
    expect([message?.data['thing1'], more.length]).toEqual([CHAIN.name, 0]);
    expect(await campaignsTo(silent, text)).toEqual([]);
    const customer = await take(agrees, `/${message?.page ?? ''}`);
    const ticket = customer.tab
      .locator('.phone-page:visible wx-coupon-ticket')
      .filter({ hasText: '秋季面霜券' });
    await ticket.getByText('领取', { exact: true }).click();
    await customer.tab.getByText('已领取，下单时自动使用').waitFor();

    await owner.tab.getByRole('button', { name: '返回' }).click();
    await owner.tap('发过的消息');
    await owner.shown('已写 1 人').waitFor();
    await owner.tap(text);
    const figure = (name: string) =>
      owner.tab.locator('.phone-page:visible .figure-box').filter({ hasText: name }).locator('.figure');
    await figure('领券').waitFor();
    expect(
      await Promise.all(
        ['已送达', '等待发送', '没送到', '领券', '用券'].map((name) => figure(name).innerText()),
      ),
    ).toEqual(['1', '0', '0', '1', '0']);
    await closed(owner, customer);
  },
  FLOW_MS,
);

inBrowser(
  '我的 offers a shop to who works nowhere, and the workbench to staff',
  async () => {
    const nobody = await take('flow-nobody', '/pages/mine/mine');
    await nobody.shown('商家入驻').waitFor();
    expect(await nobody.shown('门店工作台').count()).toBe(0);
    await nobody.tap('商家入驻');
    await nobody.shown('这里是门店员工的工作台').waitFor();
    const staff = await take(CLERK, '/pages/mine/mine');
    await staff.shown('门店工作台').waitFor();
    expect(await staff.shown('商家入驻').count()).toBe(0);
    await staff.tap('门店工作台');
    await staff.shown('今日扫码收款').waitFor();
    await closed(nobody, staff);
  },
  FLOW_MS,
);

inBrowser('after all of it the books are sound', async () => {
  const database = openDatabase();
  const now = await house.cloud.client.now();
  const clock = { now: () => now };
  await expectSoundBooks({
    ...{ database, clock, waiting: realWaiting, policy: demoPolicy, memory: new Memory(database) },
  });
});
