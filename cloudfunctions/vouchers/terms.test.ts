/** What holds for a voucher as it is bought and given back: terms, names, related parties (rules.md §6, §13). */
import { DAY_MS } from '../units/days';
import { expectSoundBooks } from '../../tests/support/audit';
import { CLERK, Counter } from '../../tests/support/counter';
import { listingOf, type Listing } from '../../tests/support/listing';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { confirmRealName } from '../accounts/real-name';
import { saveProduct } from '../catalog/shelving/save-product';
import type { Order } from '../orders/documents';
import { quoteCart } from '../orders/placing/quote';
import { parsePolicy } from '../policy/policy';
import { giveBack } from './give-back';
import { showVoucher } from './show-code';
import { voucherOf } from './views';

let house: TestHouse;
let mall: Mall;
let counter: Counter;

async function open(policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  await mall.activeMember('bea');
  await mall.employ(CLERK);
  counter = new Counter(mall);
}

beforeEach(() => open());
afterEach(() => expectSoundBooks(house));

async function buy(listing: Listing = {}): Promise<Order> {
  const sold = { kind: 'service', uses: 3, priceFen: 10_000, ...listing } as const;
  const { _id: skuId } = await mall.goods('facial', sold);
  return mall.paid(await mall.place('bea', skuId));
}

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('a session card is given back', () => {
  const back = (order: Order, amountFen: number) =>
    giveBack(house, { memberId: order.memberId, orderId: order._id, amountFen });

  test('whole and without a reason before its first use, once', async () => {
    const order = await buy();
    expect(await voucherOf(house, 'bea', order._id)).toMatchObject({
      giveBackFen: 10_000,
      freeReturnUntil: (order.paidAt ?? 0) + 7 * DAY_MS,
    });
    const refund = await back(order, 10_000);
    expect(refund).toMatchObject({ amountFen: 10_000, orderId: order._id });
    expect(await back(order, 10_000)).toEqual(refund);
    expect(await mall.order(order._id)).toMatchObject({ state: 'refunded' });
    expect((await voucherOf(house, 'bea', order._id)).giveBackFen).toBeNull();
  });

  test('pro rata afterwards, whenever: nothing expires', async () => {
    const order = await buy();
    await counter.redeem(order);
    await mall.pass(400);
    await expect(back(order, 10_000)).rejects.toEqual(refusal('WRONG_STATE'));
    expect(await back(order, 6_667)).toMatchObject({ amountFen: 6_667 });
    const { code } = await showVoucher(house, 'bea', order._id);
    expect(code).toBeNull();
  });

  test('not what is no card, what is used up, or somebody else’s', async () => {
    const single = await buy({ uses: 1 });
    expect(await voucherOf(house, 'bea', single._id)).toMatchObject({ terms: null, giveBackFen: null });
    await expect(back(single, 10_000)).rejects.toEqual(refusal('WRONG_STATE'));
    const { _id: skuId } = await mall.goods('card', { kind: 'service', uses: 2 });
    const card = await mall.paid(await mall.place('bea', skuId));
    await expect(giveBack(house, { memberId: 'cat', orderId: card._id, amountFen: 10_000 })).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await counter.redeem(card);
    await counter.redeem(card);
    await expect(back(card, 0)).rejects.toEqual(refusal('WRONG_STATE'));
  });

  test('by the terms that it was sold with, whatever the merchant writes later', async () => {
    const order = await buy({ moreTerms: '请提前一天预约。' });
    expect(order.service?.terms?.text).toContain('7 天内、首次使用前，可无理由全额退款');
    expect(order.service?.terms?.text).toContain('不设有效期');
    await saveProduct(
      house,
      mall.shopId,
      listingOf('facial', { kind: 'service', uses: 3, moreTerms: '概不退款。' }),
    );
    const { terms } = await voucherOf(house, 'bea', order._id);
    expect(terms).toEqual(order.service?.terms);
    expect(terms?.text).toContain('请提前一天预约。');
  });
});

test('medical items are sold to verified names alone, goods as well as treatments', async () => {
  await open(
    parsePolicy({ ...OWING, version: 'named', catalog: { ...OWING.catalog, medicalNeedsRealName: true } }),
  );
  await mall.address('bea');
  for (const kind of ['goods', 'service'] as const) {
    const { _id: skuId } = await mall.goods(`medical-${kind}`, { kind, isMedical: true });
    const lines = [{ skuId, quantity: 1 }];
    const cart = { memberId: 'bea', lines, couponIds: [], note: '' };
    await expect(mall.placeLines('bea', lines)).rejects.toEqual(refusal('REAL_NAME_NEEDED'));
    await expect(
      quoteCart(house, { ...cart, delivery: { kind: 'ship', addressId: 'home' } }),
    ).rejects.toEqual(refusal('REAL_NAME_NEEDED'));
  }
  await confirmRealName(house, 'bea');
  expect((await buy({ isMedical: true })).medical).toBe(true);
});

test('who begins to work there is related from the next use on, and the uses before stay', async () => {
  const order = await buy();
  await counter.redeem(order);
  await mall.employ('bea');
  const { id } = await counter.redeem(order);
  const { settlements } = await mall.order(order._id);
  expect(settlements.map((one) => [one.related, one.legs.length > 0])).toEqual([
    [false, true],
    [true, false],
  ]);
  const earned = await mall.member('bea');
  expect(earned.settledOrders).toBe(2);
  await counter.undo(id);
  expect(await mall.member('bea')).toMatchObject({
    settledOrders: 2,
    svUnits: earned.svUnits,
    orderDays: earned.orderDays,
  });
});
