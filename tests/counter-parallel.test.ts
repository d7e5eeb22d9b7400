/**
 * At the counter, twenty at once on the real local cloud: one use, one tip, one receipt, one undoing,
 * whichever phone is faster, and the books agree.
 */
import type { Order } from '../cloudfunctions/orders/documents';
import { refunds } from '../cloudfunctions/orders/documents';
import { confirmTip } from '../cloudfunctions/tips/confirm';
import { tips, type Tip } from '../cloudfunctions/tips/documents';
import { declineTip, reverseTip, withdrawTip } from '../cloudfunctions/tips/end';
import { redemptions } from '../cloudfunctions/vouchers/documents';
import { giveBack } from '../cloudfunctions/vouchers/give-back';
import { showMember } from '../cloudfunctions/vouchers/show-code';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { CLERK, Counter } from './support/counter';
import { Mall, OWING, STORE } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);

let cloud: CloudHouse;
let mall: Mall;
let counter: Counter;

beforeEach(async () => {
  cloud = await cloudHouse(OWING);
  mall = await Mall.open(cloud.house);
  await mall.activeMember('bea');
  await mall.employ(CLERK);
  counter = new Counter(mall);
});
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

async function card(): Promise<Order> {
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 5, priceFen: 50_000 });
  return mall.paid(await mall.place('bea', skuId));
}

const outcomes = async <T>(work: (i: number) => Promise<T>) => Promise.allSettled(TWENTY.map(work));
const succeeded = <T>(results: PromiseSettledResult<T>[]): T[] =>
  results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
const refusals = (results: PromiseSettledResult<unknown>[]): string[] =>
  results.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
  );
const kept = () => cloud.house.database.find(redemptions, { where: {}, limit: 100 });

test('20 phones confirm one code: one use; 20 repetitions of one request: one receipt', async () => {
  const order = await card();
  const digits = await counter.codeOf(order);
  const results = await outcomes((i) => new Counter(mall, STORE, `staff-${i}`).confirm(order, digits));
  expect(succeeded(results)).toHaveLength(1);
  expect(new Set(refusals(results))).toEqual(new Set(['CODE_USED']));
  expect((await mall.order(order._id)).settlements).toHaveLength(1);
  const second = await counter.codeOf(order);
  const again = await outcomes(() => counter.confirm(order, second, { requestId: 'same' }));
  expect(refusals(again)).toEqual([]);
  expect(new Set(succeeded(again).map((one) => one.id)).size).toBe(1);
  expect(await kept()).toHaveLength(2);
  expect((await mall.shop()).frozen).toBe(30_000_000);
});

test('two codes of one use on two phones each, 20 confirmations: one use', async () => {
  const order = await card();
  const codes = [await counter.codeOf(order), await counter.codeOf(order)];
  const results = await outcomes((i) =>
    new Counter(mall, STORE, `staff-${i}`).confirm(order, codes[i % 2] ?? ''),
  );
  expect(succeeded(results)).toHaveLength(1);
  expect(new Set(refusals(results))).toEqual(new Set(['CODE_USED']));
  expect((await mall.order(order._id)).settlements.map((one) => one.use)).toEqual([1]);
});

test('20 scans of wrong codes at once: ten are looked up, the right one among the rest is not', async () => {
  const order = await card();
  const digits = await counter.codeOf(order);
  const results = await outcomes((i) => counter.scan(String(i).padStart(12, '0')));
  expect(refusals(results).filter((code) => code === 'CODE_UNKNOWN')).toHaveLength(10);
  expect(refusals(results).filter((code) => code === 'RATE_LIMITED')).toHaveLength(10);
  await expect(counter.scan(digits)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('20 managers undo one redemption: once', async () => {
  const order = await card();
  const before = await mall.member('bea');
  const { id } = await counter.redeem(order);
  const results = await outcomes((i) => counter.undo(id, '顾客改期', `manager-${i}`));
  expect(refusals(results)).toEqual([]);
  expect(new Set(succeeded(results).map((one) => JSON.stringify(one.undone))).size).toBe(1);
  expect((await mall.member('bea')).svUnits).toBe(before.svUnits);
  expect((await mall.shop()).frozen).toBe(50_000_000);
});

test('undoing, giving back and redeeming at once: each use is settled, free or refunded, and none twice', async () => {
  const order = await card();
  const { id } = await counter.redeem(order);
  const codes = await Promise.all(TWENTY.map(() => counter.codeOf(order)));
  await Promise.allSettled([
    ...TWENTY.map((i) => new Counter(mall, STORE, `staff-${i}`).confirm(order, codes[i] ?? '')),
    ...TWENTY.map(() => counter.undo(id)),
    ...[50_000, 40_000, 30_000].map((amountFen) =>
      giveBack(cloud.house, { memberId: 'bea', orderId: order._id, amountFen }),
    ),
  ]);
  const after = await mall.order(order._id);
  const standing = after.settlements.filter((one) => !one.reversed);
  const settledFen = standing.reduce((sum, one) => sum + one.amountFen, 0);
  const back = await cloud.house.database.find(refunds, { where: {}, limit: 10 });
  const backFen = back.reduce((sum, one) => sum + one.amountFen, 0);
  expect(back.length).toBeLessThanOrEqual(1);
  expect(after.refundedUnsettledFen).toBe(backFen);
  const openUses = backFen > 0 ? 0 : 5 - standing.length;
  expect(settledFen + backFen + openUses * 10_000).toBe(50_000);
  expect((await mall.shop()).frozen).toBe(openUses * 10_000_000);
  expect((await kept()).filter((one) => one.undone === null)).toHaveLength(standing.length);
});

test('20 confirmations of one tip: one order; 20 offers of one receipt: one tip', async () => {
  const codes = await Promise.all(
    TWENTY.map(async (i) => {
      await mall.join(`m${i}`);
      return (await showMember(cloud.house, `m${i}`)).digits;
    }),
  );
  const offered = await outcomes((i) =>
    new Counter(mall, STORE, `staff-${i}`).offerWith(`m${i}`, codes[i] ?? '', 10_000, 'A0001'),
  );
  expect(succeeded(offered)).toHaveLength(1);
  expect(new Set(refusals(offered))).toEqual(new Set(['WRONG_STATE']));
  const [tip] = succeeded(offered);
  if (tip === undefined) throw new Error('nobody was offered the tip');
  const ask = { tipId: tip._id, memberId: tip.memberId, amountFen: 10_000 };
  const results = await outcomes(() => confirmTip(cloud.house, ask));
  expect(refusals(results)).toEqual([]);
  expect(new Set(succeeded(results).map((one) => JSON.stringify(one))).size).toBe(1);
  expect((await mall.member(tip.memberId)).settledOrders).toBe(1);
  expect(await mall.shop()).toMatchObject({ points: -10_000_000, frozen: 0 });
  await outcomes((i) => reverseTip(cloud.house, { tipId: tip._id, byId: `op-${i}`, reason: '不实' }));
  expect(await mall.shop()).toMatchObject({ points: 0, frozen: 0 });
  expect((await mall.member(tip.memberId)).settledOrders).toBe(0);
});

test('20 tips of one customer confirmed at once: two; answers against each other: one of them', async () => {
  const offers: Tip[] = [];
  for (const i of TWENTY) offers.push(await counter.offer('bea', 1_000, `A${1000 + i}`));
  const results = await outcomes((i) =>
    confirmTip(cloud.house, { tipId: offers[i]?._id ?? '', memberId: 'bea', amountFen: 1_000 }),
  );
  expect(succeeded(results)).toHaveLength(2);
  expect(new Set(refusals(results))).toEqual(new Set(['TIP_LIMIT']));
  await mall.join('cat');
  const { _id: tipId } = await counter.offer('cat', 1_000, 'B0001');
  await Promise.allSettled([
    confirmTip(cloud.house, { tipId, memberId: 'cat', amountFen: 1_000 }),
    declineTip(cloud.house, tipId, 'cat'),
    withdrawTip(cloud.house, { tipId, merchantId: mall.shopId, storeId: STORE }),
  ]);
  const tip = await cloud.house.database.get(tips, tipId);
  const isConfirmed = tip?.state === 'confirmed';
  expect((await mall.member('cat')).settledOrders).toBe(isConfirmed ? 1 : 0);
  expect(tip?.state).not.toBe('offered');
});
