/** Vouchers at the counter: shown, scanned, confirmed, undone, given back (rules.md §10, §13). */
import { MINUTE_MS } from '../units/days';
import { expectSoundBooks } from '../../tests/support/audit';
import { CLERK, Counter } from '../../tests/support/counter';
import { Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import type { Order } from '../orders/documents';
import { requestRefund } from '../orders/refunding/after-sale';
import { refundOrder } from '../orders/refunding/refund';
import { saveProduct } from '../catalog/shelving/save-product';
import { admitMerchant } from '../stores/onboarding/admit';
import { saveStore } from '../stores/save-store';
import { listingOf, type Listing } from '../../tests/support/listing';
import { redemptionsAt } from './day-list';
import { redemptions } from './documents';
import { giveBack } from './give-back';
import { showVoucher } from './show-code';
import { voucherOf, vouchersOf } from './views';

const SECOND_STORE = 'salon-2';

let house: TestHouse;
let mall: Mall;
let counter: Counter;

async function open(policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  const more = { merchantId: mall.shopId, city: '宁波市', allowanceRateBp: 1000 };
  await saveStore(house, SECOND_STORE, { ...more, name: '沐颜宁波店' });
  await mall.activeMember('bea');
  await mall.employ(CLERK);
  await mall.employ('bo', { role: 'beautician', name: '阿波' });
  counter = new Counter(mall);
}

beforeEach(() => open());
afterEach(() => expectSoundBooks(house));

async function buy(listing: Listing = {}, memberId = 'bea'): Promise<Order> {
  const sold = { kind: 'service', uses: 3, priceFen: 10_000, ...listing } as const;
  const { _id: skuId } = await mall.goods('facial', sold);
  return mall.paid(await mall.place(memberId, skuId));
}

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('a voucher is used', () => {
  test('preview, confirm, done: the use settles at the store, and the customer sees where and when', async () => {
    const order = await buy();
    const digits = await counter.codeOf(order);
    expect(digits).toMatch(/^\d{12}$/);
    expect(await counter.preview(digits)).toMatchObject({
      ...{ orderId: order._id, customer: '王**', use: 1, uses: 3, remaining: 3, canRedeem: true },
      ...{ notices: [], beauticians: [{ memberId: 'bo', name: '阿波' }] },
    });
    const done = await counter.confirm(order, digits, { beauticianId: 'bo' });
    expect(done).toMatchObject({ use: 1, uses: 3, remaining: 2, customer: '王**', undone: null });
    expect(done.undoUntil - done.at).toBe(10 * MINUTE_MS);
    const { settlements, state } = await mall.order(order._id);
    expect(settlements).toMatchObject([{ use: 1, storeId: STORE, allowanceFen: 333 }]);
    expect(state).toBe('paid');
    expect(await voucherOf(house, 'bea', order._id)).toMatchObject({
      ...{ remaining: 2, nextUse: 2, giveBackFen: 6_667, freeReturnUntil: null, validUntil: null },
      history: [{ id: done.id, use: 1, storeName: '沐颜西湖店', earnedSvUnits: 333_000, undone: null }],
    });
    expect(await house.database.get(redemptions, done.id)).toMatchObject({
      ...{ storeId: STORE, staffId: CLERK, beauticianId: 'bo', amountFen: 3_333 },
    });
  });

  test('to the last use, and then shows no code', async () => {
    const order = await buy();
    for (const remaining of [2, 1, 0]) expect(await counter.redeem(order)).toMatchObject({ remaining });
    expect(await mall.order(order._id)).toMatchObject({ state: 'settled' });
    const { voucher, code } = await showVoucher(house, 'bea', order._id);
    expect([voucher.remaining, voucher.nextUse, code]).toEqual([0, null, null]);
    expect((await vouchersOf(house, 'bea', 'usable', null, 10)).rows).toEqual([]);
    expect((await vouchersOf(house, 'bea', 'done', null, 10)).rows).toMatchObject([{ orderId: order._id }]);
  });

  test('the same request again answers the same receipt, another one is told that the code is used', async () => {
    const order = await buy();
    const digits = await counter.codeOf(order);
    const first = await counter.confirm(order, digits, { requestId: 'once' });
    expect(await counter.confirm(order, digits, { requestId: 'once' })).toEqual(first);
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('CODE_USED'));
    await expect(counter.scan(digits)).rejects.toEqual(refusal('CODE_USED'));
    const other = new Counter(mall, STORE, 'mia');
    await expect(other.confirm(order, digits, { requestId: 'once' })).rejects.toEqual(refusal('CODE_USED'));
  });

  test('two codes of one use redeem it once', async () => {
    const order = await buy();
    const [one, two] = [await counter.codeOf(order), await counter.codeOf(order)];
    await counter.confirm(order, two);
    await expect(counter.confirm(order, one)).rejects.toEqual(refusal('CODE_USED'));
    expect((await mall.order(order._id)).settlements).toHaveLength(1);
  });

  test('the day list names everybody, latest first', async () => {
    const order = await buy();
    const digits = await counter.codeOf(order);
    await counter.confirm(order, digits, { beauticianId: 'bo' });
    house.clock.at += MINUTE_MS;
    await counter.redeem(order);
    const where = { merchantId: mall.shopId, storeId: STORE };
    const page = await redemptionsAt(house, where, null, 1);
    expect(page.rows).toMatchObject([{ use: 2, staffName: CLERK, beauticianName: null, customer: '王**' }]);
    expect((await redemptionsAt(house, where, page.next, 1)).rows).toMatchObject([
      { use: 1, beauticianName: '阿波' },
    ]);
  });
});

describe('a code', () => {
  test('expires after a minute, unless staff hold it', async () => {
    const order = await buy();
    const [held, left] = [await counter.codeOf(order), await counter.codeOf(order)];
    await counter.scan(held);
    house.clock.at += MINUTE_MS + 1;
    await expect(counter.scan(left)).rejects.toEqual(refusal('CODE_EXPIRED'));
    await expect(counter.confirm(order, left)).rejects.toEqual(refusal('CODE_EXPIRED'));
    const other = new Counter(mall, STORE, 'mia');
    await expect(other.confirm(order, held)).rejects.toEqual(refusal('CODE_EXPIRED'));
    expect(await counter.confirm(order, held)).toMatchObject({ use: 1 });
  });

  test('is held for three minutes and no longer', async () => {
    const order = await buy();
    const digits = await counter.codeOf(order);
    await counter.scan(digits);
    house.clock.at += 3 * MINUTE_MS + 1;
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('CODE_EXPIRED'));
  });

  test('of another merchant’s voucher is foreign', async () => {
    await admitMerchant(house, 'other', '别家', null, '1900000009');
    await saveStore(house, 'other-1', {
      ...{ merchantId: 'other', name: '别家店', city: '杭州市', allowanceRateBp: 1000 },
    });
    const order = await buy();
    const digits = await counter.codeOf(order);
    const elsewhere = new Counter(mall, 'other-1', 'otto', 'other');
    await expect(elsewhere.scan(digits)).rejects.toEqual(refusal('CODE_FOREIGN'));
    await expect(elsewhere.confirm(order, digits)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('that nobody shows is unknown; after ten of them even the right one is refused for ten minutes', async () => {
    const order = await buy();
    for (let i = 0; i < 5; i += 1) {
      await expect(counter.scan(`00000000000${i}`)).rejects.toEqual(refusal('CODE_UNKNOWN'));
      await expect(counter.confirm(order, `11111111111${i}`)).rejects.toEqual(refusal('CODE_UNKNOWN'));
    }
    const digits = await counter.codeOf(order);
    await expect(counter.scan(digits)).rejects.toEqual(refusal('RATE_LIMITED'));
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('RATE_LIMITED'));
    // Somebody else of the staff is not hindered.
    expect(await new Counter(mall, STORE, 'mia').preview(digits)).toMatchObject({ use: 1 });
    house.clock.at += 10 * MINUTE_MS;
    expect(await counter.redeem(order)).toMatchObject({ use: 1 });
  });

  test('is shown to its owner alone, and not before it is paid', async () => {
    const order = await buy();
    await expect(showVoucher(house, 'cat', order._id)).rejects.toEqual(refusal('NOT_FOUND'));
    const { _id: skuId } = await mall.goods('massage', { kind: 'service' });
    const [unpaid] = (await mall.place('bea', skuId)).orders;
    await expect(showVoucher(house, 'bea', unpaid?._id ?? '')).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

describe('a voucher is not used', () => {
  test('at a store where it is not valid, even when the product is changed later', async () => {
    const order = await buy({ storeIds: [SECOND_STORE] });
    await saveProduct(house, mall.shopId, listingOf('facial', { kind: 'service', uses: 3, storeIds: [] }));
    const digits = await counter.codeOf(order);
    expect(await counter.preview(digits)).toMatchObject({
      canRedeem: false,
      notices: [{ code: 'VOUCHER_NOT_HERE', isObstacle: true }],
    });
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('VOUCHER_NOT_HERE'));
    expect((await voucherOf(house, 'bea', order._id)).stores).toEqual([
      { id: SECOND_STORE, name: '沐颜宁波店', city: '宁波市' },
    ]);
    expect(await new Counter(mall, SECOND_STORE, 'nina').redeem(order)).toMatchObject({ use: 1 });
  });

  test('for a medical treatment without a valid licence; with one, staff are reminded of the identity', async () => {
    const order = await buy({ isMedical: true });
    const digits = await counter.codeOf(order);
    expect(await counter.preview(digits)).toMatchObject({
      canRedeem: false,
      notices: [{ code: 'LICENCE_MISSING' }, { code: 'CHECK_IDENTITY', isObstacle: false }],
    });
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('LICENCE_MISSING'));
    const licensedUntil = (validUntil: string) =>
      saveStore(house, STORE, {
        ...{ merchantId: mall.shopId, name: '沐颜西湖店', city: '杭州市', allowanceRateBp: 1000 },
        licences: [{ kind: 'medical', number: 'PDY1', picture: null, validUntil }],
      });
    await licensedUntil('2026-05-31');
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('LICENCE_MISSING'));
    await licensedUntil('2026-06-01');
    expect(await counter.preview(digits)).toMatchObject({ canRedeem: true });
    expect(await counter.confirm(order, digits)).toMatchObject({ use: 1 });
  });

  test('while its refund is asked for, and after it was given', async () => {
    const order = await buy({ uses: 1 });
    const digits = await counter.codeOf(order);
    await requestRefund(house, {
      ...{ orderId: order._id, memberId: 'bea', amountFen: 10_000, reason: '不想做了', pictures: [] },
    });
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('WRONG_STATE'));
    await refundOrder(house, { refundId: 'r', orderId: order._id, amountFen: 10_000, reason: '不想做了' });
    expect(await counter.preview(digits)).toMatchObject({ canRedeem: false });
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('WRONG_STATE'));
  });

  test('by a beautician who works elsewhere or not any more', async () => {
    const order = await buy();
    await mall.employ('nina', { role: 'beautician', storeIds: [SECOND_STORE] });
    await mall.employ('gone', { role: 'beautician', endedAt: house.clock.at });
    const digits = await counter.codeOf(order);
    for (const beauticianId of ['nina', 'gone', 'nobody'])
      await expect(counter.confirm(order, digits, { beauticianId })).rejects.toEqual(
        refusal('INVALID_INPUT'),
      );
    expect((await mall.order(order._id)).settlements).toEqual([]);
  });
});

describe('a redemption is undone', () => {
  test('wholly within ten minutes, with its reason; its code is spent, the next one redeems the use again', async () => {
    const before = await mall.member('bea');
    const order = await buy();
    const digits = await counter.codeOf(order);
    const { id } = await counter.confirm(order, digits);
    house.clock.at += MINUTE_MS / 2;
    const undone = await counter.undo(id);
    expect(undone).toMatchObject({ id, use: 1, remaining: 3, undone: { reason: '顾客改期' } });
    expect(await counter.undo(id)).toEqual(undone);
    expect((await mall.member('bea')).svUnits).toBe(before.svUnits);
    await expect(counter.confirm(order, digits)).rejects.toEqual(refusal('CODE_USED'));
    const again = await counter.redeem(order);
    expect(again).toMatchObject({ use: 1, remaining: 2 });
    expect(again.id).not.toBe(id);
    // The first one is history; undoing it once more does not touch the second.
    expect(await counter.undo(id)).toMatchObject({ id, remaining: 2 });
    expect((await voucherOf(house, 'bea', order._id)).history).toMatchObject([
      { id: again.id, undone: null, earnedSvUnits: 333_000 },
      { id, undone: { reason: '顾客改期' }, earnedSvUnits: 0 },
    ]);
  });

  test('not later, not from another store, and not after money went back', async () => {
    const order = await buy();
    const { id } = await counter.redeem(order);
    const other = new Counter(mall, SECOND_STORE);
    await expect(other.undo(id)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(counter.undo(`${order._id}:2:0`)).rejects.toEqual(refusal('NOT_FOUND'));
    house.clock.at += 10 * MINUTE_MS + 1;
    await expect(counter.undo(id)).rejects.toEqual(refusal('WRONG_STATE'));
    const { id: second } = await counter.redeem(order);
    await giveBack(house, { memberId: 'bea', orderId: order._id, amountFen: 3_334 });
    await expect(counter.undo(second)).rejects.toEqual(refusal('WRONG_STATE'));
  });

  test('a card given back while its money was asked for: the after-sale is granted with it', async () => {
    const order = await buy();
    await counter.redeem(order);
    const asked = { orderId: order._id, memberId: 'bea', amountFen: 6_667, reason: '不用了', pictures: [] };
    await requestRefund(house, asked);
    await giveBack(house, { memberId: 'bea', orderId: order._id, amountFen: 6_667 });
    expect(await mall.order(order._id)).toMatchObject({
      ...{ state: 'settled', afterSale: { state: 'refunded', endedAt: house.clock.at } },
    });
  });
});
