/** An owner buys an advertising slot on the phone: asked first, paid once, shown to everybody, withdrawn with a refund. */
import type { Locator } from 'playwright-core';

import { DAY_MS, wallTime } from '../../cloudfunctions/units/days';
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { ENDS_AT } from '../../local/demo/test-support';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

const BUYER = 'demo-lin-xiaoyue';
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORES[0]?.id ?? ''}`;
const PAGE = `/staff/slots/slots?${PLACE}`;
const TITLE = '秋日修护';
const FLOW_MS = 90_000;

const { house, take, closed, expectSound } = phoneSuite();

const cardOf = ({ tab }: Held, title: string): Locator =>
  tab.locator('.phone-page:visible .card').filter({ hasText: title }).first();

/** A slot at the front page that begins in a minute's time or later, as a wall time has no seconds. */
async function offer(slotId: string, title: string): Promise<void> {
  const { rows } = await house().mall.call(OPERATOR, 'operator', 'slots', { place: 'home' });
  const from = ENDS_AT + DAY_MS;
  await house().mall.call(OPERATOR, 'operator', 'saveSlot', {
    ...{ slotId, place: 'home', title, picture: rows[0]?.picture ?? '', order: 0 },
    ...{ from: wallTime(from), to: wallTime(from + 7 * DAY_MS) },
    offer: { merchantId: CHAIN.id, priceFen: 70_000, payUntil: wallTime(from) },
  });
}

inBrowser(
  'asked, left, gone on with, paid: the receipt is an order, and the operator withdraws it for all of its price',
  async () => {
    const { mall } = house();
    await offer('autumn', TITLE);
    const owner = await take(OWNER, PAGE);
    const card = cardOf(owner, TITLE);
    await card.getByText('待付款').waitFor();
    await card.getByText('付款', { exact: true }).click();
    await owner.tab.getByText(/支付 ¥700\.00，在首页轮播展示/).waitFor();
    await owner.press('去付款');
    // The sheet is put away unpaid: the same payment goes on, no second is begun.
    await owner.tab.getByRole('button', { name: '立即支付' }).waitFor();
    await owner.press('取消');
    await card.getByText('继续付款').click();
    await owner.press('去付款');
    await owner.press('立即支付');
    await card.getByText('已付款').waitFor();
    await card.getByText('到开始时间自动展示').waitFor();
    await card.getByText('订单').click();
    await owner.shown('广告位').waitFor();
    await owner.shown('¥700.00').waitFor();
    await mall.call(OPERATOR, 'operator', 'withdrawSlot', { slotId: 'autumn' });
    const later = await take(OWNER, PAGE);
    await cardOf(later, TITLE).getByText('未展示的部分 ¥700.00 按原支付方式退回').waitFor();
    await closed(owner, later);
    await expectSound();
  },
  FLOW_MS,
);

inBrowser(
  'an offer that is taken back while the owner looks is said to be gone, and nothing is paid',
  async () => {
    await offer('winter', '冬日滋养');
    const owner = await take(OWNER, PAGE);
    const card = cardOf(owner, '冬日滋养');
    await card.getByText('付款', { exact: true }).click();
    await house().mall.call(OPERATOR, 'operator', 'takeBackSlot', { slotId: 'winter' });
    await owner.press('去付款');
    await owner.tab.getByText('平台已收回这个广告位').waitFor();
    await card.getByText('没有付款，不收取费用').waitFor();
    await closed(owner);
  },
  FLOW_MS,
);

inBrowser(
  'what the chain has bought is shown at the front page, and leads to the chain',
  async () => {
    const guest = await take(BUYER, '/pages/home/home');
    await guest.named('到店做一次清透护理').waitFor();
    await closed(guest);
  },
  FLOW_MS,
);
