/** Services and session cards: redeemed, undone, refunded use by use (rules.md §2, §10, §13). */
import { MINUTE_MS } from '../units/days';
import { expectSoundBooks } from '../../tests/support/audit';
import { CITY, Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { redeemUse, undoRedeem } from '../../tests/support/uses';
import { skus } from '../catalog/documents';
import { days } from '../ledger/state';
import { appointPartner } from '../partners/appoint';
import { partners } from '../partners/documents';
import { inTransaction } from '../platform/in-transaction';
import { refundOrder } from './refunding/refund';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});
afterEach(() => expectSoundBooks(house));

const refund = (orderId: string, amountFen: number, refundId = `refund-${orderId}-${amountFen}`) =>
  refundOrder(house, { refundId, orderId, amountFen, reason: '不喜欢' });

describe('a session card', () => {
  const card = async () => {
    const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 3, priceFen: 10_000 });
    return mall.paid(await mall.place('bea', skuId));
  };

  test('settles ⌊k·A/n⌋ − ⌊(k−1)·A/n⌋ at use k and is used up after the last', async () => {
    await mall.activeMember('bea');
    const order = await card();
    for (const use of [1, 2, 3]) await redeemUse(house, order, use);
    const used = await mall.order(order._id);
    expect(used.state).toBe('settled');
    expect(used.settlements.map((one) => one.allowanceFen)).toEqual([333, 333, 334]);
    expect(used.settlements.map((one) => one.deducted)).toEqual([3_333_333, 3_333_333, 3_333_334]);
    expect((await mall.member('bea')).settledOrders).toBe(2);
    await expect(redeemUse(house, order, 4)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a use that is scanned twice is redeemed once', async () => {
    await mall.activeMember('bea');
    const order = await card();
    const one = await redeemUse(house, order, 1);
    expect(await redeemUse(house, order, 1)).toEqual(one);
  });

  test('a use is undone within 10 minutes and can be redeemed again', async () => {
    await mall.activeMember('bea');
    const before = await mall.member('bea');
    const order = await card();
    await redeemUse(house, order, 1);
    house.clock.at += 10 * MINUTE_MS;
    const undone = await undoRedeem(house, await mall.order(order._id), 1);
    expect(undone.state).toBe('paid');
    expect(await mall.member('bea')).toMatchObject({
      svUnits: before.svUnits,
      settledOrders: before.settledOrders,
    });
    await redeemUse(house, undone, 1);
    house.clock.at += 10 * MINUTE_MS + 1;
    await expect(undoRedeem(house, await mall.order(order._id), 1)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('unused uses are refunded pro rata, all of them, and the card is closed', async () => {
    await mall.activeMember('bea');
    const order = await card();
    await redeemUse(house, order, 1);
    await expect(refund(order._id, 10_000)).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE' });
    await refund(order._id, 6_667);
    expect(await mall.order(order._id)).toMatchObject({ state: 'settled', refundedUnsettledFen: 6_667 });
    expect((await mall.shop()).frozen).toBe(0);
    await expect(refund(order._id, 2_222)).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE' });
    await expect(redeemUse(house, order, 2)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(undoRedeem(house, await mall.order(order._id), 1)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});

test('a single service that was partly refunded cannot be undone', async () => {
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('massage', { kind: 'service', priceFen: 10_000 });
  const order = await mall.paid(await mall.place('bea', skuId));
  await redeemUse(house, order, 1);
  await refund(order._id, 5_000);
  await expect(undoRedeem(house, await mall.order(order._id), 1)).rejects.toMatchObject({
    code: 'WRONG_STATE',
  });
});

test('an undone use is taken back from the partner of its day, though the city has another by now', async () => {
  await mall.activeMember('pia');
  await mall.activeMember('bea');
  await appointPartner(house, CITY, 'pia');
  const { _id: skuId } = await mall.goods('massage', { kind: 'service', priceFen: 10_000 });
  const order = await mall.paid(await mall.place('bea', skuId));
  await redeemUse(house, order, 1);
  expect((await mall.member('pia')).points).toBe(800_000);
  await inTransaction(house.database, (transaction) =>
    transaction.put(partners, { _id: CITY, memberId: 'bea', since: 0, lastDay: null, needsPack: false }),
  );
  await undoRedeem(house, await mall.order(order._id), 1);
  expect((await mall.member('pia')).points).toBe(0);
});

test('a use that is undone and redeemed again counts once for the price', async () => {
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('massage', { kind: 'service', priceFen: 10_000 });
  const order = await mall.paid(await mall.place('bea', skuId));
  for (let i = 0; i < 5; i += 1) {
    await redeemUse(house, await mall.order(order._id), 1);
    if (i < 4) await undoRedeem(house, await mall.order(order._id), 1);
  }
  await mall.pass(1);
  const [day] = await house.database.find(days, { where: {}, limit: 1 });
  expect(day?.totals.allowanceFen).toBe(1_000);
});

test('an untouched card gives its stock back with its refund', async () => {
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 3, stock: 4 });
  const order = await mall.paid(await mall.place('bea', skuId));
  await refund(order._id, 10_000);
  expect((await house.database.get(skus, skuId))?.stock).toBe(4);
});
