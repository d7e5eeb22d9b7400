/** An advertising slot from the offer to its end: paid, lapsed, taken back, withdrawn; nobody earns by it. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { saveSlot, type SlotWish } from '../../advertising/save-slot';
import { slotPlans, slots } from '../../advertising/documents';
import { runningSlots } from '../../advertising/slots';
import { countViews } from '../../advertising/slot-views';
import { merchants } from '../../stores/documents';
import { DAY_MS, MINUTE_MS } from '../../units/days';
import { payments, refunds } from '../documents';
import { doDueWork } from '../due';
import { requestRefund } from '../refunding/after-sale';
import { refundOrder } from '../refunding/refund';
import { buySlot } from './buy-slot';
import { lapseOffers, takeBackSlot } from './end-offer';
import { offeredSlots } from './offers';
import { withdrawSlot } from './withdraw';

const PRICE = 70_000;

let house: TestHouse;
let mall: Mall;
let start: number;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.activeMember('referrer');
  await mall.join('owner', 'referrer');
  await mall.giveShopTo('owner');
  start = house.clock.at;
});
afterEach(() => expectSoundBooks(house));

/** A week at the front page that begins in two days and can be paid until tomorrow. */
function wish(slotId: string, more: Partial<SlotWish> = {}): SlotWish {
  const from = start + 2 * DAY_MS;
  return {
    ...{ _id: slotId, place: 'home', picture: '/pictures/b.svg', title: '夏日补水', target: null, order: 1 },
    ...{ from, to: from + 7 * DAY_MS },
    offer: { merchantId: mall.shopId, priceFen: PRICE, payUntil: start + DAY_MS },
    ...more,
  };
}

const offer = (slotId = 'summer', more: Partial<SlotWish> = {}) => saveSlot(house, wish(slotId, more));
const buy = (paymentId = 'pay-1', slotId = 'summer') =>
  buySlot(house, { paymentId, memberId: 'owner', merchantId: mall.shopId, slotId });
const bought = async () => mall.paid(await buy());
const shown = async () => (await runningSlots(house.database, 'home', house.clock.at)).map(({ id }) => id);
const seen = async (memberId = 'owner') =>
  (await offeredSlots(house, { merchantId: mall.shopId, memberId }, null, 20)).rows[0];
const sale = async (slotId = 'summer') => (await house.database.get(slots, slotId))?.sale;
const wrongState = expect.objectContaining({ code: 'WRONG_STATE' }) as Error;

test('offered, paid, shown in its time, over', async () => {
  await offer();
  expect(await seen()).toMatchObject({ phase: 'offered', priceFen: PRICE, payment: null });
  house.clock.at += DAY_MS - 20 * MINUTE_MS;
  const placed = await buy();
  // Nobody can pay when the offer is over, so the sheet closes then, not in half an hour.
  expect(placed.payment).toMatchObject({ amountFen: PRICE, expiresAt: start + DAY_MS });
  expect(placed.orders).toMatchObject([
    { kind: 'slot', merchantId: 'platform', allowanceFen: 0, deducted: 0 },
  ]);
  expect(await seen()).toMatchObject({ phase: 'paying', payment: { _id: 'pay-1' } });
  expect(await seen('colleague')).toMatchObject({ phase: 'paying', payment: null });
  expect(await mall.paid(placed)).toMatchObject({ state: 'settled', amountFen: PRICE });
  expect(await sale()).toMatchObject({ state: 'paid', orderId: 'pay-1-1', dueAt: null });
  expect(await seen()).toMatchObject({ phase: 'waiting', orderId: 'pay-1-1' });
  expect(await shown()).toEqual([]);
  await mall.pass(2);
  expect(await shown()).toEqual(['summer']);
  await countViews(house, 'phone', ['summer']);
  expect(await seen()).toMatchObject({ phase: 'running', views: 1 });
  await mall.pass(7);
  expect(await shown()).toEqual([]);
  expect(await seen()).toMatchObject({ phase: 'over', views: 1 });
});

test('nobody earns by it: no SV, no sign-up reward, no order, no customer, no 30 days', async () => {
  await mall.bill('referrer', 10_000);
  const before = [await mall.member('owner'), await mall.member('referrer'), await mall.shop()];
  await offer();
  const order = await bought();
  expect(order.settlements).toMatchObject([{ legs: [], burned: 0, deducted: 0, allowanceFen: 0 }]);
  const after = [await mall.member('owner'), await mall.member('referrer'), await mall.shop()];
  expect(after).toEqual(before.map((holder, i) => ({ ...holder, version: after[i]?.version })));
});

test('an unpaid offer lapses, and is not shown; its place is free again', async () => {
  await offer();
  expect(await lapseOffers(house, 10)).toEqual({ lapsed: 0, failed: [] });
  await mall.pass(1);
  expect(await seen()).toMatchObject({ phase: 'missed' });
  await expect(buy()).rejects.toEqual(wrongState);
  expect(await lapseOffers(house, 10)).toEqual({ lapsed: 1, failed: [] });
  expect(await lapseOffers(house, 10)).toEqual({ lapsed: 0, failed: [] });
  expect(await sale()).toMatchObject({ state: 'lapsed', endedAt: start + DAY_MS });
  expect(await house.database.get(slotPlans, 'home')).toMatchObject({ promised: [] });
  await mall.pass(1);
  expect(await shown()).toEqual([]);
  await expect(takeBackSlot(house, 'summer')).rejects.toEqual(wrongState);
});

test('an offer that is just being paid does not lapse before its payment is closed', async () => {
  await offer();
  house.clock.at += DAY_MS - 5 * MINUTE_MS;
  await buy();
  house.clock.at += 5 * MINUTE_MS;
  await mall.pass(0);
  expect(await lapseOffers(house, 10)).toEqual({ lapsed: 0, failed: [] });
  await doDueWork(house, 10);
  expect(await house.database.get(payments, 'pay-1')).toMatchObject({ state: 'closed' });
  expect(await lapseOffers(house, 10)).toEqual({ lapsed: 1, failed: [] });
});

test('money that comes for a closed payment goes back, whether the offer lapsed or was paid otherwise', async () => {
  await offer();
  const first = await buy('pay-1');
  house.clock.at += 31 * MINUTE_MS;
  await doDueWork(house, 10);
  const order = await mall.paid(await buy('pay-2'));
  expect((await mall.pay(first.payment)).outcome).toBe('sent back');
  expect(await house.database.get(refunds, 'late-pay-1-1')).toMatchObject({ amountFen: PRICE });
  expect(await sale()).toMatchObject({ state: 'paid', orderId: order._id, refundedFen: 0 });
});

test('a notice that comes twice pays once, and who has paid cannot pay again', async () => {
  await offer();
  const placed = await buy();
  await mall.paid(placed);
  expect((await mall.pay(placed.payment)).outcome).toBe('already known');
  await expect(buy('pay-2')).rejects.toEqual(wrongState);
  expect(await buy()).toMatchObject({ payment: { _id: 'pay-1', state: 'paid' } });
});

test('what a crash left between payment and settlement is shown once the timer comes', async () => {
  await offer();
  await mall.pay((await buy()).payment);
  expect(await seen()).toMatchObject({ phase: 'confirming' });
  await expect(takeBackSlot(house, 'summer')).rejects.toEqual(wrongState);
  house.clock.at += DAY_MS;
  await mall.pass(0);
  expect(await lapseOffers(house, 10)).toEqual({ lapsed: 0, failed: [] });
  await mall.pass(1);
  await doDueWork(house, 10);
  expect(await sale()).toMatchObject({ state: 'paid' });
  expect(await shown()).toEqual(['summer']);
});

test('an operator takes an unpaid offer back, also while its payment is open', async () => {
  await offer();
  const { payment } = await buy();
  expect((await takeBackSlot(house, 'summer')).sale).toMatchObject({ state: 'takenBack' });
  expect((await takeBackSlot(house, 'summer')).sale).toMatchObject({ state: 'takenBack' });
  expect(await house.database.get(payments, payment._id)).toMatchObject({ state: 'closed' });
  expect((await mall.pay(payment)).outcome).toBe('sent back');
  await expect(buy('pay-2')).rejects.toEqual(wrongState);
  await expect(withdrawSlot(house, 'summer')).rejects.toEqual(wrongState);
});

test.each([
  ['before it begins', 0, PRICE, 'refunded'],
  ['two days and an hour after it began', 4 * DAY_MS + 60 * MINUTE_MS, 40_000, 'settled'],
  ['on its last day', 9 * DAY_MS - 1, 0, 'settled'],
])('withdrawn %s', async (_name, after, back, state) => {
  await offer();
  const { _id: orderId } = await bought();
  await mall.pass(Math.floor(after / DAY_MS));
  house.clock.at += after % DAY_MS;
  const withdrawn = await withdrawSlot(house, 'summer');
  expect(withdrawn.sale).toMatchObject({ state: 'withdrawn', refundedFen: back, endedAt: house.clock.at });
  expect(await withdrawSlot(house, 'summer')).toEqual(withdrawn);
  const sent = await house.database.find(refunds, { where: { orderId }, limit: 10 });
  expect(sent.map(({ amountFen }) => amountFen)).toEqual(back === 0 ? [] : [back]);
  expect(await mall.order(orderId)).toMatchObject({ state });
  expect(await shown()).toEqual([]);
  expect(await house.database.get(slotPlans, 'home')).toMatchObject({ promised: [] });
});

test('what has run to its end cannot be withdrawn', async () => {
  await offer();
  await bought();
  await mall.pass(9);
  await expect(withdrawSlot(house, 'summer')).rejects.toEqual(wrongState);
  expect(await sale()).toMatchObject({ state: 'paid', refundedFen: 0 });
});

test('its money goes back with the slot alone, not by after-sale or another refund', async () => {
  await offer();
  const { _id: orderId } = await bought();
  const ask = { orderId, memberId: 'owner', amountFen: PRICE, reason: '不要了', pictures: [] };
  await expect(requestRefund(house, ask)).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE' });
  const refund = { refundId: 'other', orderId, amountFen: PRICE, reason: '不要了' };
  await expect(refundOrder(house, refund)).rejects.toEqual(wrongState);
});

test('picture and words can be put right; place, time, merchant and price cannot', async () => {
  await offer();
  await offer('summer', { title: '夏日修护' });
  const { from, offer: terms } = wish('summer');
  const cheaper = { merchantId: mall.shopId, priceFen: 1, payUntil: terms?.payUntil ?? 0 };
  for (const other of [
    { place: 'category' },
    { from: from + 1 },
    { offer: null },
    { offer: cheaper },
  ] as const)
    await expect(offer('summer', other)).rejects.toEqual(wrongState);
  await bought();
  await offer('summer', { title: '夏日焕亮' });
  expect(await house.database.get(slots, 'summer')).toMatchObject({
    title: '夏日焕亮',
    sale: { state: 'paid' },
  });
  await saveSlot(house, wish('free', { offer: null }));
  await expect(offer('free')).rejects.toEqual(wrongState);
});

test.each([
  ['paid later than it begins', { payUntil: 2 * DAY_MS + 1 }, 'INVALID_INPUT'],
  ['over in a moment', { payUntil: MINUTE_MS }, 'INVALID_INPUT'],
  ['dearer than an order may be', { priceFen: 1_000_000_001 }, 'INVALID_INPUT'],
  ['for nobody', { merchantId: 'nobody' }, 'MERCHANT_NOT_OPEN'],
])('no offer %s', async (_name, more, code) => {
  const { payUntil = DAY_MS } = more as { payUntil?: number };
  const terms = { merchantId: mall.shopId, priceFen: PRICE, ...more, payUntil: start + payUntil };
  await expect(offer('summer', { offer: terms })).rejects.toMatchObject({ code });
  expect(await house.database.get(slots, 'summer')).toBeNull();
});

test('another merchant pays for nothing that was not offered to it', async () => {
  await offer();
  const other = { paymentId: 'pay-9', memberId: 'owner', merchantId: 'platform', slotId: 'summer' };
  await expect(buySlot(house, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await saveSlot(house, wish('free', { offer: null }));
  await expect(buy('pay-9', 'free')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('ten are promised of a place at once, and what is paid for is shown before what is given away', async () => {
  for (let i = 0; i < 10; i += 1) await offer(`offer-${i}`);
  await expect(offer('eleventh')).rejects.toMatchObject({ code: 'SLOT_PLACE_FULL' });
  await offer('elsewhere', { place: 'category' });
  const { to } = wish('after');
  await offer('after', { from: to, to: to + DAY_MS });
  await takeBackSlot(house, 'offer-3');
  await offer('eleventh', { order: 9 });
  for (let i = 0; i < 10; i += 1) await saveSlot(house, wish(`free-${i}`, { offer: null, order: 0 }));
  await mall.paid(await buy('pay-11', 'eleventh'));
  await mall.pass(2);
  expect((await shown()).at(-1)).toBe('eleventh');
  expect(await shown()).toHaveLength(10);
});

test('a merchant on its way out of the mall buys none', async () => {
  await offer();
  const transaction = await house.database.begin();
  const shop = await transaction.get(merchants, mall.shopId);
  if (shop === null) throw new Error('no shop');
  await transaction.put(merchants, { ...shop, state: 'leaving' });
  await transaction.commit();
  await expect(buy()).rejects.toMatchObject({ code: 'MERCHANT_NOT_OPEN' });
  expect(await sale()).toMatchObject({ state: 'offered', paymentId: null });
});
