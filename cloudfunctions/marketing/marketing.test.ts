/** Customers that the settlements keep, their groups, and messages to them, on the in-memory cloud. */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { redeemUse, undoRedeem } from '../../tests/support/uses';
import { claimCoupon } from '../coupons/claim';
import { saveCouponOffer } from '../coupons/offer';
import { noteConsents } from '../messages/consents';
import { sendDueMessages } from '../messages/send';
import { DAY_MS } from '../units/days';
import { contactsOf } from './contacts';
import { setContact } from './customers';
import { campaigns, customers } from './documents';
import { whereOf, type Group } from './groups';
import { groupPage, groupsOf } from './overview';
import { campaignResult, campaignsOf } from './result';
import { sendCampaigns } from './send';
import { startCampaign } from './start';

const SHOP = 'salon';
let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});
afterEach(() => expectSoundBooks(house));

const refused = (code: string) => expect.objectContaining({ code }) as Error;

async function consent(...memberIds: string[]): Promise<void> {
  for (const memberId of memberIds)
    await noteConsents(house, {
      ...{ requestId: mall.requestId(), memberId, openId: `o-${memberId}`, accepted: ['campaign'] },
    });
}
async function customer(memberId: string, times = 1): Promise<void> {
  await mall.join(memberId);
  for (let i = 0; i < times; i += 1) await mall.bill(memberId, 10_000);
}
function start(group: Group, more: Partial<Parameters<typeof startCampaign>[1]> = {}) {
  const draft = { campaignId: `c-${mall.requestId()}`, merchantId: SHOP, group, text: '秋季护肤季开始啦' };
  return startCampaign(house, { ...draft, offerId: null, by: 'owner', ...more }, 'o-owner');
}
const countsOf = async () => (await groupsOf(house, SHOP)).map(({ kind, count }) => [kind, count]);
const offer = (skuIds: readonly string[] = []) =>
  saveCouponOffer(house, SHOP, {
    code: `offer-${mall.requestId()}`,
    name: '满 50 减 30',
    terms: { thresholdFen: 5_000, offFen: 3_000, offRateBp: 0, maxOffFen: 0 },
    skuIds,
    ...{ quantity: 10, perMember: 1, claimFrom: 0, claimUntil: house.clock.at + 30 * DAY_MS, validDays: 30 },
  });

test('the settlement keeps the customer: once a settlement, not again for a use that was undone', async () => {
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 2, priceFen: 50_000 });
  const order = await mall.paid(await mall.place('bea', skuId));
  expect(await house.database.get(customers, `${SHOP}:bea`)).toBeNull();
  await redeemUse(house, order, 1);
  await undoRedeem(house, await mall.order(order._id), 1);
  await redeemUse(house, await mall.order(order._id), 1);
  await mall.pass(3);
  await mall.bill('bea', 12_300);
  expect(await house.database.get(customers, `${SHOP}:bea`)).toMatchObject({
    ...{ times: 2, spentFen: 25_000 + 12_300, firstDay: '2026-06-01', lastDay: '2026-06-04' },
    skuIds: [skuId, 'bill:salon-1'],
  });
  // A pack makes nobody a customer, and people who work there are none.
  await mall.employ('cleo');
  await customer('cleo');
  const all = await house.database.find(customers, { where: {}, limit: 10 });
  expect(all.map((one) => one._id)).toEqual([`${SHOP}:bea`]);
});

test('a group says whom a message would reach now, and what it may lead to', async () => {
  for (const memberId of ['bea', 'cat', 'dora', 'eve']) await customer(memberId);
  await consent('bea', 'cat', 'dora');
  await setContact(house, { merchantId: SHOP, memberId: 'cat', isOptedOut: true });
  const facial = await mall.goods('facial', { kind: 'service' });
  const { _id: offerId } = await offer();
  const page = async () => groupPage(house, SHOP, facial.productId);
  const before = await page();
  expect(before.groups[0]).toEqual({ kind: 'new', count: 4, isMore: false, optedOut: 1, reachable: 2 });
  expect(before.groups[3]).toMatchObject({ kind: 'treatment', count: 0 });
  expect(before).toMatchObject({
    treatments: [{ productId: facial.productId }],
    offers: [{ id: offerId, left: 10 }],
  });
  await start({ kind: 'new' });
  await sendCampaigns(house, 100);
  // Who has just heard is not written to again for some days.
  expect((await page()).groups[0]).toMatchObject({ reachable: 0 });
});

test('new, returning and asleep, as days go by', async () => {
  await customer('bea');
  await customer('cat', 2);
  expect(await countsOf()).toEqual([
    ['new', 1],
    ['returning', 1],
    ['asleep', 0],
  ]);
  await mall.pass(30);
  expect(await countsOf()).toEqual([
    ['new', 0],
    ['returning', 1],
    ['asleep', 0],
  ]);
  await mall.pass(30);
  expect(await countsOf()).toEqual([
    ['new', 0],
    ['returning', 0],
    ['asleep', 2],
  ]);
  const limits = OWING.marketing;
  const base = { merchantId: SHOP, today: '2026-06-30', skuIds: ['x'], limits };
  expect(whereOf({ kind: 'asleep', days: 10 }, base)).toEqual({
    merchantId: SHOP,
    lastDay: { lte: '2026-06-20' },
  });
});

test('a message goes to those who agreed, did not opt out, and heard nothing for a week', async () => {
  for (const memberId of ['bea', 'cat', 'dan', 'eve']) await customer(memberId);
  await consent('bea', 'bea', 'cat', 'dan');
  await setContact(house, { merchantId: SHOP, memberId: 'dan', isOptedOut: true });
  const first = await start({ kind: 'new' });
  expect(await sendCampaigns(house, 100)).toEqual({ written: 2 });
  expect(await sendCampaigns(house, 100)).toEqual({ written: 0 });
  expect((await sendDueMessages(house, 10)).sent).toBe(2);
  expect(house.messenger.given.map((one) => one.openId).sort()).toEqual(['o-bea', 'o-cat']);
  expect(house.messenger.given[0]?.data).toEqual({
    thing1: { value: '沐颜' },
    thing2: { value: '秋季护肤季开始啦' },
  });
  await start({ kind: 'new' });
  expect(await sendCampaigns(house, 100)).toEqual({ written: 0 });
  await mall.pass(7);
  await start({ kind: 'new' });
  expect(await sendCampaigns(house, 100)).toEqual({ written: 1 });
  expect(await house.database.get(campaigns, first._id)).toMatchObject({ isDone: true, seen: 4, written: 2 });
});

test('a person sees where it bought, and takes its word back and gives it again', async () => {
  for (const memberId of ['bea', 'cat']) await customer(memberId);
  const row = { merchantId: SHOP, merchantName: '沐颜' };
  expect(await contactsOf(house.database, 'bea')).toEqual([{ ...row, isOptedOut: false }]);
  for (const isOptedOut of [true, true, false, true]) {
    const wish = { merchantId: SHOP, memberId: 'bea', isOptedOut };
    expect(await setContact(house, wish)).toEqual({ isOptedOut });
    expect(await contactsOf(house.database, 'bea')).toEqual([{ ...row, isOptedOut }]);
  }
  // Nobody else's, and a stranger has nothing to say.
  expect(await contactsOf(house.database, 'cat')).toEqual([{ ...row, isOptedOut: false }]);
  await mall.join('dan');
  await setContact(house, { merchantId: SHOP, memberId: 'dan', isOptedOut: true });
  expect(await contactsOf(house.database, 'dan')).toEqual([]);
});

test('the result: sent, refused, coupons taken and used, and who came again', async () => {
  for (const memberId of ['bea', 'cat']) await customer(memberId);
  await consent('bea', 'cat');
  const { _id: skuId } = await mall.goods('mask');
  const { _id: offerId } = await offer([skuId]);
  const { _id } = await start({ kind: 'new' }, { offerId });
  await sendCampaigns(house, 100);
  house.messenger.outcomes.push('sent', 'refused');
  await sendDueMessages(house, 10);
  house.clock.at += 1;
  const [happy] = house.messenger.given.map((one) => one.openId.slice(2));
  const coupon = await claimCoupon(house, happy ?? '', offerId, 'a-request');
  await mall.placeLines(happy ?? '', [{ skuId, quantity: 1 }], { couponIds: [coupon._id] });
  await mall.bill('bea', 1_000);
  await mall.bill('cat', 1_000);
  expect(await campaignResult(house.database, SHOP, _id)).toMatchObject({
    ...{ sent: 1, refused: 1, waiting: 0, failed: 0 },
    ...{ couponsTaken: 1, couponsUsed: 1, cameAgain: 1 },
  });
  expect((await campaignsOf(house.database, SHOP, null, 10)).rows).toMatchObject([{ _id, written: 2 }]);
  await expect(campaignResult(house.database, 'platform', _id)).rejects.toEqual(refused('NOT_FOUND'));
});

test('nothing for medical items: not their customers, not their coupons, not their names', async () => {
  const { _id: plainId, productId: plain } = await mall.goods('facial', { kind: 'service' });
  await offer();
  const listing = { kind: 'service', title: '光子嫩肤', isMedical: true } as const;
  const { _id: medicalId, productId } = await mall.goods('laser', listing);
  const wrong = refused('INVALID_INPUT');
  await expect(start({ kind: 'treatment', productId })).rejects.toEqual(wrong);
  await expect(start({ kind: 'new' }, { offerId: (await offer([medicalId]))._id })).rejects.toEqual(wrong);
  await expect(start({ kind: 'new' }, { offerId: (await offer())._id })).rejects.toEqual(wrong);
  await expect(start({ kind: 'new' }, { text: '光子嫩肤限时优惠' })).rejects.toEqual(wrong);
  await start({ kind: 'treatment', productId: plain }, { offerId: (await offer([plainId]))._id });
});

test('a text that WeChat finds risky, or that it does not judge, is not sent', async () => {
  house.contentCheck.nextText = 'risky';
  await expect(start({ kind: 'new' })).rejects.toEqual(refused('CONTENT_REFUSED'));
  house.contentCheck.nextText = null;
  await expect(start({ kind: 'new' })).rejects.toEqual(refused('CONTENT_CHECK_UNAVAILABLE'));
  expect(await house.database.find(campaigns, { where: {}, limit: 10 })).toEqual([]);
});

test('a hundred customers in batches, three firings at once, and nobody is written to twice', async () => {
  const people = Array.from({ length: 100 }, (_, i) => `m${i}`);
  for (const memberId of people) await customer(memberId);
  await consent(...people);
  const campaign = await start({ kind: 'new' });
  await Promise.all([1, 2, 3].map(() => sendCampaigns(house, 1_000)));
  expect(await house.database.get(campaigns, campaign._id)).toMatchObject({
    isDone: true,
    seen: 100,
    written: 100,
  });
  while ((await sendDueMessages(house, 100)).sent > 0);
  expect(new Set(house.messenger.given.map((one) => one.openId)).size).toBe(100);
  expect(house.messenger.given).toHaveLength(100);
});
