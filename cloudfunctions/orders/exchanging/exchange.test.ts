/** The platform's goods for points: what is reserved, what burns, what comes back (rules.md §12). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { HOME, Mall, OWING, PARCEL } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { payer, PIN, POINT, prize } from '../../../tests/support/point-payer';
import { saveProduct } from '../../catalog/shelving/save-product';
import { setForPoints } from '../../catalog/for-points';
import { skus, type Sku } from '../../catalog/documents';
import { setFreight } from '../../stores/freight';
import { PLATFORM } from '../../stores/people';
import { exchangeList, exchangePage } from '../../storefront/exchange-page';
import { DAY_MS } from '../../units/days';
import { autoReceive, receiveOrder, shipOrder } from '../deliver';
import { doDueWork } from '../due';
import type { Order } from '../documents';
import { approveRefund, requestRefund } from '../refunding/after-sale';
import { settleOrder } from '../settle';
import { listingOf } from '../../../tests/support/listing';
import { cancelExchange } from './cancel';
import { exchangeGoods, type ExchangeRequest } from './exchange';

let house: TestHouse;
let mall: Mall;
let cream: Sku;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await setFreight(house, PLATFORM, { feeFen: 1_000, freeFromFen: 100_000 });
  cream = await prize(house, 'cream', { priceFen: 3_000, stock: 2 });
  for (const name of ['bea', 'ann']) {
    await mall.activeMember(name);
    await mall.address(name);
    await payer(house, name, 100);
  }
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
async function exchange(memberId = 'bea', more: Partial<ExchangeRequest> = {}): Promise<Order> {
  const { orders } = await exchangeGoods(house, {
    ...{ requestId: mall.requestId(), memberId, skuId: cream._id, quantity: 1, addressId: HOME.id, note: '' },
    points: { units: 30 * POINT, password: PIN },
    ...more,
  });
  const [order] = orders;
  if (order === undefined) throw new Error('nothing was exchanged');
  return order;
}
const purse = async (memberId = 'bea') => {
  const { custodial, frozen } = await mall.member(memberId);
  return { custodial: custodial / POINT, reserved: frozen / POINT };
};
const stockOf = async () => (await house.database.get(skus, cream._id))?.stock;
/** Burned today, as the journal has it. */
async function settled(order: Order): Promise<Order> {
  await shipOrder(house, order._id, PLATFORM, PARCEL);
  await receiveOrder(house, order._id, 'bea');
  return settleOrder(house, await mall.order(order._id));
}

test('is paid when it is placed: stock taken, points reserved, no money, no freight, nothing earned', async () => {
  const before = await mall.member('bea');
  const order = await exchange();
  expect(order).toMatchObject({
    ...{ kind: 'exchange', state: 'paid', amountFen: 0, freightFen: 0, allowanceFen: 0, deducted: 0 },
    pointPart: { units: 30 * POINT, fen: 3_000, returned: 0 },
  });
  expect([await stockOf(), await purse()]).toEqual([1, { custodial: 70, reserved: 30 }]);
  const done = await settled(order);
  expect(done).toMatchObject({ state: 'settled', settlements: [{ legs: [], pointUnits: 30 * POINT }] });
  expect(await purse()).toEqual({ custodial: 70, reserved: 0 });
  const after = await mall.member('bea');
  expect([after.settledOrders, after.orderDays, after.svUnits]).toEqual([
    before.settledOrders,
    before.orderDays,
    before.svUnits,
  ]);
});

test('the day’s price says how many points; several pieces are rounded up once', async () => {
  const page = await exchangePage(house, 'bea', cream.productId);
  expect(page).toMatchObject({ skus: [{ pointUnits: 30 * POINT, stock: 2 }], purse: { price: 10_000 } });
  expect(await exchange('bea', { quantity: 2, points: { units: 60 * POINT, password: PIN } })).toMatchObject({
    pointPart: { units: 60 * POINT },
  });
});

test('cancelled before it is sent: points and stock are back at once, once', async () => {
  const order = await exchange();
  await expect(cancelExchange(house, 'ann', order._id)).rejects.toEqual(refusal('NOT_FOUND'));
  const first = await cancelExchange(house, 'bea', order._id);
  expect(first.state).toBe('refunded');
  expect(await cancelExchange(house, 'bea', order._id)).toEqual(first);
  expect([await stockOf(), await purse()]).toEqual([2, { custodial: 100, reserved: 0 }]);
});

test('cancelled while it was asked for in after-sale too: nobody is left to answer', async () => {
  const { _id: orderId } = await exchange();
  await requestRefund(house, { orderId, memberId: 'bea', amountFen: 0, reason: '退', pictures: [] });
  expect((await cancelExchange(house, 'bea', orderId)).state).toBe('refunded');
  expect((await mall.order(orderId)).afterSale).toMatchObject({ state: 'refunded', endedAt: house.clock.at });
  await expect(approveRefund(house, orderId, PLATFORM)).rejects.toEqual(refusal('WRONG_STATE'));
  expect([await stockOf(), await purse()]).toEqual([2, { custodial: 100, reserved: 0 }]);
});

test('on its way it is not cancelled; after-sale gives the points back, without what is sent', async () => {
  const order = await exchange();
  await shipOrder(house, order._id, PLATFORM, PARCEL);
  await expect(cancelExchange(house, 'bea', order._id)).rejects.toEqual(refusal('WRONG_STATE'));
  const ask = { orderId: order._id, memberId: 'bea', amountFen: 0, reason: '破损', pictures: [] };
  await requestRefund(house, ask);
  await approveRefund(house, order._id, PLATFORM);
  expect(await purse()).toEqual({ custodial: 100, reserved: 0 });
  expect(await stockOf()).toBe(1);
});

test('refunded after they burned, the points come back out of what burned', async () => {
  const order = await settled(await exchange());
  const ask = { orderId: order._id, memberId: 'bea', amountFen: 0, reason: '过敏', pictures: [] };
  await requestRefund(house, ask);
  const back = await approveRefund(house, order._id, PLATFORM);
  expect(back).toMatchObject({ state: 'refunded', settlements: [{ reversed: true }] });
  expect(await purse()).toEqual({ custodial: 100, reserved: 0 });
});

test('received and settled by time like goods', async () => {
  const order = await exchange();
  await shipOrder(house, order._id, PLATFORM, PARCEL);
  await mall.pass(10);
  await autoReceive(house, order._id);
  await mall.pass(7);
  expect((await doDueWork(house, 10)).failed).toEqual([]);
  expect(await mall.order(order._id)).toMatchObject({ state: 'settled' });
  expect(house.clock.at).toBeGreaterThan(order.placedAt + 16 * DAY_MS);
});

test('20 at once want the last two: two have them', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => exchange(i % 2 === 0 ? 'bea' : 'ann')),
  );
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(2);
  expect(await stockOf()).toBe(0);
  const [bea, ann] = [await purse('bea'), await purse('ann')];
  expect(bea.reserved + ann.reserved).toBe(60);
});

test('the same request at once and again is one order', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => exchange('bea', { requestId: 'once' })));
  expect(new Set(all.map((order) => order._id)).size).toBe(1);
  expect(await purse()).toEqual({ custodial: 70, reserved: 30 });
});

test('the same request is answered when its goods are no longer offered, and another one refused', async () => {
  const request = { requestId: 'lost-answer-1' };
  const order = await exchange('bea', request);
  await setForPoints(house, cream.productId, false);
  expect((await exchange('bea', request))._id).toBe(order._id);
  await expect(exchange('bea', { ...request, quantity: 2 })).rejects.toEqual(refusal('REQUEST_REUSED'));
  await expect(exchange('bea')).rejects.toEqual(refusal('NOT_FOR_POINTS'));
  expect([await stockOf(), await purse()]).toEqual([1, { custodial: 70, reserved: 30 }]);
});

test('is refused without enough points, for another number, with a wrong password, without stock', async () => {
  await expect(
    exchange('bea', { quantity: 4, points: { units: 120 * POINT, password: PIN } }),
  ).rejects.toEqual(refusal('POINTS_SHORT'));
  // As many as there are would leave the rest to pay in money.
  await expect(
    exchange('bea', { quantity: 4, points: { units: 100 * POINT, password: PIN } }),
  ).rejects.toEqual(refusal('POINTS_SHORT'));
  await expect(exchange('bea', { points: { units: 29 * POINT, password: PIN } })).rejects.toEqual(
    refusal('POINTS_CHANGED'),
  );
  await expect(exchange('bea', { points: { units: 30 * POINT, password: '135790' } })).rejects.toEqual(
    refusal('PASSWORD_WRONG'),
  );
  await expect(
    exchange('bea', { quantity: 3, points: { units: 90 * POINT, password: PIN } }),
  ).rejects.toEqual(refusal('OUT_OF_STOCK'));
  expect([await stockOf(), await purse()]).toEqual([2, { custodial: 100, reserved: 0 }]);
});

test('only what an operator has named, of the platform’s goods; saving a product keeps his word', async () => {
  const shelved = async (merchantId: string, more = {}) =>
    (await saveProduct(house, merchantId, listingOf('other', more))).product._id;
  await expect(setForPoints(house, await shelved(mall.shopId), true)).rejects.toEqual(
    refusal('INVALID_INPUT'),
  );
  const service = await shelved(PLATFORM, { code: 'service', kind: 'service' });
  await expect(setForPoints(house, service, true)).rejects.toEqual(refusal('INVALID_INPUT'));
  const medical = await shelved(PLATFORM, { code: 'medical', isMedical: true });
  await expect(setForPoints(house, medical, true)).rejects.toEqual(refusal('INVALID_INPUT'));
  await expect(setForPoints(house, 'nowhere', true)).rejects.toEqual(refusal('NOT_FOUND'));
  await saveProduct(house, PLATFORM, listingOf('cream', { priceFen: 2_000 }));
  expect(await exchangePage(house, 'bea', cream.productId)).toMatchObject({
    skus: [{ pointUnits: 20 * POINT, stock: 2 }],
  });
  await setForPoints(house, cream.productId, false);
  expect((await exchangeList(house, 'bea', null, 10)).rows).toEqual([]);
  await expect(exchangePage(house, 'bea', cream.productId)).rejects.toEqual(refusal('NOT_FOR_POINTS'));
  await expect(exchange()).rejects.toEqual(refusal('NOT_FOR_POINTS'));
});
