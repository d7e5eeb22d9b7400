/**
 * Cash of the market on two phones: a merchant pays in and sees its fund; a seller withdraws, confirms in WeChat and
 * sees it arrive, refuses and takes it back, lets it expire; the owner takes out. Takes about a minute.
 */
import type { Browser } from 'playwright-core';

import { POINT_UNITS_PER_POINT } from '../../cloudfunctions/units/amounts';
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { KeyHolder, PAY_PASSWORD } from '../../local/demo/key-holder';
import { demoPolicy } from '../../local/demo/policy';
import { inBrowser, launchBrowser } from '../support/browser';
import type { Held } from './hold';
import { Salon, SHARER } from './two-phones';

const FLOW_MS = 180_000;
/** As ever, but that cash of a fill waits for one day. */
const POLICY = {
  ...demoPolicy,
  version: 'demo-cash-1',
  market: { ...demoPolicy.market, withdrawAfterDays: 1 },
};
const AT = `merchantId=${CHAIN.id}&storeId=${STORES[0]?.id ?? ''}`;
const POINTS = 2;
/** The address that a phone shows already would only load again what stands on it. */
const fundPage = (visit: string): string => `/staff/fund/fund?${AT}&visit=${visit}`;

let browser: Browser | undefined;
let salon: Salon;
let owner: Held;
let seller: Held;
beforeAll(async () => {
  browser = await launchBrowser();
  if (browser !== undefined) salon = await Salon.open(browser, POLICY);
}, FLOW_MS);
afterAll(async () => {
  if (browser !== undefined) await salon.house.end();
  await browser?.close();
});

/** The seller's points meet the chain's money, and the cash has waited its day. */
async function sell(): Promise<void> {
  const { mall, cloud } = salon.house;
  // What is signed is good for minutes of the mall's clock.
  await salon.pass(3);
  await mall.moveTo((await cloud.client.now()) + 60_000);
  const keys = new KeyHolder(mall, SHARER);
  const units = POINTS * POINT_UNITS_PER_POINT;
  await keys.prepare();
  await keys.moveIn(units);
  const { price } = await mall.call(SHARER, 'member', 'sellDesk', {});
  await mall.call(SHARER, 'member', 'sellPoints', { price, units, password: PAY_PASSWORD });
  await mall.call(OWNER, 'store', 'buyPoints', { merchantId: CHAIN.id, price, units });
  await salon.pass(1);
}

/** Asks for one yuan, as far as WeChat's own page. */
async function withdrawOne(): Promise<void> {
  await seller.goto('/market/withdraw/withdraw');
  await seller.write('提现金额', '1');
  await seller.shown(/不收手续费/).waitFor();
  await seller.press('提现到微信零钱');
  await seller.press('提现');
}

/** What WeChat has decided is there by then; the page asks once more. */
async function lookAgain(held: Held, path: string, text: string): Promise<void> {
  await salon.house.cloud.client.advanceClock(60_000, 'once');
  await salon.house.pay.deliverDue();
  await held.goto(path);
  await held.shown(text).waitFor();
}

inBrowser(
  'the merchant closes the sheet, pays in, and sees it in its fund',
  async () => {
    owner = await salon.phoneOf(OWNER, fundPage('first'));
    await owner.tap('转入');
    await owner.write('转入金额', '5');
    await owner.shown(/^每笔 .+ 至/).waitFor();
    await owner.write('转入金额', '200');
    await owner.shown('¥0.00 → ¥200.00').waitFor();
    await owner.press('微信支付转入');
    await owner.press('取消');
    await owner.press('微信支付转入');
    await owner.press('立即支付');
    await owner.shown('已转入 ¥200.00').waitFor();
    await owner.goto(fundPage('paid'));
    await owner.shown('¥200.00').waitFor();
    const { rows } = await salon.house.mall.call(OWNER, 'store', 'payIns', { merchantId: CHAIN.id });
    expect(rows.map(({ state }) => state).sort()).toEqual(['created', 'paid']);
    expect(owner.complaints).toEqual([]);
  },
  FLOW_MS,
);

inBrowser(
  'not confirmed: it waits and is called back, or expires; both are there again',
  async () => {
    await sell();
    seller = await salon.phoneOf(SHARER, '/market/cash/cash');
    await seller.tap('提现到微信');
    await seller.shown('提现的每一笔和进度会出现在这里').waitFor();
    await withdrawOne();
    await seller.press('暂不收款');
    await seller.shown('等您在微信里确认').waitFor();
    await seller.shown(/前确认，过时自动退回/).waitFor();
    await seller.named(/取消这笔/).click();
    await seller.press('取消提现');
    await seller.shown(/正在取消|已取消，已退回/).waitFor();
    await lookAgain(seller, '/market/withdraw/withdraw', '已取消，已退回');

    await withdrawOne();
    await seller.press('暂不收款');
    await seller.shown('等您在微信里确认').waitFor();
    await salon.pass(1);
    await lookAgain(seller, '/market/withdraw/withdraw', '没有转成，已退回');
    await seller.shown('24 小时内没有确认收款').waitFor();
    expect(seller.complaints).toEqual([]);
  },
  FLOW_MS,
);

inBrowser(
  'the seller withdraws, confirms in WeChat, and sees it arrived',
  async () => {
    await withdrawOne();
    await seller.press('收款');
    await seller.shown(/正在到账|已到账/).waitFor();
    await lookAgain(seller, '/market/withdraw/withdraw', '已到账');
    const { cash } = await salon.house.mall.call(SHARER, 'member', 'withdrawDesk', {});
    expect(cash).toMatchObject({ underwayFen: 0, frozenFen: 0 });
    expect(seller.complaints).toEqual([]);
    await seller.close();
  },
  FLOW_MS,
);

inBrowser(
  'the owner takes out into the own WeChat',
  async () => {
    await owner.goto(fundPage('out'));
    await owner.tap('转出');
    await owner.write('转出金额', '50');
    await owner.press('转出到我的微信零钱');
    await owner.press('转出');
    await owner.press('收款');
    await owner.shown(/正在到账|已到账/).waitFor();
    await lookAgain(owner, `/staff/take-out/take-out?${AT}`, '已到账');
    expect(owner.complaints).toEqual([]);
    await owner.close();
    await salon.expectSound();
  },
  FLOW_MS,
);
