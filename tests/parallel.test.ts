/**
 * Twenty at once, on the real local cloud with the real SDK: exactly one takes effect each time
 * (or as many as there are items and points), and every document agrees.
 */
import { refunds, type Order } from '../cloudfunctions/orders/documents';
import { receiveOrder } from '../cloudfunctions/orders/deliver';
import {
  approveRefund,
  cancelRefundRequest,
  requestRefund,
} from '../cloudfunctions/orders/refunding/after-sale';
import { refundOrder } from '../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../cloudfunctions/orders/settle';
import { MALL, merchantHolder } from '../cloudfunctions/ledger/accounts';
import { journal } from '../cloudfunctions/ledger/state';
import { post } from '../cloudfunctions/ledger/post';
import { skus } from '../cloudfunctions/catalog/documents';
import { claimCoupon } from '../cloudfunctions/coupons/claim';
import { couponOffers } from '../cloudfunctions/coupons/documents';
import { saveCouponOffer } from '../cloudfunctions/coupons/offer';
import { appointPartner } from '../cloudfunctions/partners/appoint';
import { openBooks } from '../cloudfunctions/ledger/open-books';
import { closeDay } from '../cloudfunctions/points/close-day';
import { confirmRealName } from '../cloudfunctions/accounts/real-name';
import { heldLegs } from '../cloudfunctions/rewards/documents';
import { parsePolicy } from '../cloudfunctions/policy/policy';
import { standard } from '../cloudfunctions/policy/profiles';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { CITY, Mall, OWING } from './support/mall';
import { FIRST_DAY } from './support/memory-house';
import { redeemUse } from './support/uses';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);

let cloud: CloudHouse;
let mall: Mall;

async function open(policy = OWING): Promise<void> {
  cloud = await cloudHouse(policy);
  mall = await Mall.open(cloud.house);
}
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

const outcomes = async <T>(work: (i: number) => Promise<T>) => Promise.allSettled(TWENTY.map(work));
const succeeded = <T>(results: PromiseSettledResult<T>[]) =>
  results.filter((one) => one.status === 'fulfilled');
const refusals = <T>(results: PromiseSettledResult<T>[]): string[] =>
  results.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
  );

test('20 first logins of one person make one member with one welcome', async () => {
  await open();
  expect(refusals(await outcomes(() => mall.join('bea')))).toEqual([]);
  expect((await mall.member('bea')).lockedSvUnits).toBe(2_000_000);
});

test('20 openings of one mall and 20 appointments for one city: one each', async () => {
  cloud = await cloudHouse(OWING);
  await Promise.all(TWENTY.map(() => openBooks(cloud.house, FIRST_DAY)));
  mall = await Mall.open(cloud.house);
  for (const i of TWENTY) await mall.join(`m${i}`);
  const results = await outcomes((i) => appointPartner(cloud.house, CITY, `m${i}`));
  expect(succeeded(results)).toHaveLength(1);
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'CITY_TAKEN'));
});

test('20 same payment notices: one takes effect', async () => {
  await open();
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask');
  const { payment } = await mall.place('bea', skuId);
  const results = await Promise.all(TWENTY.map(() => mall.pay(payment)));
  expect(results.filter((result) => result.outcome === 'paid')).toHaveLength(1);
  expect(results.filter((result) => result.outcome === 'already known')).toHaveLength(19);
});

test('a refund is granted 10 times while its request is taken back 10 times: one of the two happens', async () => {
  await open();
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('mask');
  const { _id: orderId } = await mall.paid(await mall.place('bea', skuId));
  await requestRefund(cloud.house, {
    orderId,
    memberId: 'bea',
    amountFen: 4_000,
    reason: '破损',
    pictures: [],
  });
  const results = await outcomes((i) =>
    i % 2 === 0
      ? approveRefund(cloud.house, orderId, mall.shopId)
      : cancelRefundRequest(cloud.house, orderId, 'bea'),
  );
  const { afterSale, refundedUnsettledFen } = await mall.order(orderId);
  expect(['refunded 4000', 'cancelled 0']).toContain(`${afterSale?.state} ${refundedUnsettledFen}`);
  expect(succeeded(results)).toHaveLength(10);
  expect(new Set(refusals(results))).toEqual(new Set(['WRONG_STATE']));
});

test('20 same settlements: one grants', async () => {
  await open();
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const { _id: skuId } = await mall.goods('mask');
  const order = await receiveOrder(cloud.house, (await mall.paid(await mall.place('bea', skuId)))._id, 'bea');
  const before = (await mall.member('bea')).svUnits;
  expect(refusals(await outcomes(() => settleOrder(cloud.house, order)))).toEqual([]);
  expect((await mall.member('bea')).svUnits - before).toBe(1_000_000);
  expect((await mall.shop()).svUnits).toBe(200_000);
});

test('20 same refunds, and 20 of a quarter each under their own ids: never more than was paid', async () => {
  await open();
  await mall.activeMember('bea');
  const order = await mall.bill('bea', 10_000);
  const ask = { orderId: order._id, amountFen: 2_500, reason: 'test' };
  await outcomes(() => refundOrder(cloud.house, { ...ask, refundId: 'same' }));
  expect(await cloud.house.database.find(refunds, { where: {}, limit: 100 })).toHaveLength(1);
  const results = await outcomes((i) => refundOrder(cloud.house, { ...ask, refundId: `own-${i}` }));
  expect(succeeded(results)).toHaveLength(3);
  expect(new Set(refusals(results)).size).toBeLessThanOrEqual(2);
  expect(await mall.order(order._id)).toMatchObject({ state: 'refunded' });
});

test('20 orders for the last item: one gets it', async () => {
  await open();
  const { _id: skuId } = await mall.goods('mask', { stock: 1 });
  await Promise.all(TWENTY.map((i) => mall.join(`m${i}`)));
  const results = await outcomes((i) => mall.place(`m${i}`, skuId));
  expect(succeeded(results)).toHaveLength(1);
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'OUT_OF_STOCK'));
  expect((await cloud.house.database.get(skus, skuId))?.stock).toBe(0);
});

test('20 orders for a merchant’s last points: one is accepted', async () => {
  await open(standard);
  const { _id: skuId } = await mall.goods('mask');
  const shop = merchantHolder(mall.shopId);
  // Ten points for one order; a replay's supply stands in for the market.
  const posting = { entryId: 'supply:test', kind: 'supply', cause: 'test', holders: [shop] };
  await post(
    cloud.house,
    posting,
    () => Promise.resolve(null),
    (book) =>
      book.movePoints({ mall: MALL.replaySupply }, { holder: shop, place: 'points' }, 15_000_000, 'supply'),
  );
  await Promise.all(TWENTY.map((i) => mall.join(`m${i}`)));
  const results = await outcomes((i) => mall.place(`m${i}`, skuId));
  expect(succeeded(results)).toHaveLength(1);
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'MERCHANT_SHORT_OF_POINTS'));
  expect(await mall.shop()).toMatchObject({ points: 5_000_000, frozen: 10_000_000 });
});

test('20 same carts place one order', async () => {
  await open();
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask');
  await mall.address('bea');
  const cart = () => mall.placeLines('bea', [{ skuId, quantity: 1 }], { requestId: 'the-request' });
  const results = await Promise.all(TWENTY.map(cart));
  expect(new Set(results.map((placed) => placed.payment._id)).size).toBe(1);
  expect((await cloud.house.database.get(skus, skuId))?.stock).toBe(99);
});

test('20 taps take as many coupons as there are for one; 20 orders use one coupon once', async () => {
  await open();
  await mall.join('bea');
  await mall.address('bea');
  const { _id: skuId } = await mall.goods('mask');
  const now = cloud.house.clock.now();
  const offer = await saveCouponOffer(cloud.house, mall.shopId, {
    code: 'c',
    name: '减 30',
    terms: { thresholdFen: 0, offFen: 3_000, offRateBp: 0, maxOffFen: 0 },
    skuIds: [],
    ...{ quantity: 100, perMember: 3, claimFrom: now, claimUntil: now + 1_000_000, validDays: 7 },
  });
  const taps = await outcomes((i) => claimCoupon(cloud.house, 'bea', offer._id, `tap-${i}`));
  expect(succeeded(taps)).toHaveLength(3);
  expect(new Set(refusals(taps))).toEqual(new Set(['COUPON_GONE']));
  expect((await cloud.house.database.get(couponOffers, offer._id))?.claimed).toBe(3);
  const couponIds = [`${offer._id}-bea-1`];
  const placed = await outcomes(() => mall.placeLines('bea', [{ skuId, quantity: 1 }], { couponIds }));
  expect(succeeded(placed)).toHaveLength(1);
  expect((await cloud.house.database.get(skus, skuId))?.stock).toBe(99);
});

test('20 scans of one use redeem it once', async () => {
  await open();
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 5, priceFen: 50_000 });
  const order = await mall.paid(await mall.place('bea', skuId));
  expect(refusals(await outcomes(() => redeemUse(cloud.house, order, 1)))).toEqual([]);
  const used = await mall.order(order._id);
  expect(used.settlements).toHaveLength(1);
  expect((await mall.shop()).frozen).toBe(40_000_000);
});

test('names verified while rewards are being held: nothing stays held', async () => {
  await open(
    parsePolicy({ ...OWING, version: 'named', joining: { ...OWING.joining, rewardsNeedRealName: true } }),
  );
  await mall.activeMember('ann');
  await Promise.all(TWENTY.map((i) => mall.activeMember(`m${i}`, 'ann')));
  const { _id: skuId } = await mall.goods('mask');
  const received: Order[] = [];
  for (const i of TWENTY) {
    const order = await mall.paid(await mall.place(`m${i}`, skuId));
    received.push(await receiveOrder(cloud.house, order._id, `m${i}`));
  }
  await Promise.all([
    ...received.map((order) => settleOrder(cloud.house, order)),
    confirmRealName(cloud.house, 'ann'),
  ]);
  expect(await cloud.house.database.find(heldLegs, { where: { state: 'held' }, limit: 10 })).toEqual([]);
  expect((await mall.member('ann')).svUnits).toBe(4_990_000 + 20 * (400_000 + 1_000_000));
});

test('20 bills while the day is being closed: each lands in exactly one day', async () => {
  await open();
  await mall.activeMember('bea');
  const placed = await Promise.all(
    TWENTY.map(async (i) => {
      await mall.join(`m${i}`);
      return mall.bill(`m${i}`, 1_000).then((order) => order._id);
    }),
  );
  expect(new Set(placed).size).toBe(20);
  const { _id: skuId } = await mall.goods('mask');
  const received: Order[] = [];
  for (let i = 0; i < 20; i += 1) {
    const order = await mall.paid(await mall.place(`m${i}`, skuId));
    received.push(await receiveOrder(cloud.house, order._id, `m${i}`));
  }
  const late = { ...cloud.house, clock: { now: () => cloud.house.clock.at + 24 * 3600_000 } };
  await Promise.all([
    ...received.map((order) => settleOrder(cloud.house, order).catch((error: unknown) => error)),
    closeDay(late, FIRST_DAY),
  ]);
  // The clock stands still before midnight, so those that came too late wait for the next day.
  cloud.house.clock.at += 24 * 3600_000;
  for (const order of received) await settleOrder(cloud.house, order);
  const entries = await cloud.house.database.find(journal, { where: { kind: 'settle' }, limit: 1000 });
  expect(new Set(entries.map((entry) => entry._id)).size).toBe(entries.length);
  expect(entries.filter((entry) => received.some((order) => order._id === entry.cause))).toHaveLength(20);
});
