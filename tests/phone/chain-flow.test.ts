/** The shop's side with two phones: a chain from the pack to its workbench, a message to customers. Takes about a minute. */
import type { Locator } from 'playwright-core';

import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { staffAt } from '../../local/demo/data/staff';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

const STORE = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE, '店员')[0]?.openid ?? '';
const HERE = { merchantId: CHAIN.id, storeId: STORE } as const;
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORE}`;
const FLOW_MS = 90_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const { house, take, closed } = phoneSuite();

async function creamId(): Promise<string> {
  const { rows } = await house().mall.call(OWNER, 'member', 'products', { keyword: '神经酰胺修护面霜' });
  const { skus } = await house().mall.call(OWNER, 'member', 'product', { productId: rows[0]?.id ?? '' });
  return skus[0]?.id ?? '';
}

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
  'somebody opens a chain: the pack, the form with its pictures, refused, mended, approved, open, at work',
  async () => {
    const founder = 'flow-founder';
    const { mall } = house();
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
  const reply = await fetch(new URL('/local/messages', house().cloud.url));
  const { messages } = (await reply.json()) as { messages: Written[] };
  return messages.filter((one) => one.openid === openid && one.data['thing2'] === text);
}

/** Pays a bill at the counter, and is a customer of the chain by it. */
async function visitsTheCounter(openid: string): Promise<void> {
  const { mall } = house();
  await mall.call(openid, 'member', 'join', {});
  const { bill } = await mall.call(CLERK, 'store', 'makeBillCode', {
    ...HERE,
    amountFen: 12_300,
    note: '护理',
  });
  await mall.pay(openid, await mall.call(openid, 'member', 'payBillCode', { codeId: bill._id }));
}

async function agreesToMessages(openid: string): Promise<void> {
  const customer = await take(openid, `/stores/store/store?id=${STORE}`);
  await customer.tap(/^告诉我$/);
  await customer.press('允许');
  await customer.shown('下一次活动会发微信消息给您，只发一条').waitFor();
  await customer.close();
}

inBrowser(
  'a message with a coupon goes to who agreed, and to nobody else; the coupon taken is counted',
  async () => {
    const [agrees, silent] = ['flow-agrees', 'flow-silent'];
    const text = '秋季护肤季开始啦';
    for (const openid of [agrees, silent]) await visitsTheCounter(openid);
    await agreesToMessages(agrees);
    const now = await house().cloud.client.now();
    await house().mall.call(OWNER, 'store', 'saveCouponOffer', {
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
    await house().cloud.client.advanceClock(10 * MINUTE_MS);

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
