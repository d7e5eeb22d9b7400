/** Every action of the operators' console at a desk, against the mall's own functions. Takes about a minute. */
import { readFileSync } from 'node:fs';

import type { Browser } from 'playwright-core';

import { OPERATOR } from '../../local/demo/data/people';
import { inBrowser, launchBrowser } from '../support/browser';
import {
  CATEGORY_ACTS,
  DONE_AT_THE_DESK,
  moneyActs,
  PAYEE_ACTS,
  PEOPLE_ACTS,
  PICTURE,
  SHELF_ACTS,
} from './acts';
import { followAddresses } from './addresses';
import { seeContact } from './contact';
import { act, fillIn, press, type Act } from './desk-hands';
import { tradeFiles } from './files';
import { PROPOSALS, RARE_ACTS, RARELY_DONE, REFUSED_PROPOSAL } from './rare-acts';
import { putOnDesk, setPassword } from './waiting';
import { askBack, bought, BUYER, HOME, ownProduct, writtenAtTheDesk } from './customers';
import { openMallAtDesk, sitDown, type Desk, type MallAtDesk } from './open-console';

let mall: MallAtDesk;
let browser: Browser | undefined;
let desk: Desk;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser === undefined) return;
  mall = await openMallAtDesk();
  desk = await sitDown(browser, mall);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  // Without a browser there is none.
  if (browser !== undefined) await mall.end();
});

async function all(acts: readonly Act[]): Promise<void> {
  for (const one of acts) await act(desk, one);
}

const own = (code: string) => ownProduct(mall, code);

inBrowser(
  'the shelf: a category, a product with its picture, price, stock and sale, a coupon, an advertisement',
  async () => {
    await all(CATEGORY_ACTS);
    // A price is asked for before anything is sent.
    await desk.open('catalogue');
    await press(desk, '新建商品');
    await fillIn(desk, { 编号: 'lamp-1', 标题: '红光美容灯', 分类: { choose: '美容灯' }, 图片: PICTURE });
    await desk.dialog.getByRole('button', { name: '保存' }).click();
    await desk.dialog.getByText('售价请填大于 0 的金额').waitFor();
    await desk.dialog.getByLabel('售价（元） 1').fill('399');
    await desk.dialog.getByLabel('库存 1').fill('12');
    await desk.dialog.getByRole('button', { name: '保存' }).click();
    await desk.tab.getByText('已保存，在售的商品马上可买').last().waitFor();
    await all(SHELF_ACTS);
    const lamp = await own('lamp-1');
    expect(lamp?.product).toMatchObject({ onSale: true, lowestFen: 39_900, subtitle: '每天十分钟' });
    expect(lamp?.product.pictures[0]).toMatch(/^cloud:\/\//);
    expect(lamp?.skus.map(({ stock }) => stock)).toEqual([30]);
    const { rows } = await mall.mall.call(OPERATOR, 'operator', 'coupons', { after: null, limit: 50 });
    expect(rows.find(({ name }) => name === '六月灯具券')?.terms).toMatchObject({
      thresholdFen: 30_000,
      offFen: 4_000,
    });
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);

inBrowser(
  'files: what is wrong is said with its line and nothing is imported; what is exported can be imported again',
  async () => {
    await tradeFiles(desk, mall);
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);

inBrowser(
  'addresses: filters, page and word outlive a reload, go back a step at a time, and are there for whoever gets the link',
  async () => {
    const second = await sitDown(browser as Browser, mall, '周明远');
    await followAddresses(desk, second);
    expect([...desk.complaints, ...second.complaints]).toEqual([]);
    await second.close();
  },
  60_000,
);

const ASKED_BACK = { page: 'own-orders', filter: ['待办', '待处理售后'], row: '红光美容灯' } as const;

inBrowser(
  'orders of the own shop: shipped, money given back, a wish refused; every order and open refund is seen',
  async () => {
    await mall.mall.call(BUYER, 'member', 'saveAddress', { address: HOME });
    const shipped = await bought(mall, BUYER);
    await act(desk, {
      page: 'own-orders',
      row: '红光美容灯',
      button: '发货',
      fill: { 快递公司: '顺丰速运', 运单号: 'SF1234567890' },
      confirm: '确认发货',
      done: '已发货，顾客会收到通知',
      changes: ['红光美容灯 × 1', '已发货', 'SF1234567890'],
    });
    await askBack(mall, shipped, 100, '想要另一个颜色');
    await act(desk, {
      ...ASKED_BACK,
      button: '拒绝退款',
      fill: { 原因: '灯已拆封，可以换货' },
      confirm: '确认拒绝',
      done: '已告知顾客原因',
    });
    await askBack(mall, shipped, 1_000, '灯座有划痕');
    // The list is read anew when its page is opened.
    await desk.open('orders');
    await act(desk, {
      ...ASKED_BACK,
      button: '同意退款',
      confirm: '确认退款',
      done: '已同意，款项按原支付方式退回',
      changes: ['商品留着，只退钱', '¥10.00'],
    });
    const found = await mall.mall.call(OPERATOR, 'operator', 'orders', { orderId: shipped });
    expect(found.rows[0]?.afterSale).toMatchObject({ state: 'refunded' });
    await desk.open('orders');
    await press(desk, '详情', shipped);
    await desk.tab.getByText('灯座有划痕').waitFor();
    await desk.tab.keyboard.press('Escape');
    await desk.open('refunds');
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);

inBrowser(
  'people: a chain refused and one admitted, a role given, a name verified, a password cleared',
  async () => {
    await mall.mall.call('demo-wan-suyan', 'store', 'submitApplication', { merchantId: 'suyan' });
    await all(PEOPLE_ACTS);
    const { application, merchant } = await seeContact(desk, mall, 'chengxin');
    // It had its points ready, so it opened at once.
    expect(application.state).toBe('opened');
    expect(merchant.subMchid).toBe('1900000777');
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);

inBrowser(
  'money and rules: trading halted and resumed, tips looked at, a day compared again',
  async () => {
    const waiting = await mall.mall.call(OPERATOR, 'operator', 'tips', { after: null, limit: 50 });
    const receipt = waiting.rows.find(({ state }) => state === 'confirmed')?.receiptNumber ?? '';
    await all(moneyActs(receipt));
    const { haltedBecause } = await mall.mall.call(OPERATOR, 'operator', 'market', {});
    expect(haltedBecause).toBeNull();
    await desk.open('differences');
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);

inBrowser(
  'what is rare: comments, partners, keys, alarms, differences, proposals sent back, a report as a file',
  async () => {
    await setPassword(mall);
    await putOnDesk(mall, (await own('lamp-1'))?.product._id ?? '');
    await all([...RARE_ACTS, ...PROPOSALS]);
    const second = await sitDown(browser as Browser, mall, '周明远');
    await act(second, REFUSED_PROPOSAL);
    await second.close();
    await desk.open('reports');
    await desk.tab.locator('.filter', { hasText: '从' }).locator('.t-date-picker input').fill('2026-06-07');
    await desk.tab.locator('.filter', { hasText: '从' }).locator('.t-date-picker input').press('Enter');
    await desk.tab.locator('.filter', { hasText: '到' }).locator('.t-date-picker input').fill('2026-06-08');
    await desk.tab.locator('.filter', { hasText: '到' }).locator('.t-date-picker input').press('Enter');
    await press(desk, '生成');
    await desk.tab.locator('tbody tr').first().waitFor();
    const saved = async (button: string): Promise<Buffer> => {
      const downloading = desk.tab.waitForEvent('download');
      await press(desk, button);
      return readFileSync(await (await downloading).path());
    };
    expect((await saved('导出报表 CSV')).toString('utf8')).toMatch(/^\uFEFF日期,商家,门店,来源,/);
    // A spreadsheet is an archive.
    expect((await saved('导出 Excel')).subarray(0, 2).toString()).toBe('PK');
    const told = await mall.mall.call(OPERATOR, 'operator', 'auditLog', { action: 'exportReport' });
    expect(told.rows).toMatchObject([
      { kind: 'read', input: { name: 'daily', format: 'xlsx' } },
      { kind: 'read', input: { fromDay: '2026-06-07', toDay: '2026-06-08', format: 'csv' } },
    ]);
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);

inBrowser(
  'two people: a payee and a rule are proposed here and approved by another; the log tells all that was done',
  async () => {
    const { tab, dialog } = desk;
    await all(PAYEE_ACTS);
    await desk.open('policy');
    await tab.getByText('草拟与提案', { exact: true }).click();
    await tab.getByText('先点“检查与比较”').waitFor();
    await tab.getByLabel('打赏单笔上限').fill('1500');
    await press(desk, '检查与比较');
    await tab.getByRole('table', { name: '与现行的差别' }).getByText('¥1500.00').waitFor();
    await press(desk, '提交提案');
    await fillIn(desk, { 版本名: 'demo-2', 生效的业务日: '2026-06-15', 原因: '打赏上限收紧' });
    await dialog.getByRole('button', { name: '提交提案' }).click();
    await tab.getByRole('heading', { name: '待批准' }).waitFor();
    // Whoever proposed it finds no button to approve it.
    await desk.row('打赏上限收紧').getByText('撤回').waitFor();
    expect(await tab.getByText('批准', { exact: true }).count()).toBe(0);
    const second = await sitDown(browser as Browser, mall, '周明远');
    for (const [row, ...changes] of [
      ['打赏上限收紧', '打赏单笔上限', '¥1500.00'],
      ['商家换了结算银行', '收款商户号', '1900000777', '1900000888'],
    ] as const)
      await act(second, {
        ...{ page: 'proposals', row, button: '批准', confirm: '确认批准', done: '已批准' },
        changes: ['已批准', ...changes],
      });
    const { merchant } = await mall.mall.call(OPERATOR, 'operator', 'application', {
      merchantId: 'chengxin',
    });
    expect(merchant.subMchid).toBe('1900000888');
    const versions = await mall.mall.call(OPERATOR, 'operator', 'policies', {});
    expect(versions.find(({ version }) => version === 'demo-2')).toMatchObject({
      state: 'coming',
      effectiveFrom: '2026-06-15',
    });
    await second.open('audit');
    await second.row('批准提案').waitFor();
    expect(await writtenAtTheDesk(mall)).toEqual([...DONE_AT_THE_DESK, ...RARELY_DONE].sort());
    await press(second, '详情', '暂停交易');
    await second.tab.getByRole('table', { name: '前后对照' }).getByText('系统维护，预计 20 点恢复').waitFor();
    expect([...desk.complaints, ...second.complaints]).toEqual([]);
    await second.close();
  },
  60_000,
);

inBrowser(
  'a session that has ended leads back to the sign-in, which says so; signing out ends it for the mall as well',
  async () => {
    const { tab } = desk;
    await desk.open('messages');
    await tab.getByRole('button', { name: '退出登录' }).click();
    await tab.getByRole('button', { name: '以此身份登录' }).click();
    await tab.getByRole('heading', { name: '消息' }).waitFor();
    const held = await tab.evaluate<string | null>(`sessionStorage.getItem('console-session')`);
    await tab.getByRole('button', { name: '退出登录' }).click();
    await tab.getByText('请用运营人员的微信扫码').waitFor();
    // Somebody who had copied the session finds it over.
    await tab.evaluate(`sessionStorage.setItem('console-session', ${JSON.stringify(held ?? '')})`);
    await tab.reload();
    await tab.getByText('登录已过期，请重新扫码登录').waitFor();
    await tab.getByRole('button', { name: '重新获取' }).click();
    await tab.getByAltText('登录二维码').waitFor();
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);
