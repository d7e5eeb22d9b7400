/** Refunds before and after settlement, debts, packs (rules.md §5, §9, §10). */
import { DAY_MS } from '../../units/days';
import { post } from '../../ledger/post';
import { appointPartner } from '../../partners/appoint';
import { expectSoundBooks } from '../../../tests/support/audit';
import { CITY, Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { saveStore } from '../../stores/save-store';
import { buyPack } from '../placing/buy-pack';
import { approveRefund, refuseRefund, requestRefund } from './after-sale';
import { receiveOrder } from '../deliver';
import { refundOrder } from './refund';
import { settleOrder } from '../settle';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});
afterEach(() => expectSoundBooks(house));

const refund = (orderId: string, amountFen: number, refundId = `refund-${orderId}-${amountFen}`) =>
  refundOrder(house, { refundId, orderId, amountFen, reason: '不喜欢' });

/** The member's points leave for the shop, as a later market or redemption would take them. */
async function spendAll(memberId: string): Promise<void> {
  const holder = `member:${memberId}` as const;
  const posting = {
    entryId: `spend:${memberId}`,
    kind: 'spend',
    cause: memberId,
    holders: [holder, 'merchant:platform'] as const,
  };
  await post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => {
      const units = book.holder(holder).points;
      book.movePoints(
        { holder, place: 'points' },
        { holder: 'merchant:platform', place: 'points' },
        units,
        'spend',
      );
    },
  );
}

async function paidGoods(buyer: string, quantity = 1) {
  const { _id: skuId } = await mall.goods('mask');
  return mall.paid(await mall.place(buyer, skuId, quantity));
}

test('a refund before settlement lifts the freeze and nobody earned anything', async () => {
  await mall.activeMember('bea');
  const before = await mall.member('bea');
  const order = await paidGoods('bea');
  const first = await refund(order._id, 10_000);
  expect(await refund(order._id, 10_000)).toEqual(first);
  expect((await mall.order(order._id)).state).toBe('refunded');
  expect(await mall.shop()).toMatchObject({ points: 0, frozen: 0, svUnits: 0 });
  expect((await mall.member('bea')).svUnits).toBe(before.svUnits);
});

test('the same refund id for another amount is refused, and more than was paid as well', async () => {
  await mall.activeMember('bea');
  const order = await paidGoods('bea');
  await refund(order._id, 4_000, 'r1');
  await expect(refund(order._id, 5_000, 'r1')).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
  await expect(refund(order._id, 6_001, 'r2')).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE' });
  await expect(refund(order._id, 0, 'r3')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('after a partial refund before settlement the rest settles', async () => {
  await mall.activeMember('bea');
  const order = await paidGoods('bea');
  await refund(order._id, 3_333);
  expect((await mall.shop()).frozen).toBe(6_667_000);
  await settleOrder(house, await receiveOrder(house, order._id, 'bea'));
  const [settlement] = (await mall.order(order._id)).settlements;
  expect(settlement).toMatchObject({ amountFen: 6_667, allowanceFen: 667, deducted: 6_667_000 });
  expect((await mall.shop()).frozen).toBe(0);
});

test('a full refund after settlement brings every holder back to where it was', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  await mall.activeMember('pia');
  await appointPartner(house, CITY, 'pia');
  const figures = async () => {
    const [ann, bea, pia, shop] = await Promise.all([
      mall.member('ann'),
      mall.member('bea'),
      mall.member('pia'),
      mall.shop(),
    ]);
    return [ann, bea, pia, shop].map((one) => [
      one.svUnits,
      one.svDebtUnits,
      one.points,
      one.frozen,
      one.orderDays,
      one.settledOrders,
    ]);
  };
  await refund((await mall.bill('bea', 100))._id, 100);
  const before = await figures();
  const order = await mall.bill('bea', 98_765);
  expect(await figures()).not.toEqual(before);
  await refund(order._id, 30_000);
  await refund(order._id, 1);
  expect((await mall.order(order._id)).state).toBe('settled');
  await refund(order._id, 68_764);
  expect((await mall.order(order._id)).state).toBe('refunded');
  expect(await figures()).toEqual(before);
});

test('SV that was converted becomes a debt, which the next grant pays first', async () => {
  await mall.activeMember('bea');
  const order = await mall.bill('bea', 100_000);
  await mall.pass(3);
  await refund(order._id, 100_000);
  const inDebt = await mall.member('bea');
  expect(inDebt).toMatchObject({ svUnits: 0 });
  expect(inDebt.svDebtUnits).toBeGreaterThan(0);
  await mall.bill('bea', 100_000);
  const later = await mall.member('bea');
  expect(later.svDebtUnits).toBe(0);
  expect(later.svUnits).toBe(10_000_000 - inDebt.svDebtUnits);
});

test('points that are gone become a debt to the merchant, paid from the next points', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const order = await mall.bill('bea', 100_000);
  await spendAll('ann');
  const shop = (await mall.shop()).points;
  await refund(order._id, 100_000);
  expect((await mall.member('ann')).pointDebts).toMatchObject([{ to: 'merchant:salon', units: 5_000_000 }]);
  expect((await mall.shop()).points).toBe(shop + 95_000_000);
  await expectSoundBooks(house);
  const next = await mall.bill('bea', 20_000);
  expect(next.settlements[0]?.legs).toContainEqual(
    expect.objectContaining({ to: 'member:ann', units: 1_000_000 }),
  );
  const ann = await mall.member('ann');
  expect(ann).toMatchObject({ points: 0, pointDebts: [{ units: 4_000_000 }] });
  await mall.pass(1);
  await expectSoundBooks(house);
  expect(await mall.member('ann')).toMatchObject({ pointDebts: [] });
});

test('a refunded first order takes the sign-up reward back; the next order brings it again', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const signup = (order: { settlements: readonly { legs: readonly { why: string }[] }[] }) =>
    order.settlements[0]?.legs.some((leg) => leg.why === 'signup');
  const first = await mall.bill('bea', 10_000);
  const second = await mall.bill('bea', 10_000);
  expect([signup(first), signup(second)]).toEqual([true, false]);
  await refund(first._id, 10_000);
  await refund(second._id, 10_000);
  expect(signup(await mall.bill('bea', 10_000))).toBe(true);
});

test('§9: when an order is refunded the date falls back to the order before it', async () => {
  await mall.activeMember('bea');
  await mall.pass(20);
  const order = await mall.bill('bea', 10_000);
  expect((await mall.member('bea')).holding.expiry).toBe('2026-07-21');
  await refund(order._id, 10_000);
  expect((await mall.member('bea')).holding.expiry).toBe('2026-07-01');
});

test('a refunded pack ends activation, takes its SV back and locks the welcome SV again', async () => {
  await mall.join('bea');
  expect(await mall.member('bea')).toMatchObject({ lockedSvUnits: 2_000_000, active: false });
  const pack = await mall.activate('bea');
  expect(await mall.member('bea')).toMatchObject({ lockedSvUnits: 0, svUnits: 4_990_000, active: true });
  await expect(mall.activate('bea')).rejects.toMatchObject({ code: 'ALREADY_ACTIVE' });
  await expect(refund(pack._id, 100)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await refund(pack._id, 29_900);
  expect(await mall.member('bea')).toMatchObject({
    lockedSvUnits: 2_000_000,
    svUnits: 0,
    svDebtUnits: 0,
    active: false,
  });
  await mall.activate('bea');
  expect((await mall.member('bea')).active).toBe(true);
});

test('refunds fen by fen end where one refund ends, whatever the floors do on the way', async () => {
  for (const id of ['ann', 'pia']) await mall.activeMember(id);
  await mall.activeMember('bea', 'ann');
  await appointPartner(house, CITY, 'pia');
  const figures = async () => {
    const [ann, pia, shop] = await Promise.all([mall.member('ann'), mall.member('pia'), mall.shop()]);
    return [ann.points, pia.points, shop.points, shop.frozen];
  };
  await refund((await mall.bill('bea', 100))._id, 100);
  const before = await figures();
  await saveStore(house, STORE, { merchantId: mall.shopId, name: '沐颜', city: CITY, allowanceRateBp: 1 });
  const order = await mall.bill('bea', 10_007);
  for (let left = order.amountFen, step = 1; left > 0; left -= step, step += 61) {
    step = Math.min(step, left);
    await refund(order._id, step, `step-${left}`);
  }
  expect((await mall.order(order._id)).state).toBe('refunded');
  expect(await figures()).toEqual(before);
});

test('a second pack is refused while one is held or waits for its payment', async () => {
  await mall.join('bea');
  const buy = (paymentId: string) => buyPack(house, { paymentId, memberId: 'bea', pack: 'merchant' });
  const placed = await buy('p1');
  await expect(buy('p2')).rejects.toMatchObject({ code: 'ALREADY_ACTIVE' });
  await mall.paid(placed);
  await expect(buy('p3')).rejects.toMatchObject({ code: 'ALREADY_ACTIVE' });
});

test('after-sale is asked for by the buyer and answered by the merchant', async () => {
  await mall.activeMember('bea');
  const order = await paidGoods('bea');
  const ask = {
    orderId: order._id,
    memberId: 'bea',
    amountFen: 10_000,
    reason: '拍错了',
    pictures: ['cloud://picture'],
  };
  await expect(requestRefund(house, { ...ask, memberId: 'eve' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await requestRefund(house, ask);
  await expect(refuseRefund(house, order._id, 'other', '不行')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await refuseRefund(house, order._id, mall.shopId, '已拆封')).afterSale).toMatchObject({
    state: 'refused',
    answer: '已拆封',
  });
  house.clock.at += DAY_MS / 24;
  await requestRefund(house, ask);
  const done = await approveRefund(house, order._id, mall.shopId);
  expect(done).toMatchObject({ state: 'refunded', afterSale: { state: 'refunded' } });
  expect(await approveRefund(house, order._id, mall.shopId)).toEqual(done);
});
