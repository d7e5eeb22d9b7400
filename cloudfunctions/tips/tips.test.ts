/** 打赏: offered, confirmed, declined, reversed; its limits and refusals (rules.md §6). */
import { MINUTE_MS } from '../units/days';
import { expectSoundBooks } from '../../tests/support/audit';
import { CLERK, Counter } from '../../tests/support/counter';
import { CITY, Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { appointPartner } from '../partners/appoint';
import { MALL, merchantHolder } from '../ledger/accounts';
import { post } from '../ledger/post';
import { requestRefund } from '../orders/refunding/after-sale';
import { refundOrder } from '../orders/refunding/refund';
import { parsePolicy, type Policy } from '../policy/policy';
import { strict } from '../policy/profiles';
import { saveStore } from '../stores/save-store';
import { showMember } from '../vouchers/show-code';
import { confirmTip } from './confirm';
import { tipIdOf } from './documents';
import { declineTip, passTip, reverseTip, withdrawTip } from './end';
import { tipAt, tipOf, tipsAt, tipsOf, tipsToReview } from './views';

let house: TestHouse;
let mall: Mall;
let counter: Counter;

async function open(policy: Policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  await mall.employ(CLERK);
  counter = new Counter(mall);
}

beforeEach(async () => {
  await open();
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
const confirm = (tipId: string, amountFen: number, memberId = 'bea') =>
  confirmTip(house, { tipId, memberId, amountFen });
const tipped = async (receipt: string, amountFen = 10_000, memberId = 'bea') => {
  const { _id } = await counter.offer(memberId, amountFen, receipt);
  return confirm(_id, amountFen, memberId);
};

test('a confirmed tip brings what a bill at the store of the same amount brings, to everybody', async () => {
  await mall.activeMember('pia');
  await appointPartner(house, CITY, 'pia');
  await mall.activeMember('bee', 'ann');
  // The merchant has its first order, so that it is a holder.
  await mall.bill('pia', 1_000);
  const points = async () => [(await mall.member('ann')).points, (await mall.member('pia')).points];
  const tip = await counter.offer('bea', 20_000, 'A-0001');
  expect(tip).toMatchObject({ state: 'offered', receiptNumber: 'A0001', confirmed: null, review: 'none' });
  expect(await tipsOf(house, 'bea', null, 10)).toMatchObject({
    rows: [{ id: tip._id, state: 'offered' }],
    earns: { [tip._id]: 2_000_000 },
  });
  const [before, bea, shop] = [await points(), await mall.member('bea'), await mall.shop()];
  const confirmed = await confirm(tip._id, 20_000);
  const afterTip = await points();
  expect(confirmed).toMatchObject({
    state: 'confirmed',
    review: 'waiting',
    confirmed: { pointUnits: 20_000_000, earnedSvUnits: 2_000_000, merchantSvUnits: 400_000 },
  });
  expect((await mall.member('bea')).svUnits - bea.svUnits).toBe(2_000_000);
  expect((await mall.shop()).points - shop.points).toBe(-20_000_000);
  expect((await mall.shop()).frozen).toBe(0);
  const order = await mall.order(tip._id);
  expect(order).toMatchObject({ state: 'settled', kind: 'store', channel: 'store', receiptNumber: 'A0001' });
  const bill = await mall.bill('bee', 20_000);
  const shape = (legs: (typeof order.settlements)[number]['legs'] | undefined) =>
    legs?.filter((leg) => leg.why !== 'signup').map(({ why, asset, units }) => [why, asset, units]);
  expect(shape(order.settlements[0]?.legs)).toEqual(shape(bill.settlements[0]?.legs));
  // 5% and 8% of the 20 points.
  expect(afterTip.map((units, i) => units - (before[i] ?? 0))).toEqual([1_000_000, 1_600_000]);
});

test('confirming again answers the same; both sides read one receipt', async () => {
  const tip = await tipped('A0001');
  expect(await confirm(tip._id, 10_000)).toEqual(tip);
  const receipt = { state: 'confirmed', amountFen: 10_000, earnedSvUnits: 1_000_000, pointUnits: 10_000_000 };
  expect(await tipOf(house, 'bea', tip._id)).toMatchObject(receipt);
  expect(await tipAt(house, STORE, tip._id)).toMatchObject({ ...receipt, customer: '顾客***ea' });
  expect(await tipsAt(house, STORE, null, 10)).toMatchObject({ rows: [receipt], leftToday: 19, isOn: true });
  await expect(tipOf(house, 'ann', tip._id)).rejects.toEqual(refusal('NOT_FOUND'));
  await expect(tipAt(house, 'elsewhere', tip._id)).rejects.toEqual(refusal('NOT_FOUND'));
});

test('somebody who is not active gets nothing, and is told so before', async () => {
  await mall.join('cat');
  const { _id } = await counter.offer('cat', 10_000, 'A0001');
  expect((await tipsOf(house, 'cat', null, 10)).earns).toEqual({ [_id]: 0 });
  expect(await confirm(_id, 10_000, 'cat')).toMatchObject({ confirmed: { earnedSvUnits: 0 } });
});

describe('an offer', () => {
  test('is answered by its customer alone, for the amount that was shown', async () => {
    const { _id } = await counter.offer('bea', 10_000, 'A0001');
    await expect(confirm(_id, 10_000, 'ann')).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(declineTip(house, _id, 'ann')).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(confirm(_id, 9_000)).rejects.toEqual(refusal('WRONG_STATE'));
    await expect(confirm('tip-none', 10_000)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('lapses after 15 minutes; then its receipt may be offered anew', async () => {
    const { _id } = await counter.offer('bea', 10_000, 'A0001');
    house.clock.at += 15 * MINUTE_MS + 1;
    expect(await tipOf(house, 'bea', _id)).toMatchObject({ state: 'lapsed' });
    await expect(confirm(_id, 10_000)).rejects.toEqual(refusal('WRONG_STATE'));
    await expect(declineTip(house, _id, 'bea')).rejects.toEqual(refusal('WRONG_STATE'));
    expect(await tipped('A0001')).toMatchObject({ _id, state: 'confirmed' });
  });

  test('that is declined or withdrawn brings nothing; then its receipt may be offered anew', async () => {
    const { _id } = await counter.offer('bea', 10_000, 'A0001');
    expect(await declineTip(house, _id, 'bea')).toMatchObject({ state: 'declined' });
    expect(await declineTip(house, _id, 'bea')).toMatchObject({ state: 'declined' });
    await expect(confirm(_id, 10_000)).rejects.toEqual(refusal('WRONG_STATE'));
    await counter.offer('bea', 12_000, 'A0001');
    const place = { tipId: _id, merchantId: mall.shopId, storeId: STORE };
    await expect(withdrawTip(house, { ...place, storeId: 'other' })).rejects.toEqual(refusal('NOT_FOUND'));
    expect(await withdrawTip(house, place)).toMatchObject({ state: 'withdrawn' });
    expect(await withdrawTip(house, place)).toMatchObject({ state: 'withdrawn' });
    await expect(confirm(_id, 12_000)).rejects.toEqual(refusal('WRONG_STATE'));
    expect(await tipped('A0001', 11_000)).toMatchObject({ state: 'confirmed', amountFen: 11_000 });
    await expect(withdrawTip(house, place)).rejects.toEqual(refusal('WRONG_STATE'));
  });

  test('of a receipt that waits for one customer is not made to another', async () => {
    await counter.offer('bea', 10_000, 'A0001');
    await expect(counter.offer('ann', 10_000, 'A0001')).rejects.toEqual(refusal('WRONG_STATE'));
  });

  test('needs the customer’s own fresh code, and uses it up', async () => {
    const { digits } = await showMember(house, 'bea');
    await expect(counter.offerWith('ann', digits, 10_000, 'A0001')).rejects.toEqual(refusal('CODE_UNKNOWN'));
    house.clock.at += MINUTE_MS + 1;
    await expect(counter.offerWith('bea', digits, 10_000, 'A0001')).rejects.toEqual(refusal('CODE_EXPIRED'));
    const fresh = (await showMember(house, 'bea')).digits;
    expect(await counter.scan(fresh)).toEqual({ kind: 'member', memberId: 'bea', customer: '顾客***ea' });
    const tip = await counter.offerWith('bea', fresh, 10_000, 'A0001', 'same');
    expect(await counter.offerWith('bea', fresh, 10_000, 'A0001', 'same')).toEqual(tip);
    await expect(counter.offerWith('bea', fresh, 10_000, 'A0002')).rejects.toEqual(refusal('CODE_USED'));
  });

  test('is not made to those who belong to the merchant, nor confirmed by one who came to', async () => {
    await mall.join(CLERK);
    await expect(counter.offer(CLERK, 10_000, 'A0001')).rejects.toEqual(refusal('RELATED_PARTY'));
    await mall.employ('ann', { role: 'manager' });
    await expect(counter.offer('ann', 10_000, 'A0001')).rejects.toEqual(refusal('RELATED_PARTY'));
    const { _id } = await counter.offer('bea', 10_000, 'A0001');
    await mall.employ('bea');
    await expect(confirm(_id, 10_000)).rejects.toEqual(refusal('RELATED_PARTY'));
  });
});

describe('the limits', () => {
  test('one receipt counts once at a store, however it is typed; another store has its own', async () => {
    await tipped('ab-0001');
    for (const again of ['AB0001', 'ａｂ－０００１', ' ab 00.01 '])
      await expect(counter.offer('ann', 10_000, again)).rejects.toEqual(refusal('RECEIPT_USED'));
    const more = { merchantId: mall.shopId, city: CITY, allowanceRateBp: 1000 };
    await saveStore(house, 'salon-2', { ...more, name: '二店' });
    expect(tipIdOf('salon-2', 'AB0001')).not.toBe(tipIdOf(STORE, 'AB0001'));
    expect(await new Counter(mall, 'salon-2').offer('ann', 10_000, 'AB0001')).toMatchObject({
      state: 'offered',
    });
  });

  test('¥2000 a receipt', async () => {
    await expect(counter.offer('bea', 200_001, 'A0001')).rejects.toEqual(refusal('INVALID_INPUT'));
    expect(await tipped('A0001', 200_000)).toMatchObject({ state: 'confirmed' });
  });

  test('two a day for a customer, whatever was offered before', async () => {
    const { _id: third } = await counter.offer('bea', 10_000, 'A0003');
    await tipped('A0001');
    await tipped('A0002');
    await expect(confirm(third, 10_000)).rejects.toEqual(refusal('TIP_LIMIT'));
    await expect(counter.offer('bea', 10_000, 'A0004')).rejects.toEqual(refusal('TIP_LIMIT'));
    await mall.pass(1);
    expect(await tipped('A0003')).toMatchObject({ state: 'confirmed' });
  });

  test('twenty a day for a store', async () => {
    for (let i = 0; i < 20; i += 1) {
      await mall.join(`m${i}`);
      await tipped(`A${1000 + i}`, 1_000, `m${i}`);
    }
    await expect(counter.offer('bea', 10_000, 'B0001')).rejects.toEqual(refusal('TIP_LIMIT'));
    expect((await tipsAt(house, STORE, null, 1)).leftToday).toBe(0);
  });

  test('nothing where it is off', async () => {
    await open(parsePolicy({ ...OWING, version: 'off', tips: strict.tips }));
    await mall.join('bea');
    await expect(counter.offer('bea', 10_000, 'A0001')).rejects.toEqual(refusal('TIP_OFF'));
    expect((await tipsAt(house, STORE, null, 1)).isOn).toBe(false);
  });
});

test('a merchant without the points: staff read how many are missing, the customer that it cannot be now', async () => {
  await open(
    parsePolicy({ ...OWING, version: 'no-debts', merchants: { ...OWING.merchants, maxOwedPointUnits: 0 } }),
  );
  await mall.join('bea');
  const supply = (units: number) => {
    const shop = merchantHolder(mall.shopId);
    const posting = { entryId: `supply:${units}`, kind: 'supply', cause: 'test', holders: [shop] };
    return post(
      house,
      posting,
      () => Promise.resolve(null),
      (book) => {
        book.movePoints({ mall: MALL.replaySupply }, { holder: shop, place: 'points' }, units, 'supply');
      },
    );
  };
  await supply(4_000_000);
  await expect(counter.offer('bea', 10_000, 'A0001')).rejects.toMatchObject({
    code: 'MERCHANT_SHORT_OF_POINTS',
    details: { missingPoints: '6.000000' },
  });
  await supply(8_000_000);
  const { _id: first } = await counter.offer('bea', 10_000, 'A0001');
  const { _id: second } = await counter.offer('bea', 10_000, 'A0002');
  await confirm(first, 10_000);
  await expect(confirm(second, 10_000)).rejects.toEqual(refusal('MERCHANT_SHORT_OF_POINTS'));
  expect(await tipOf(house, 'bea', second)).toMatchObject({ state: 'offered' });
});

describe('operators', () => {
  test('see every confirmed one and pass it', async () => {
    const tip = await tipped('A0001');
    await counter.offer('bea', 10_000, 'A0002');
    expect((await tipsToReview(house, 'waiting', null, 10)).rows).toMatchObject([
      { id: tip._id, storeId: STORE, memberId: 'bea', staffId: CLERK },
    ]);
    expect(await passTip(house, tip._id, 'op')).toMatchObject({ review: 'done', reviewedBy: 'op' });
    expect((await tipsToReview(house, 'waiting', null, 10)).rows).toEqual([]);
    expect((await tipsToReview(house, 'done', null, 10)).rows).toHaveLength(1);
    const { _id: open } = await counter.offer('ann', 10_000, 'A0003');
    await expect(passTip(house, open, 'op')).rejects.toEqual(refusal('WRONG_STATE'));
  });

  test('reverse one wholly with a reason; its receipt stays used, its day stays counted', async () => {
    await mall.bill('ann', 1_000);
    const before = [await mall.member('bea'), await mall.member('ann'), await mall.shop()] as const;
    const tip = await tipped('A0001');
    const reversed = await reverseTip(house, { tipId: tip._id, byId: 'op', reason: '小票不实' });
    expect(reversed).toMatchObject({ state: 'reversed', review: 'done', reversed: { reason: '小票不实' } });
    expect(await reverseTip(house, { tipId: tip._id, byId: 'op', reason: '小票不实' })).toEqual(reversed);
    const after = [await mall.member('bea'), await mall.member('ann'), await mall.shop()] as const;
    for (const [i, holder] of after.entries()) {
      const { svUnits, points, frozen, settledOrders, orderDays } = before[i] ?? holder;
      expect(holder).toMatchObject({ svUnits, points, frozen, settledOrders, orderDays });
    }
    expect(await mall.order(tip._id)).toMatchObject({ state: 'refunded', settlements: [{ reversed: true }] });
    await expect(counter.offer('bea', 10_000, 'A0001')).rejects.toEqual(refusal('RECEIPT_USED'));
    await tipped('A0002');
    await expect(counter.offer('bea', 10_000, 'A0003')).rejects.toEqual(refusal('TIP_LIMIT'));
  });

  test('reverse what was converted meanwhile: it becomes a debt', async () => {
    const tip = await tipped('A0001');
    await mall.pass(2);
    expect((await mall.member('bea')).svUnits).toBe(0);
    await reverseTip(house, { tipId: tip._id, byId: 'op', reason: '小票不实' });
    expect(await mall.member('bea')).toMatchObject({ svUnits: 0, svDebtUnits: 1_000_000 });
  });

  test('reverse nothing that was not confirmed', async () => {
    const { _id } = await counter.offer('bea', 10_000, 'A0001');
    await expect(reverseTip(house, { tipId: _id, byId: 'op', reason: 'x' })).rejects.toEqual(
      refusal('WRONG_STATE'),
    );
    await expect(reverseTip(house, { tipId: 'tip-x', byId: 'op', reason: 'x' })).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
  });
});

test('no money goes back for it here: it was paid at the store', async () => {
  const { _id: orderId } = await tipped('A0001');
  const asked = { orderId, memberId: 'bea', amountFen: 10_000, reason: '不满意', pictures: [] };
  await expect(requestRefund(house, asked)).rejects.toEqual(refusal('WRONG_STATE'));
  const refund = { refundId: 'r', orderId, amountFen: 10_000, reason: '不满意' };
  await expect(refundOrder(house, refund)).rejects.toEqual(refusal('WRONG_STATE'));
});
