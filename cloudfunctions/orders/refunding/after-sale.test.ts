/** What the customer asks, takes back and asks anew, and what the merchant answers (rules.md §10). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING, PARCEL } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { setFreight } from '../../stores/freight';
import { DAY_MS, MINUTE_MS } from '../../units/days';
import { receiveOrder, shipOrder } from '../deliver';
import type { Order } from '../documents';
import { refundsOfOrder } from '../list';
import { redeemUse } from '../../../tests/support/uses';
import { settleOrder } from '../settle';
import { approveRefund, cancelRefundRequest, refuseRefund, requestRefund } from './after-sale';
import { refundableOf } from './refundable';
import { refundOrder } from './refund';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.activeMember('bea');
});
afterEach(() => expectSoundBooks(house));

async function paidGoods(quantity = 1): Promise<Order> {
  const { _id: skuId } = await mall.goods('mask');
  return mall.paid(await mall.place('bea', skuId, quantity));
}
const ask = ({ _id: orderId }: Order, amountFen: number) =>
  requestRefund(house, { orderId, memberId: 'bea', amountFen, reason: '有破损', pictures: ['/a.png'] });
const cancel = ({ _id }: Order, memberId = 'bea') => cancelRefundRequest(house, _id, memberId);
const approve = ({ _id }: Order) => approveRefund(house, _id, mall.shopId);
const decline = ({ _id }: Order) => refuseRefund(house, _id, mall.shopId, '已拆封，不能退');

test('taken back before it is answered: no money moves, and it can be asked anew', async () => {
  const order = await paidGoods();
  await ask(order, 4_000);
  house.clock.at += MINUTE_MS;
  const taken = await cancel(order);
  expect(taken.afterSale).toMatchObject({ state: 'cancelled', amountFen: 4_000, endedAt: house.clock.at });
  expect(await cancel(order)).toEqual(taken);
  await expect(approve(order)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await expect(decline(order)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(await refundsOfOrder(house.database, order._id)).toEqual([]);
  house.clock.at += MINUTE_MS;
  expect((await ask(order, 10_000)).afterSale).toMatchObject({ state: 'requested', amountFen: 10_000 });
  expect(await approve(order)).toMatchObject({
    state: 'refunded',
    afterSale: { state: 'refunded', endedAt: house.clock.at },
  });
});

test('once answered it cannot be taken back', async () => {
  const granted = await paidGoods();
  await expect(cancel(granted)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await ask(granted, 1_000);
  await expect(cancel(granted, 'eve')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await approve(granted);
  await expect(cancel(granted)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  const declined = await paidGoods();
  await ask(declined, 1_000);
  await decline(declined);
  await expect(cancel(declined)).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

test('refused with an answer, asked anew, granted: every request is refunded once', async () => {
  const order = await paidGoods();
  await ask(order, 10_000);
  house.clock.at += MINUTE_MS;
  const declined = await decline(order);
  expect(declined.afterSale).toMatchObject({ state: 'refused', answer: '已拆封，不能退' });
  // Its reply was lost: the same answer again is no other one.
  house.clock.at += MINUTE_MS;
  expect(await decline(order)).toEqual(declined);
  await expect(refuseRefund(house, order._id, mall.shopId, '另一个理由')).rejects.toMatchObject({
    code: 'WRONG_STATE',
  });
  house.clock.at += MINUTE_MS;
  expect((await ask(order, 3_000)).afterSale).toMatchObject({ state: 'requested', answer: null });
  await approve(order);
  house.clock.at += MINUTE_MS;
  await ask(order, 2_000);
  await approve(order);
  await approve(order);
  const amounts = (await refundsOfOrder(house.database, order._id)).map(({ amountFen }) => amountFen);
  expect(amounts).toEqual([2_000, 3_000]);
});

test('taken back between the look and the refund: nothing is refunded', async () => {
  const order = await paidGoods();
  const asked = await ask(order, 10_000);
  await cancel(order);
  const request = { refundId: 'r', orderId: order._id, amountFen: 10_000, reason: '有破损' };
  const stale = refundOrder(house, request, {
    answers: asked.afterSale?.requestedAt ?? 0,
  });
  await expect(stale).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(await mall.order(order._id)).toMatchObject({ state: 'paid', refundedUnsettledFen: 0 });
});

describe('what can be asked for', () => {
  test('shrinks with every refund; freight comes on top while nothing is sent', async () => {
    await setFreight(house, mall.shopId, { feeFen: 800, freeFromFen: 99_999 });
    const order = await paidGoods(2);
    expect(refundableOf(order)).toMatchObject({ mostFen: 20_000, isWhole: false, freightFen: 800 });
    await ask(order, 5_000);
    await approve(order);
    await expect(ask(order, 15_001)).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE' });
    const shipped = await shipOrder(house, order._id, mall.shopId, PARCEL);
    expect(refundableOf(shipped)).toMatchObject({ mostFen: 15_000, isWhole: false, freightFen: 0 });
    await receiveOrder(house, order._id, 'bea');
    await mall.pass(8);
    const settled = await settleOrder(house, await mall.order(order._id));
    expect(refundableOf(settled).mostFen).toBe(15_000);
    await ask(order, 15_000);
    expect(refundableOf(await approve(order)).mostFen).toBe(0);
  });

  test('of a session card all unused uses at once, of a pack all of it', async () => {
    const { _id: skuId } = await mall.goods('card', { kind: 'service', uses: 3, priceFen: 10_000 });
    const card = await mall.paid(await mall.place('bea', skuId));
    const used = await redeemUse(house, card, 1);
    expect(refundableOf(used)).toMatchObject({ mostFen: 6_667, isWhole: true });
    await expect(ask(card, 6_666)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await ask(card, 6_667);
    expect(refundableOf(await approve(card)).mostFen).toBe(0);
    await mall.join('cat');
    expect(refundableOf(await mall.activate('cat'))).toMatchObject({ mostFen: 29_900, isWhole: true });
  });

  test('nothing of what was never paid', async () => {
    const { _id: skuId } = await mall.goods('mask');
    const { orders } = await mall.place('bea', skuId);
    house.clock.at += DAY_MS / 24;
    expect(orders.map((order) => refundableOf(order).mostFen)).toEqual([0]);
  });
});
