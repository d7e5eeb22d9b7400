/** 扫码付 at the counter: codes, who pays them, and what the screen is told. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { sceneFor } from '../../codes/scene';
import { noteConsents } from '../../messages/consents';
import { outbox } from '../../messages/documents';
import { standard } from '../../policy/profiles';
import { MINUTE_MS } from '../../units/days';
import { orders } from '../documents';
import { billCodes } from './documents';
import { closeUnpaid } from '../paying/close-unpaid';
import { payAtStore } from '../placing/pay-at-store';
import { settleOrder } from '../settle';
import { cancelBillCode, makeBillCode } from './bill-code';
import { billAt } from './bill-state';
import { payBillCode } from './pay-bill-code';
import { payCode, payPlace } from './pay-code';
import { receiptsSince, type Receipt, type ReceiptCursor } from './receipts';

let house: TestHouse;
let mall: Mall;

async function open(policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  await mall.activeMember('ann');
  await mall.join('bea');
}
beforeEach(() => open());
afterEach(() => expectSoundBooks(house));

const code = (more: Partial<Parameters<typeof makeBillCode>[1]> = {}) =>
  makeBillCode(house, {
    ...{ requestId: mall.requestId(), merchantId: mall.shopId, storeId: STORE, madeBy: 'cleo' },
    ...{ amountFen: 12_300, note: '基础护理', ...more },
  });
const at = (codeId: string) => ({ codeId, merchantId: mall.shopId, storeId: STORE });
const refused = (work: Promise<unknown>, expected: string) =>
  expect(work).rejects.toMatchObject({ code: expected });

test('a clerk’s code says what it asks and what it brings, and is paid once', async () => {
  const { _id: codeId } = await code();
  expect(await payCode(house, 'ann', codeId)).toMatchObject({
    ...{ kind: 'bill', storeName: '沐颜西湖店', merchantName: '沐颜', amountFen: 12_300, note: '基础护理' },
    ...{ isReady: true, notice: null, isActive: true },
    earns: { rateBp: 1_000, svUnitsPerFen: 1_000 },
  });
  expect(await payCode(house, 'bea', codeId)).toMatchObject({ isActive: false });
  const placed = await payBillCode(house, 'ann', codeId);
  expect(await payBillCode(house, 'ann', codeId)).toEqual(placed);
  await refused(payBillCode(house, 'bea', codeId), 'CODE_TAKEN');
  await refused(payCode(house, 'bea', codeId), 'CODE_TAKEN');
  expect(await payCode(house, 'ann', codeId)).toMatchObject({ amountFen: 12_300 });
  await refused(cancelBillCode(house, at(codeId)), 'WRONG_STATE');
  const order = await mall.paid(placed);
  expect(order).toMatchObject({ state: 'settled', kind: 'store', storeId: STORE, note: '基础护理' });
  expect(await house.database.get(billCodes, codeId)).toMatchObject({ state: 'taken', takenBy: 'ann' });
});

test('the clerk sees how the code stands: shown, being paid, paid with what it brought, over, left unpaid', async () => {
  const stateOf = async (codeId: string) => (await billAt(house, at(codeId))).state;
  const { _id: codeId } = await code();
  expect(await billAt(house, at(codeId))).toMatchObject({ state: 'open', amountFen: 12_300, receipt: null });
  const placed = await payBillCode(house, 'ann', codeId);
  expect(await stateOf(codeId)).toBe('taken');
  await mall.paid(placed);
  const receipt = { amountFen: 12_300, earnedSvUnits: 1_230_000, isSettled: true };
  expect(await billAt(house, at(codeId))).toMatchObject({ state: 'paid', receipt });
  const { _id: left } = await code();
  await closeUnpaid(house, (await payBillCode(house, 'ann', left)).payment);
  expect(await stateOf(left)).toBe('gone');
  const { _id: back } = await code();
  await cancelBillCode(house, at(back));
  expect(await stateOf(back)).toBe('cancelled');
  const { _id: late } = await code();
  house.clock.at += 10 * MINUTE_MS;
  expect(await stateOf(late)).toBe('over');
  await refused(billAt(house, { ...at(late), storeId: 'other' }), 'NOT_FOUND');
});

test('a code that was left unpaid is nobody else’s; the clerk makes another', async () => {
  const { _id: codeId } = await code();
  const { payment } = await payBillCode(house, 'ann', codeId);
  expect(await closeUnpaid(house, payment)).toBe(true);
  await refused(payBillCode(house, 'bea', codeId), 'CODE_TAKEN');
  expect((await payBillCode(house, 'ann', codeId)).payment).toMatchObject({ state: 'closed' });
});

test('a code ends after ten minutes or when it is taken back; the same request makes one', async () => {
  const request = { requestId: 'the-request' };
  const { _id: codeId } = await code(request);
  expect((await code(request))._id).toBe(codeId);
  await refused(code({ ...request, amountFen: 1 }), 'REQUEST_REUSED');
  const { _id: other } = await code();
  await cancelBillCode(house, at(other));
  expect(await cancelBillCode(house, at(other))).toMatchObject({ state: 'cancelled' });
  await refused(payBillCode(house, 'ann', other), 'CODE_OVER');
  await refused(payCode(house, 'ann', other), 'CODE_OVER');
  await refused(cancelBillCode(house, { ...at(codeId), storeId: 'other' }), 'NOT_FOUND');
  house.clock.at += 10 * MINUTE_MS;
  for (const unknown of [codeId, 'no-such-code']) {
    await refused(payCode(house, 'ann', unknown), 'CODE_OVER');
    await refused(payBillCode(house, 'ann', unknown), 'CODE_OVER');
  }
  expect(await house.database.find(orders, { where: { storeId: STORE }, limit: 10 })).toEqual([]);
});

test('the store’s own code asks for an amount; without points the customer is told before typing one', async () => {
  const target = { kind: 'store', merchantId: mall.shopId, storeId: STORE } as const;
  const { _id: codeId } = await sceneFor(house, target);
  expect((await sceneFor(house, target))._id).toBe(codeId);
  const asked = await payCode(house, 'ann', codeId);
  expect(await payPlace(house, 'ann', STORE)).toEqual({ ...asked, codeId: null });
  expect(asked).toMatchObject({
    ...{ kind: 'store', amountFen: null, isReady: true, expiresAt: null },
    takesUpToFen: OWING.orders.maxOrderFen,
  });
  await open(standard);
  const own = await sceneFor(house, target);
  expect(await payCode(house, 'ann', own._id)).toMatchObject({
    ...{ isReady: false, takesUpToFen: 0, notice: expect.stringMatching(/先用其他方式付款/) as string },
  });
  const { _id: bill } = await code();
  expect(await payCode(house, 'ann', bill)).toMatchObject({ isReady: false, amountFen: 12_300 });
  await refused(payBillCode(house, 'ann', bill), 'MERCHANT_SHORT_OF_POINTS');
  // Nothing is taken by a refused payment.
  expect(await house.database.get(billCodes, bill)).toMatchObject({ state: 'open' });
});

test('staff who agreed hear of a payment, once; others do not', async () => {
  await mall.employ('cleo');
  await mall.employ('amy');
  for (const memberId of ['cleo', 'ann'])
    await noteConsents(house, {
      ...{ requestId: mall.requestId(), memberId, openId: `o-${memberId}`, accepted: ['received'] },
    });
  const order = await mall.bill('ann', 12_300);
  await settleOrder(house, order);
  const told = await house.database.find(outbox, { where: { template: 'received' }, limit: 10 });
  expect(told).toMatchObject([{ memberId: 'cleo', cause: order._id, fields: { amount: '123.00元' } }]);
});

/** A screen that asks again and again, and what it has shown. */
class Screen {
  readonly shown: Receipt[] = [];
  private cursor: ReceiptCursor | null = null;

  async look(): Promise<readonly Receipt[]> {
    const answer = await receiptsSince(house, STORE, this.cursor);
    this.cursor = answer.cursor;
    this.shown.push(...answer.receipts);
    return answer.hasMore ? [...answer.receipts, ...(await this.look())] : answer.receipts;
  }
}

describe('the screen', () => {
  test('shows each payment once, with what it brought to both', async () => {
    const screen = new Screen();
    expect(await screen.look()).toEqual([]);
    const bill = await mall.bill('ann', 10_000);
    expect(await screen.look()).toEqual([
      {
        ...{
          orderId: bill._id,
          paidAt: house.clock.at,
          amountFen: 10_000,
          pointUnits: 0,
          refundedFen: 0,
          note: '',
        },
        ...{ isSettled: true, earnedSvUnits: 1_000_000, deducted: 10_000_000, merchantSvUnits: 200_000 },
      },
    ]);
    expect(await screen.look()).toEqual([]);
    await mall.bill('bea', 10_000);
    expect(await screen.look()).toMatchObject([{ earnedSvUnits: 0, merchantSvUnits: 200_000 }]);
    house.clock.at += 60_000;
    expect(await screen.look()).toEqual([]);
  });

  test('catches up on what was paid while it was away, more than one answer holds', async () => {
    const screen = new Screen();
    await screen.look();
    const paid: string[] = [];
    for (let i = 0; i < 230; i += 1) {
      house.clock.at += i % 3 === 0 ? 0 : 400;
      paid.push((await mall.bill('ann', 100))._id);
    }
    house.clock.at += 5 * MINUTE_MS;
    await screen.look();
    expect(screen.shown.map((one) => one.orderId).sort()).toEqual(paid.sort());
    expect(await screen.look()).toEqual([]);
  });

  test('meets a payment that becomes visible after later ones', async () => {
    const screen = new Screen();
    await screen.look();
    const late = await mall.bill('ann', 100);
    const transaction = await house.database.begin();
    await transaction.put(orders, { ...late, paidAt: null });
    await transaction.commit();
    house.clock.at += 20_000;
    const soon = await mall.bill('ann', 200);
    expect((await screen.look()).map((one) => one.orderId)).toEqual([soon._id]);
    house.clock.at += 5_000;
    const second = await house.database.begin();
    await second.put(orders, late);
    await second.commit();
    expect((await screen.look()).map((one) => one.orderId)).toEqual([late._id]);
    expect(await screen.look()).toEqual([]);
  });

  test('waits a moment for the settlement, and then shows the money without it', async () => {
    const screen = new Screen();
    await screen.look();
    const bill = { requestId: mall.requestId(), memberId: 'ann', storeId: STORE, amountFen: 10_000 };
    await mall.pay((await payAtStore(house, bill)).payment);
    expect(await screen.look()).toEqual([]);
    house.clock.at += 5_000;
    expect(await screen.look()).toMatchObject([{ amountFen: 10_000, isSettled: false, earnedSvUnits: 0 }]);
    expect(await screen.look()).toEqual([]);
  });
});
