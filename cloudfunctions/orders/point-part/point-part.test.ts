/** Part of an order in points: placed, closed, paid, settled, refunded, undone (rules.md §12). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { payer, PIN, POINT } from '../../../tests/support/point-payer';
import { redeemUse, undoRedeem } from '../../../tests/support/uses';
import { holders } from '../../ledger/holder';
import { parsePolicy, type Policy } from '../../policy/policy';
import { setFreight } from '../../stores/freight';
import { setPointsShare } from '../../stores/points-share';
import { giveBack } from '../../vouchers/give-back';
import { receiveOrder } from '../deliver';
import type { Order } from '../documents';
import { askedOf } from '../paying/asked';
import { closeUnpaid } from '../paying/close-unpaid';
import { payAtStore } from '../placing/pay-at-store';
import { refundKept, refundOrder } from '../refunding/refund';
import { pointsBack, refundableOf } from '../refunding/refundable';
import { settleOrder } from '../settle';
import { billPoints } from './bill-points';

const WHOLLY: Policy = parsePolicy({
  ...OWING,
  version: 'test-wholly',
  pointPayments: { maxShareBp: 10_000 },
});
let house: TestHouse;
let mall: Mall;

async function open(policy: Policy, shareBp: number): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  await setPointsShare(house, mall.shopId, shareBp);
  await mall.activeMember('bea');
  await payer(house, 'bea', 200);
}
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
const agreed = (points: number, password = PIN) => ({ units: points * POINT, password });
const purse = async () => {
  const { custodial, frozen } = await mall.member('bea');
  return { custodial: custodial / POINT, reserved: frozen / POINT };
};
const stock = async () => (await mall.shop()).points / POINT;
/** Once, and what was told beforehand comes back. */
async function refund({ _id: orderId }: Order, amountFen: number, refundId = `refund-${amountFen}`) {
  const [before, known] = [await mall.order(orderId), await refundKept(house.database, refundId)];
  const made = await refundOrder(house, { refundId, orderId, amountFen, reason: '不喜欢' });
  const told = known === null ? pointsBack(before, amountFen) : 0;
  const returned = ({ pointPart }: Order): number => pointPart?.returned ?? 0;
  expect(returned(await mall.order(orderId)) - returned(before)).toBe(told);
  return made;
}
/** One of ¥100, half of it in points unless said otherwise. */
async function place(points = 50, more = {}) {
  const { _id: skuId } = await mall.goods('mask');
  return mall.placeLines('bea', [{ skuId, quantity: 1 }], { points: agreed(points), ...more });
}
async function settled(order: Order): Promise<Order> {
  await receiveOrder(house, order._id, 'bea');
  return settleOrder(house, await mall.order(order._id));
}

describe('half of an order', () => {
  beforeEach(() => open(OWING, 5_000));

  test('reserves the points; what the order gives up and earns is counted on the money', async () => {
    const { payment, orders } = await place();
    expect(payment.amountFen).toBe(5_000);
    expect(orders[0]).toMatchObject({
      ...{ amountFen: 5_000, allowanceFen: 500, deducted: 5 * POINT, state: 'created' },
      pointPart: { units: 50 * POINT, fen: 5_000, returned: 0 },
    });
    expect(await purse()).toEqual({ custodial: 150, reserved: 50 });
  });

  test('left unpaid it closes, and the points are free again', async () => {
    const { payment } = await place();
    expect(await closeUnpaid(house, payment)).toBe(true);
    expect(await closeUnpaid(house, payment)).toBe(false);
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
  });

  test('a payment that comes after the closing goes back; the points were back before', async () => {
    const { payment } = await place();
    await closeUnpaid(house, payment);
    const late = await mall.pay(payment);
    expect(late.outcome).toBe('sent back');
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
  });

  test('once it settles they join the stock, after what the merchant owes', async () => {
    const order = await mall.paid(await place());
    expect(await purse()).toEqual({ custodial: 150, reserved: 50 });
    const owed = await stock();
    const done = await settled(order);
    expect(done.settlements).toMatchObject([{ pointUnits: 50 * POINT, amountFen: 5_000 }]);
    expect(await purse()).toEqual({ custodial: 150, reserved: 0 });
    expect(await stock()).toBe(owed + 50);
  });

  test('refunds before settlement bring points and money back in proportion, the last one the rest', async () => {
    const order = await mall.paid(await place());
    const first = await refund(order, 1_667, 'r1');
    expect(first.pointUnits).toBe(16_670_000);
    expect(await refund(order, 1_667, 'r1')).toEqual(first);
    expect(refundableOf(await mall.order(order._id))).toMatchObject({
      mostFen: 3_333,
      pointUnits: 33_330_000,
    });
    await refund(order, 3_333, 'r2');
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
    expect(await mall.order(order._id)).toMatchObject({
      ...{ state: 'refunded', pointPart: { returned: 50 * POINT } },
    });
  });

  test('partly refunded before, it settles with the rest of both', async () => {
    const order = await mall.paid(await place());
    await refund(order, 2_000);
    const done = await settled(order);
    expect(done.settlements).toMatchObject([{ amountFen: 3_000, pointUnits: 30 * POINT }]);
    await refund(done, 3_000, 'rest');
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
  });

  test('refunds after settlement, fen by fen, end where one refund ends', async () => {
    const order = await settled(await mall.paid(await place()));
    const before = await stock();
    for (const [i, fen] of [1, 7, 1_992, 3_000].entries()) await refund(order, fen, `step-${i}`);
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
    // What burned for the order has come back, what the customer had paid has gone.
    expect(await stock()).toBe(before - 50 + 5);
  });

  test('the password is asked for, and what was not agreed to is not taken', async () => {
    await expect(place(50, { points: agreed(50, '135790') })).rejects.toEqual(refusal('PASSWORD_WRONG'));
    await expect(place(49)).rejects.toEqual(refusal('POINTS_CHANGED'));
    await expect(place(51)).rejects.toEqual(refusal('POINTS_CHANGED'));
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
  });

  test('the same request again answers the same order and takes nothing more', async () => {
    const first = await place(50, { requestId: 'once' });
    expect(await place(50, { requestId: 'once' })).toEqual(first);
    await expect(place(40, { requestId: 'once' })).rejects.toEqual(refusal('REQUEST_REUSED'));
    expect(await purse()).toEqual({ custodial: 150, reserved: 50 });
  });

  test('20 at once with points for four: four have them, never one more', async () => {
    await mall.goods('mask');
    await mall.address('bea');
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => place()));
    // Three unpaid orders are the most a person may have.
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
    expect(await purse()).toEqual({ custodial: 50, reserved: 150 });
  });

  test('paying and closing at once: one of them happens, and the points go one way', async () => {
    const { payment } = await place();
    const [paid, closed] = await Promise.all([mall.pay(payment), closeUnpaid(house, payment)]);
    expect([paid.outcome, closed]).toEqual(closed ? ['sent back', true] : ['paid', false]);
    expect(await purse()).toEqual(
      closed ? { custodial: 200, reserved: 0 } : { custodial: 150, reserved: 50 },
    );
  });

  test('freight is paid in money, and what points cover counts for free delivery', async () => {
    await setFreight(house, mall.shopId, { feeFen: 800, freeFromFen: 10_001 });
    expect((await place()).payment.amountFen).toBe(5_800);
    await setFreight(house, mall.shopId, { feeFen: 800, freeFromFen: 10_000 });
    expect((await place()).payment.amountFen).toBe(5_000);
  });

  test('who owes points pays in none', async () => {
    const transaction = await house.database.begin();
    const known = await transaction.get(holders, 'member:bea');
    if (known === null) throw new Error('no holder');
    const debt = { to: 'merchant:salon', units: POINT, cause: 'r' } as const;
    await transaction.put(holders, { ...known, pointDebts: [debt] });
    await transaction.commit();
    await expect(place()).rejects.toEqual(refusal('POINTS_OWED'));
    const again = await house.database.begin();
    await again.put(holders, known);
    await again.commit();
  });

  test('the shop may not take more than the policy lets it', async () => {
    await expect(setPointsShare(house, mall.shopId, 5_001)).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(setPointsShare(house, 'platform', 1)).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(setPointsShare(house, 'nobody', 1)).rejects.toEqual(refusal('NOT_FOUND'));
    await setPointsShare(house, mall.shopId, 0);
    await expect(place()).rejects.toEqual(refusal('POINTS_CHANGED'));
  });
});

describe('at the counter', () => {
  beforeEach(() => open(OWING, 2_000));

  test('a bill settles with its payment, and its points are the shop’s at once', async () => {
    const offer = await billPoints(house, 'bea', STORE, 30_000);
    expect(offer).toMatchObject({
      units: 60 * POINT,
      fen: 6_000,
      payFen: 24_000,
      availableUnits: 200 * POINT,
    });
    const bill = { requestId: 'bill', memberId: 'bea', storeId: STORE, amountFen: 30_000 };
    const points = { units: offer.units, password: PIN };
    const order = await mall.paid(await payAtStore(house, { ...bill, points }));
    expect(order).toMatchObject({ state: 'settled', amountFen: 24_000, allowanceFen: 2_400 });
    expect(await purse()).toEqual({ custodial: 140, reserved: 0 });
    // 24 for the allowance, of which nobody here earns points.
    expect(await stock()).toBe(60 - 24);
    await refund(order, 24_000);
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
    expect(await stock()).toBe(0);
  });
});

describe('the whole', () => {
  beforeEach(() => open(WHOLLY, 10_000));

  test('WeChat Pay never hears of it; it is paid when it is placed, and refunded whole', async () => {
    const { payment, orders } = await place(100);
    expect(payment).toMatchObject({ amountFen: 0, state: 'paid', dueAt: null });
    expect(orders).toMatchObject([{ state: 'paid', amountFen: 0, allowanceFen: 0, deducted: 0 }]);
    expect((await mall.member('bea')).settledOrders).toBe(1);
    const order = await settled(await mall.order(orders[0]?._id ?? ''));
    expect(await purse()).toEqual({ custodial: 100, reserved: 0 });
    expect(refundableOf(order)).toEqual({
      mostFen: 0,
      isWhole: true,
      freightFen: 0,
      pointUnits: 100 * POINT,
    });
    const back = await refund(order, 0);
    expect(back).toMatchObject({ amountFen: 0, pointUnits: 100 * POINT, state: 'done', dueAt: null });
    await expect(refund(order, 0, 'again')).rejects.toEqual(refusal('WRONG_STATE'));
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
  });

  test('a bill of points settles at once', async () => {
    const bill = { requestId: 'bill', memberId: 'bea', storeId: STORE, amountFen: 10_000 };
    const { orders } = await payAtStore(house, { ...bill, points: agreed(100) });
    expect(await mall.order(orders[0]?._id ?? '')).toMatchObject({ state: 'settled' });
    expect(await stock()).toBe(100);
  });

  test('beside an order that costs money only that one is asked for', async () => {
    const { _id: mask } = await mall.goods('mask');
    const { _id: visit } = await mall.goods('visit', { kind: 'service', priceFen: 30_000 });
    const lines = [mask, visit].map((skuId) => ({ skuId, quantity: 1 }));
    const { payment, orders } = await mall.placeLines('bea', lines, { points: agreed(200) });
    expect(payment.amountFen).toBe(20_000);
    const byId = new Map(orders.map((order) => [order._id, { ...order, subMchid: '1900000002' }]));
    expect(askedOf(payment, byId).parts).toMatchObject([{ orderId: orders[1]?._id, amountFen: 20_000 }]);
    const asked = orders.filter((order) => order.amountFen > 0);
    expect(asked).toHaveLength(1);
    await closeUnpaid(house, payment);
    expect(await purse()).toEqual({ custodial: 200, reserved: 0 });
  });

  test('a session card gives each use its part; undone it is reserved again, given back it returns once', async () => {
    const { _id: skuId } = await mall.goods('card', { kind: 'service', uses: 3, priceFen: 10_000 });
    const { orders } = await mall.placeLines('bea', [{ skuId, quantity: 1 }], { points: agreed(100) });
    const orderId = orders[0]?._id ?? '';
    await redeemUse(house, await mall.order(orderId), 1);
    expect(await stock()).toBe(33.333333);
    await undoRedeem(house, await mall.order(orderId), 1);
    expect(await purse()).toEqual({ custodial: 100, reserved: 100 });
    await redeemUse(house, await mall.order(orderId), 1);
    const back = await giveBack(house, { memberId: 'bea', orderId, amountFen: 0 });
    expect(back.pointUnits).toBe(100 * POINT - 33_333_333);
    expect(await giveBack(house, { memberId: 'bea', orderId, amountFen: 0 })).toEqual(back);
    await expect(refund(await mall.order(orderId), 0, 'twice')).rejects.toEqual(refusal('REFUND_TOO_LARGE'));
    expect(await purse()).toEqual({ custodial: 166.666667, reserved: 0 });
  });
});
