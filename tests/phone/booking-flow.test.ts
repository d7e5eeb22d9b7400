/**
 * Appointments with two phones side by side: booked with a voucher, reminded by the clock, checked in at the
 * counter; moved, cancelled, missed; a time that somebody else took; a visit at home until the code is said.
 * Takes about a minute.
 */
import { bookings, type Booking } from '../../cloudfunctions/bookings/documents';
import { outbox } from '../../cloudfunctions/messages/documents';
import { orders } from '../../cloudfunctions/orders/documents';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { visits } from '../../cloudfunctions/visits/documents';
import { CHAIN } from '../../local/demo/data/chain';
import { oneAt, staffAt } from '../../local/demo/data/staff';
import { clockText } from '../../miniprogram/services/days';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';
import { bought, HOME, productOf, turnTo } from './salon-on-phone';

const STORE = 'lanxi-xihu';
const HERE = { merchantId: CHAIN.id, storeId: STORE } as const;
/** Nobody of the demo: its people have appointments of their own. */
const BUYER = 'booking-flow-buyer';
const FRIEND = 'booking-flow-friend';
const CLERK = oneAt(STORE, '店员').openid;
/** Works on the days that these flows live through. */
const [, BEAUTICIAN] = staffAt(STORE, '美容师');
const FACIAL = '补水焕亮护理';
const NECK = '肩颈舒压';
/** Generous: other work may share the machine. */
const FLOW_MS = 240_000;
const MINUTE_MS = 60_000;

/** What the friend has booked in the second flow, and does not come to in the third. */
let friends: Booking;

const { house, take } = phoneSuite(async ({ mall }) => {
  for (const openid of [BUYER, FRIEND]) await mall.call(openid, 'member', 'join', {});
  await mall.call(BUYER, 'member', 'saveAddress', { address: HOME });
});
const database = () => openDatabase();
const diary = (page: string): string =>
  `/diary/${page}/${page}?merchantId=${HERE.merchantId}&storeId=${HERE.storeId}`;

/** The nth free time of tomorrow. Answers what it says. */
async function chooseTime({ tab, named, shown }: Held, nth: number): Promise<string> {
  await named(/明天$/).click();
  const time = tab.locator('.phone-page:visible .times .chip').nth(nth);
  const text = ((await time.textContent()) ?? '').trim();
  await time.click();
  await shown(new RegExp(`明天 ${text}`)).waitFor();
  return text;
}

/** Through the sheet. */
async function confirmTime(held: Held, button: string): Promise<void> {
  await held.press('下一步');
  await held.press(button);
}

async function newestBooking(): Promise<Booking> {
  const all = await database().find(bookings, { where: { storeId: STORE }, limit: 1000 });
  const [newest] = all.sort((one, other) => other.createdAt - one.createdAt);
  if (newest === undefined) throw new Error('nothing was booked');
  return newest;
}

inBrowser(
  'booked with a voucher, reminded the evening before, checked in by the code: the voucher is used',
  async () => {
    const orderId = await bought(house(), BUYER, FACIAL);
    const held = await take(BUYER, `/bookings/book/book?orderId=${orderId}&storeId=${STORE}`);
    await held.shown('用已买的卡券').waitFor();
    const time = await chooseTime(held, 0);
    await confirmTime(held, '确认预约');
    await held.shown('预约成功').waitFor();
    await held.tap('到店前提醒我');
    await held.press('允许');
    await held.shown('已开启到店提醒').waitFor();
    await held.tap('查看预约');
    await held.shown('卡券抵 1 次，到店出示券码').waitFor();
    const booking = await newestBooking();
    expect(booking).toMatchObject({ orderId, storeId: STORE, state: 'booked' });

    // Seven in the evening: the timer writes.
    const evening = booking.startsAt - 12 * 60 * MINUTE_MS;
    await house().mall.moveTo(
      Math.max(evening, Date.parse(`${booking.day}T00:00:00+08:00`) - 4 * 60 * MINUTE_MS),
    );
    const told = await database().find(outbox, {
      where: { cause: booking._id, template: 'reminder' },
      limit: 9,
    });
    expect(told).toMatchObject([{ state: 'sent', fields: { note: '明天见，如需改期请提前' } }]);

    await house().mall.moveTo(booking.startsAt - 5 * MINUTE_MS);
    const clerk = await take(CLERK, diary('calendar'));
    await clerk.named(new RegExp(`^${time}.*${FACIAL}$`)).click();
    await clerk.shown('用卡券，扫券码核销').waitFor();
    const { code } = await house().mall.call(BUYER, 'member', 'voucherCode', { orderId });
    const digits = code?.digits ?? '';
    await house().mall.call(CLERK, 'store', 'scanCode', { ...HERE, code: digits });
    await house().mall.call(CLERK, 'store', 'redeem', { ...HERE, orderId, code: digits });
    await clerk.goto(diary('calendar'));
    await clerk.shown(/1 个已到店/).waitFor();
    await held.goto(`/bookings/booking/booking?id=${booking._id}`);
    await held.shown('已到店').waitFor();
    expect(await database().get(orders, orderId)).toMatchObject({ state: 'settled', heldBy: [] });
    expect([...held.complaints, ...clerk.complaints]).toEqual([]);
    await Promise.all([held.close(), clerk.close()]);
  },
  FLOW_MS,
);

inBrowser(
  'somebody was faster: the sentence, fresh times, and another one; then moved and cancelled',
  async () => {
    const { productId } = await productOf(house(), BUYER, FACIAL);
    const path = `/bookings/book/book?productId=${productId}&storeId=${STORE}`;
    const [slow, fast] = await Promise.all([take(BUYER, path), take(FRIEND, path)]);
    const who = BEAUTICIAN?.name ?? '';
    for (const phone of [slow, fast]) await phone.tap(who);
    const wanted = await chooseTime(slow, 2);
    expect(await chooseTime(fast, 2)).toBe(wanted);
    await confirmTime(fast, '确认预约');
    await fast.shown('预约成功').waitFor();
    friends = await newestBooking();
    await confirmTime(slow, '确认预约');
    await slow.tab.getByText('这个时间刚被约走了').waitFor();
    await slow.shown('请选择时间').waitFor();
    await slow.tab.locator('.phone-page:visible .times .chip').first().waitFor();
    expect(await slow.tab.locator(`.phone-page:visible [aria-label^="${wanted}"]`).count()).toBe(0);
    await chooseTime(slow, 0);
    await confirmTime(slow, '确认预约');
    await slow.shown('预约成功').waitFor();
    await slow.tap('查看预约');

    const before = await newestBooking();
    await slow.press('改期');
    const moved = await chooseTime(slow, 5);
    await confirmTime(slow, '确认改期');
    await slow.shown('改期成功').waitFor();
    const after = await newestBooking();
    expect(after).toMatchObject({ _id: before._id, moves: 1 });
    expect(after.slot).not.toBe(before.slot);
    await slow.tap('查看预约');
    await slow.shown(new RegExp(moved)).waitFor();
    await slow.tap('取消预约');
    await slow.press('确定取消');
    await slow.shown('已取消').waitFor();
    expect(await database().get(bookings, before._id)).toMatchObject({ state: 'cancelled' });
    expect([...slow.complaints, ...fast.complaints]).toEqual([]);
    await Promise.all([slow.close(), fast.close()]);
  },
  FLOW_MS,
);

inBrowser(
  'a clerk books for somebody without a phone, cancels with a reason; who did not come is marked',
  async () => {
    const clerk = await take(CLERK, diary('calendar'));
    await clerk.press('代客预约');
    await clerk.tap(new RegExp(`^${FACIAL}$`));
    await clerk.named(/明天$/).click();
    await clerk.tab.locator('.phone-page:visible .times .chip').first().click();
    await clerk.press('确认预约');
    await clerk.tab.getByText('请填写顾客称呼').waitFor();
    await clerk.write('称呼', '周女士');
    await clerk.write('电话', '13900000009');
    await clerk.press('确认预约');
    await clerk.named('后一天').click();
    await clerk.named(new RegExp(`周女士 ${FACIAL}$`)).click();
    await clerk.tap('取消');
    await clerk.press('取消预约并通知顾客');
    await clerk.tab.getByText('请写明原因').waitFor();
    await clerk.tab.locator('.phone-page:visible textarea').fill('美容师临时请假');
    await clerk.press('取消预约并通知顾客');
    await clerk.tab.getByText('已取消并通知顾客').waitFor();
    const walkIns = await database().find(bookings, {
      where: { storeId: STORE },
      limit: 100,
    });
    expect(walkIns.filter(({ walkIn }) => walkIn?.name === '周女士')).toMatchObject([
      { state: 'cancelled', reason: '美容师临时请假' },
    ]);

    await house().mall.moveTo(friends.startsAt + 20 * MINUTE_MS);
    await clerk.goto(diary('calendar'));
    await clerk.named(new RegExp(`^${clockText(friends.slot * 15)}`)).click();
    await clerk.tap('未到店');
    await clerk.press('标记');
    await clerk.tab.getByText('已标记未到店').waitFor();
    expect(await database().get(bookings, friends._id)).toMatchObject({ state: 'noShow' });
    await clerk.close();
  },
  FLOW_MS,
);

inBrowser(
  'at home: planned on the order, assigned, on the way, there, done by the code that the customer says',
  async () => {
    const orderId = await bought(house(), BUYER, NECK);
    const held = await take(BUYER, `/pages/order/order?orderId=${orderId}`);
    await held.tap('预约到家');
    await held.shown('上门时间').waitFor();
    await held.tap(/^余 \d+$/);
    await held.press('下一步');
    await held.press('确认到家');
    await held.shown('待安排').waitFor();
    const [visit] = await database().find(visits, { where: { orderId }, limit: 2 });
    if (visit === undefined) throw new Error('nothing was planned');
    await held.shown(visit.code).waitFor();

    const staff = { merchantId: CHAIN.id, storeId: visit.storeId };
    // Nobody has booked her.
    const manager = oneAt(visit.storeId, '店长');
    const comes = await take(
      oneAt(visit.storeId, '店员').openid,
      `/diary/visits/visits?merchantId=${staff.merchantId}&storeId=${staff.storeId}`,
    );
    await turnTo(comes, visit.day);
    await comes.tap(/^待安排/);
    await comes.tap('安排人员');
    await comes.tap(manager.name);
    await comes.press('确定安排');
    await comes.tap(/^进行中/);
    await comes.press('出发');
    await comes.press('确定');
    await comes.shown('已出发').waitFor();
    await held.goto(`/bookings/visit/visit?id=${visit._id}`);
    await held.shown('正在路上，请留意电话').waitFor();
    await comes.press('已到达');
    await comes.press('确定');
    await comes.press('输入到家码');
    await comes.write('到家码', visit.code === '000000' ? '000001' : '000000');
    await comes.press('完成');
    await comes.tab.getByText('没有找到这个码').waitFor();
    expect(await database().get(visits, visit._id)).toMatchObject({ state: 'arrived', wrongCodes: 1 });
    await comes.write('到家码', visit.code);
    await comes.press('完成');
    await comes.tap(/^已结束/);
    await comes.shown('已完成').waitFor();
    await held.goto(`/bookings/visit/visit?id=${visit._id}`);
    await held.shown('感谢您的信任').waitFor();
    expect(await database().get(orders, orderId)).toMatchObject({ state: 'settled' });
    expect([...held.complaints, ...comes.complaints]).toEqual([]);
    await Promise.all([held.close(), comes.close()]);
  },
  FLOW_MS,
);
