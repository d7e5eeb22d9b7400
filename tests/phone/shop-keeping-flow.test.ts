/**
 * The shop from day to day, with the customer's phone beside: takings and statement, the shelf, the store's page, who
 * does what, visits that another chain does, messages turned off. Takes about a minute.
 */
import { readFile } from 'node:fs/promises';

import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { visits } from '../../cloudfunctions/visits/documents';
import { CHAIN } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { oneAt, staffAt } from '../../local/demo/data/staff';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';
import { bought, DEALER, hireAtDealer, HOME, oneAWindow, productOf, turnTo } from './salon-on-phone';

/** Nobody of the demo: its people have a life of their own. */
const BUYER = 'shop-flow-buyer';
const FRIEND = 'shop-flow-friend';
const STORE = 'lanxi-xihu';
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORE}`;
const MANAGER = oneAt(STORE, '店长').openid;
const CLERK = oneAt(STORE, '店员').openid;
const FACIAL = '补水焕亮护理';
const NECK = '肩颈舒压';
const FLOW_MS = 240_000;

const { house, take, closed, expectSound } = phoneSuite(async ({ mall }) => {
  for (const openid of [BUYER, FRIEND]) {
    await mall.call(openid, 'member', 'join', {});
    await mall.call(openid, 'member', 'saveAddress', { address: HOME });
  }
});

const atWork = (who: string, page: string): Promise<Held> => take(who, `/staff/${page}/${page}?${PLACE}`);
const diary = (page: string, place = PLACE): string => `/diary/${page}/${page}?${place}`;

inBrowser(
  'paid by the button of the store’s page: its screen says so, the day’s statement has it, the file too',
  async () => {
    const screen = await atWork(CLERK, 'receipts');
    await screen.shown('还没有新的到账').waitFor();
    const customer = await take(BUYER, `/stores/store/store?id=${STORE}`);
    await customer.tap('到店付款');
    await customer.named('请输入付款金额').waitFor();
    for (const key of ['3', '8', '6'])
      await customer.tab.locator(`.key[aria-label="${key}"]:visible`).click();
    await customer.tab.locator('.keys:visible').getByText('付款', { exact: true }).click();
    await customer.press('立即支付');
    await customer.shown('给店员看').waitFor();
    await screen.shown('收款成功').waitFor();
    await screen.named('¥386.00').waitFor();

    const manager = await atWork(MANAGER, 'workbench');
    await manager.tap('日结单');
    await manager.shown('扫码付 1 笔').waitFor();
    await manager.shown('¥386.00').waitFor();
    expect(await manager.shown('全部门店').count()).toBe(0);
    const coming = manager.tab.waitForEvent('download');
    await manager.tap('导出表格');
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^日结单-\d{4}-\d\d-\d\d\.csv$/);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.split('\n').filter((line) => line.includes('386.00'))).not.toEqual([]);

    const owner = await atWork(OWNER, 'workbench');
    await owner.tap('日结单');
    await owner.shown('扫码付 1 笔').waitFor();
    await owner.tap('全部门店');
    await owner.tab.locator('.phone-page:visible .tab-on').getByText('全部门店').waitFor();
    await owner.shown(/扫码付 \d+ 笔/).waitFor();
    await closed(screen, customer, manager, owner);
  },
  FLOW_MS,
);

inBrowser(
  'counted to nothing it is sold out, counted anew it is back; off sale nobody finds it',
  async () => {
    // The newest goods stand on the first page.
    const { rows } = await house().mall.call(OWNER, 'store', 'products', { merchantId: CHAIN.id });
    const { _id: productId, title } = rows.find(({ kind, onSale }) => kind === 'goods' && onSale) ?? {
      _id: '',
      title: '',
    };
    const page = `/pages/product/product?id=${productId}`;
    const owner = await atWork(OWNER, 'goods');
    const count = async (pieces: string): Promise<void> => {
      await owner.named(`盘点库存 ${title}`).click();
      const fields = owner.tab.locator('.phone-page:visible input[aria-label$="的件数"]');
      await fields.first().waitFor();
      for (const field of await fields.all()) await field.fill(pieces);
      await owner.tap('保存库存');
    };
    await count('很多');
    await owner.tab.getByText('件数请填 0 到 1000000 的整数').waitFor();
    await owner.tab.locator('.phone-page:visible .sheet [aria-label="关闭"]').click();
    await count('0');
    await owner.tab.getByText('库存已更新').waitFor();
    const customer = await take(BUYER, page);
    await customer.shown('已售罄').waitFor();
    await count('12');
    await owner.tab.locator('.phone-page:visible [aria-label="盘点库存"]').waitFor({ state: 'hidden' });
    await customer.goto(page);
    await customer.shown('立即购买').waitFor();

    await owner.named(`下架 ${title}`).click();
    await owner.press('下架');
    await owner.named(`上架 ${title}`).waitFor();
    await customer.goto(page);
    await customer.shown('商品已下架').waitFor();
    await owner.named(`上架 ${title}`).click();
    await owner.named(`下架 ${title}`).waitFor();
    await customer.goto(page);
    await customer.shown('立即购买').waitFor();
    await closed(owner, customer);
  },
  FLOW_MS,
);

inBrowser(
  'the owner mends the store’s page, and the customer reads it at once',
  async () => {
    const owner = await atWork(OWNER, 'workbench');
    await owner.tap('门店主页');
    await owner.named('门店地址').waitFor();
    await owner.write('门店地址', '');
    await owner.tap(/^保存$/);
    await owner.tab.getByText('请填写门店地址').waitFor();
    await owner.write('门店地址', '西湖区文三路 0 号兰汐楼 3 层');
    await owner.write('门店电话', '0571-00000077');
    await owner.named('周日营业').click();
    await owner.tap(/^保存$/);
    await owner.tab.getByText('已保存，顾客马上看到').waitFor();
    await owner.shown('今日扫码收款').waitFor();
    const customer = await take(BUYER, `/stores/store/store?id=${STORE}`);
    await customer.shown('西湖区文三路 0 号兰汐楼 3 层').waitFor();
    await customer.shown('0571-00000077').waitFor();
    expect(await customer.shown('兰汐楼 2 层').count()).toBe(0);
    await customer.tab.locator('.phone-page:visible [aria-expanded]').click();
    await customer.tab
      .locator('.phone-page:visible .day')
      .filter({ hasText: '周日' })
      .getByText('休息')
      .waitFor();
    await closed(owner, customer);
  },
  FLOW_MS,
);

inBrowser(
  'who does not do a treatment any more is not offered for it',
  async () => {
    const { productId } = await productOf(house(), BUYER, FACIAL);
    const [, person] = staffAt(STORE, '美容师');
    const name = person?.name ?? '';
    const book = `/bookings/book/book?productId=${productId}&storeId=${STORE}`;
    const customer = await take(BUYER, book);
    await customer.shown(name).waitFor();

    const manager = await take(MANAGER, diary('shifts'));
    await manager.tap(name);
    const chips = manager.tab.locator(
      '.phone-page:visible .sheet [aria-role="checkbox"], .sheet [role="checkbox"]',
    );
    const chip = (title: string) => chips.filter({ hasText: new RegExp(`^${title}$`) }).first();
    await chip('全部项目').click();
    // What is chosen after everything is all that is left; nothing at all is not saved.
    await chip(FACIAL).click();
    await chip(FACIAL).click();
    await manager.press('保存排班');
    await manager.tab.getByText(/^请选择 .+ 会做的项目/).waitFor();
    await chip(NECK).click();
    await manager.press('保存排班');
    await manager.tab.getByText(/^排班已保存/).waitFor();
    await manager.shown(/做 1 个项目/).waitFor();
    await customer.goto(book);
    await customer.shown('任意').waitFor();
    expect(await customer.shown(name).count()).toBe(0);
    await closed(manager, customer);
  },
  FLOW_MS,
);

const THERE = `merchantId=${DEALER.place.merchantId}&storeId=${DEALER.place.storeId}`;

inBrowser(
  'the last place of a window goes to one of two phones; the visit goes to a dealer, whose person does it by the code',
  async () => {
    const hand = 'shop-flow-hand';
    await hireAtDealer(house(), hand, '江晚宁');
    await oneAWindow(house());
    const [first, second] = await Promise.all(
      [BUYER, FRIEND].map(async (openid) => {
        const orderId = await bought(house(), openid, NECK);
        return { orderId, phone: await take(openid, `/bookings/visit/visit?orderId=${orderId}`) };
      }),
    );
    if (first === undefined || second === undefined) throw new Error('two phones were meant');
    const plan = async ({ phone }: { phone: Held }): Promise<void> => {
      await phone.tap(/^余 1$/);
      await phone.press('下一步');
    };
    await plan(first);
    await plan(second);
    await first.phone.press('确认到家');
    await first.phone.shown('待安排').waitFor();
    await second.phone.press('确认到家');
    await second.phone.tab.getByText('这个时段刚被约满，请换一个').waitFor();
    await second.phone.shown('请选择上门时间').waitFor();
    await plan(second);
    await second.phone.press('确认到家');
    await second.phone.shown('待安排').waitFor();
    await second.phone.tap('取消到家');
    await second.phone.press('确定取消');
    await second.phone.shown('已取消').waitFor();

    const { text } = await house().mall.call(DEALER.owner, 'store', 'storeCode', DEALER.place);
    const owner = await take(OWNER, diary('dealers'));
    await owner.tap('扫码邀请商家');
    await owner.tab.getByText('输入内容', { exact: true }).click();
    await owner.tab.getByPlaceholder('码里的文字或链接').fill(text);
    await owner.press('确定');
    await owner.press('发出邀请');
    await owner.shown('等对方同意').waitFor();
    const dealer = await take(DEALER.owner, diary('dealers', THERE));
    await dealer.named(`同意 ${CHAIN.name} 的邀请`).click();
    await dealer.press('同意');
    await dealer.shown('合作中').waitFor();

    const [visit] = await openDatabase().find(visits, { where: { orderId: first.orderId }, limit: 2 });
    if (visit === undefined) throw new Error('nothing was planned');
    const clerk = await take(
      oneAt(visit.storeId, '店员').openid,
      diary('visits', `merchantId=${CHAIN.id}&storeId=${visit.storeId}`),
    );
    await turnTo(clerk, visit.day);
    await clerk.tap(/^待安排/);
    await clerk.tap('安排人员');
    await clerk.tap(DEALER.name);
    await clerk.press('确定安排');
    await clerk.tap(/^进行中/);
    await clerk.shown(`上门：${DEALER.name}`).waitFor();
    expect(await clerk.shown('出发').count()).toBe(0);

    await dealer.tap('替他们上门的到家单');
    await turnTo(dealer, visit.day);
    await dealer.shown(`替 ${visit.storeName} 上门`).waitFor();
    await dealer.tap(/^待安排/);
    await dealer.tap('安排人员');
    await dealer.tap('江晚宁');
    await dealer.press('确定安排');
    await dealer.tap(/^进行中/);
    await dealer.shown('上门：江晚宁').waitFor();

    const goes = await take(hand, diary('visits', THERE));
    await turnTo(goes, visit.day);
    await goes.tap('替合作商家上门 1 单');
    await turnTo(goes, visit.day);
    await goes.tap(/^进行中/);
    await goes.press('出发');
    await goes.press('确定');
    await goes.shown('已出发').waitFor();
    await goes.press('已到达');
    await goes.press('确定');
    await goes.press('输入到家码');
    await goes.write('到家码', visit.code);
    await goes.press('完成');
    await goes.tap(/^已结束/);
    await goes.shown('已完成').waitFor();
    await first.phone.goto(`/bookings/visit/visit?id=${visit._id}`);
    await first.phone.shown('江晚宁').waitFor();
    await closed(first.phone, second.phone, owner, dealer, clerk, goes);
  },
  FLOW_MS,
);

inBrowser(
  'a customer turns a chain’s messages off, and its groups count one who gets none; and on again',
  async () => {
    const optedOut = async (): Promise<number> => {
      const { groups } = await house().mall.call(OWNER, 'store', 'customerGroups', { merchantId: CHAIN.id });
      return groups.reduce((sum, group) => sum + group.optedOut, 0);
    };
    const customer = await take(BUYER, '/pages/mine/mine');
    await customer.tap('设置');
    await customer.named(`${CHAIN.name} 的活动消息`).click();
    await customer.shown('不接收').waitFor();
    expect(await optedOut()).toBe(1);
    await customer.goto('/pages/settings/settings');
    await customer.shown('不接收').waitFor();
    await customer.named(`${CHAIN.name} 的活动消息`).click();
    await customer.shown(/^接收$/).waitFor();
    expect(await optedOut()).toBe(0);
    await closed(customer);
  },
  FLOW_MS,
);

inBrowser('after all of it the books are sound', expectSound);
