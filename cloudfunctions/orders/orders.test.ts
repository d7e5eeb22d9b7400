/** Orders from cart to settlement, by the real use cases (rules.md §6, §10). */
import { MINUTE_MS, DAY_MS } from '../units/days';
import { partners } from '../partners/documents';
import { skus } from '../catalog/documents';
import { merchants } from '../stores/documents';
import { appointPartner } from '../partners/appoint';
import { expectSoundBooks } from '../../tests/support/audit';
import { CITY, Mall, OWING, PARCEL } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { standard } from '../policy/profiles';
import { closeUnpaid } from './paying/close-unpaid';
import { receiveOrder, shipOrder } from './deliver';
import { payments, refunds } from './documents';
import { doDueWork } from './due';
import { receivePayment } from './paying/receive-payment';
import { settleOrder } from './settle';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});
afterEach(() => expectSoundBooks(house));

const stockOf = async (skuId: string) => (await house.database.get(skus, skuId))?.stock;

test('a delivered order earns 10 × A, its merchant 2 × A, its referrer 40% of the buyer', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const { _id: skuId } = await mall.goods('mask');
  const order = await mall.paid(await mall.place('bea', skuId, 2));
  expect(order).toMatchObject({ state: 'paid', amountFen: 20_000, allowanceFen: 2000, deducted: 20_000_000 });
  expect((await mall.shop()).frozen).toBe(20_000_000);
  await shipOrder(house, order._id, mall.shopId, PARCEL);
  await receiveOrder(house, order._id, 'bea');
  expect(await doDueWork(house, 10)).toMatchObject({ settled: 0, failed: [] });
  await mall.pass(7);
  expect(await doDueWork(house, 10)).toMatchObject({ settled: 1, failed: [] });
  const settled = await mall.order(order._id);
  expect(settled).toMatchObject({ state: 'settled', dueAt: null });
  expect(settled.settlements[0]).toMatchObject({
    deducted: 20_000_000,
    burned: 20_000_000,
    legs: [
      { to: 'member:bea', asset: 'SV', units: 2_000_000, why: 'buyer' },
      { to: 'merchant:salon', asset: 'SV', units: 400_000, why: 'merchant' },
      { to: 'member:ann', asset: 'SV', units: 800_000, why: 'direct' },
      { to: 'member:ann', asset: 'SV', units: 1_000_000, why: 'signup' },
    ],
  });
  expect((await mall.shop()).frozen).toBe(0);
});

test('a bill at the store settles with its payment and carves rewards out of its points', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  await mall.activeMember('pia');
  await appointPartner(house, CITY, 'pia');
  const order = await mall.bill('bea', 10_000);
  expect(order.state).toBe('settled');
  const [settlement] = order.settlements;
  expect(settlement?.legs.filter((leg) => leg.asset === 'POINTS')).toMatchObject([
    { to: 'member:ann', units: 500_000, why: 'direct' },
    { to: 'member:pia', units: 800_000, why: 'regionPartner' },
  ]);
  expect(settlement?.burned).toBe(8_700_000);
  expect((await mall.member('pia')).points).toBe(800_000);
});

test('a partner who was appointed after the order was placed is found at its settlement', async () => {
  await mall.activeMember('bea');
  await mall.activeMember('pia');
  const { _id: skuId } = await mall.goods('mask');
  const order = await mall.paid(await mall.place('bea', skuId));
  expect(order.partnerHint).toBeNull();
  await appointPartner(house, CITY, 'pia');
  expect(await house.database.get(partners, CITY)).toMatchObject({ memberId: 'pia' });
  const received = await receiveOrder(house, order._id, 'bea');
  const settled = await settleOrder(house, received);
  expect(settled.settlements[0]?.legs.at(-1)).toMatchObject({ to: 'member:pia', why: 'regionPartner' });
});

test('goods that nobody confirms count as received after 10 days and settle 7 days later', async () => {
  await mall.activeMember('bea');
  const { _id: skuId } = await mall.goods('mask');
  const order = await mall.paid(await mall.place('bea', skuId));
  await shipOrder(house, order._id, mall.shopId, PARCEL);
  await mall.pass(9);
  expect(await doDueWork(house, 10)).toMatchObject({ received: 0, settled: 0 });
  await mall.pass(1);
  expect(await doDueWork(house, 10)).toMatchObject({ received: 1, settled: 0 });
  await mall.pass(7);
  expect(await doDueWork(house, 10)).toMatchObject({ received: 0, settled: 1 });
});

test('an unpaid order closes after 30 minutes and gives back stock and frozen points', async () => {
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask', { stock: 5 });
  const { payment } = await mall.place('bea', skuId, 3);
  expect(await stockOf(skuId)).toBe(2);
  house.clock.at += 29 * MINUTE_MS;
  expect(await doDueWork(house, 10)).toMatchObject({ closed: 0 });
  house.clock.at += MINUTE_MS;
  expect(await doDueWork(house, 10)).toMatchObject({ closed: 1, failed: [] });
  expect(await stockOf(skuId)).toBe(5);
  expect(await mall.shop()).toMatchObject({ frozen: 0, points: 0 });
  expect(await closeUnpaid(house, payment)).toBe(false);
  expect(await stockOf(skuId)).toBe(5);
});

test('a payment that WeChat has been asked for meanwhile is not closed over its head', async () => {
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask');
  const { payment } = await mall.place('bea', skuId);
  const transaction = await house.database.begin();
  await transaction.put(payments, { ...payment, askedAt: house.clock.now() });
  await transaction.commit();
  expect(await closeUnpaid(house, payment)).toBe(false);
  expect((await house.database.get(payments, payment._id))?.state).toBe('created');
});

test('a payment that arrives for a closed order goes back in full, once', async () => {
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask');
  const { payment } = await mall.place('bea', skuId);
  house.clock.at += 31 * MINUTE_MS;
  await doDueWork(house, 10);
  expect((await mall.pay(payment)).outcome).toBe('sent back');
  expect((await mall.pay(payment)).outcome).toBe('already known');
  expect(await house.database.find(refunds, { where: {}, limit: 10 })).toMatchObject([
    { paymentId: payment._id, amountFen: 10_000, state: 'waiting', dueAt: house.clock.now() },
  ]);
  expect((await house.database.get(payments, payment._id))?.state).toBe('paidAfterClose');
});

test('a payment of another amount, by another person or under another number is refused', async () => {
  await mall.join('bea');
  await mall.join('eve');
  const { _id: skuId } = await mall.goods('mask');
  const { payment } = await mall.place('bea', skuId);
  const { subMchid } = await mall.order(payment.orderIds[0] ?? '');
  const part = { orderId: payment.orderIds[0] ?? '', transactionId: 'wx1', amountFen: 10_000, subMchid };
  const paidAt = house.clock.now();
  const notice = { paymentId: payment._id, payerId: 'bea', paidAt, parts: [part] };
  const mismatch = { code: 'PAYMENT_MISMATCH' };
  const other = (changed: object) => receivePayment(house, { ...notice, parts: [{ ...part, ...changed }] });
  await expect(other({ amountFen: 9_999 })).rejects.toMatchObject(mismatch);
  await expect(other({ subMchid: '1900000003' })).rejects.toMatchObject(mismatch);
  await expect(other({ orderId: 'another' })).rejects.toMatchObject(mismatch);
  await expect(receivePayment(house, { ...notice, parts: [] })).rejects.toMatchObject(mismatch);
  await expect(receivePayment(house, { ...notice, parts: [part, part] })).rejects.toMatchObject(mismatch);
  await expect(receivePayment(house, { ...notice, payerId: 'eve' })).rejects.toMatchObject(mismatch);
  await expect(receivePayment(house, { ...notice, paymentId: 'no' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await receivePayment(house, notice)).outcome).toBe('paid');
  expect((await receivePayment(house, notice)).outcome).toBe('already known');
  await expect(other({ transactionId: 'wx2' })).rejects.toMatchObject(mismatch);
});

test('a fourth unpaid order is refused, and allowed again once one is paid', async () => {
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask');
  const first = await mall.place('bea', skuId);
  await mall.place('bea', skuId);
  await mall.place('bea', skuId);
  await expect(mall.place('bea', skuId)).rejects.toMatchObject({ code: 'TOO_MANY_UNPAID' });
  await mall.pay(first.payment);
  await mall.place('bea', skuId);
});

test('the same request places once; with another content it is refused', async () => {
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask', { stock: 5 });
  const cart = (quantity: number) =>
    mall.placeLines('bea', [{ skuId, quantity }], { requestId: 'request-x' });
  const [one, two] = [await cart(1), await cart(1)];
  expect(two.payment).toEqual(one.payment);
  expect(two.orders).toEqual(one.orders);
  expect(await stockOf(skuId)).toBe(4);
  await expect(cart(2)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
});

test('one payment covers an order a merchant and way of fulfilment', async () => {
  await mall.activeMember('bea');
  const mask = await mall.goods('mask');
  const cream = await mall.goods('cream', { priceFen: 333 });
  const gel = await mall.goods('gel', { isMedical: true });
  const facial = await mall.goods('facial', { kind: 'service', uses: 5, priceFen: 50_001 });
  const lines = [mask, cream, gel, facial].map(({ _id: skuId }) => ({ skuId, quantity: 1 }));
  const placed = await mall.placeLines('bea', lines);
  expect(placed.payment.amountFen).toBe(10_000 + 333 + 10_000 + 50_001);
  expect(placed.orders.map((order) => [order.kind, order.medical, order.uses, order.lines.length])).toEqual([
    ['goods', false, 1, 2],
    ['goods', true, 1, 1],
    ['service', false, 5, 1],
  ]);
});

test('without enough points in stock nobody can order, and nothing is written', async () => {
  house = memoryHouse(standard);
  mall = await Mall.open(house);
  await mall.join('bea');
  const { _id: skuId } = await mall.goods('mask', { stock: 5 });
  await expect(mall.place('bea', skuId)).rejects.toMatchObject({ code: 'MERCHANT_SHORT_OF_POINTS' });
  expect(await stockOf(skuId)).toBe(5);
  expect(await house.database.find(payments, { where: {}, limit: 10 })).toEqual([]);
});

test('an order of the merchant’s own owner settles without SV, rewards and 30 days', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('own', 'ann');
  const transaction = await house.database.begin();
  const shop = await transaction.get(merchants, mall.shopId);
  if (shop === null) throw new Error('no shop');
  await transaction.put(merchants, { ...shop, ownerId: 'own' });
  await transaction.commit();
  const before = await mall.member('own');
  const order = await mall.bill('own', 10_000);
  expect(order.settlements[0]).toMatchObject({ legs: [], burned: 10_000_000 });
  expect((await mall.member('own')).orderDays).toEqual(before.orderDays);
  house.clock.at += DAY_MS;
});

test('an order of somebody who works there is related; once the employment has ended it is not', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('cleo', 'ann');
  await mall.employ('cleo');
  expect(await mall.bill('cleo', 10_000)).toMatchObject({ related: true, settlements: [{ legs: [] }] });
  await mall.employ('cleo', { endedAt: house.clock.at });
  expect((await mall.bill('cleo', 10_000)).related).toBe(false);
});

test('a partner who works at the merchant gets nothing from it, one whose employment ended does', async () => {
  await mall.activeMember('pia');
  await mall.activeMember('bea');
  await appointPartner(house, CITY, 'pia');
  const partnersPart = async () =>
    (await mall.bill('bea', 10_000)).settlements[0]?.legs.some((leg) => leg.why === 'regionPartner');
  await mall.employ('pia', { role: 'manager' });
  expect(await partnersPart()).toBe(false);
  await mall.employ('pia', { endedAt: house.clock.at });
  expect(await partnersPart()).toBe(true);
});
