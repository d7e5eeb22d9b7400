/** What people see of their rewards, from the payment to the refund. */
import { confirmRealName } from '../../accounts/real-name';
import { receiveOrder, shipOrder } from '../../orders/deliver';
import { refundOrder } from '../../orders/refunding/refund';
import { settleOrder } from '../../orders/settle';
import { appointPartner } from '../../partners/appoint';
import { parsePolicy } from '../../policy/policy';
import { expectSoundBooks } from '../../../tests/support/audit';
import { redeemUse, undoRedeem } from '../../../tests/support/uses';
import { CITY, Mall, OWING, PARCEL } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { myRewards, rewardMonth, rewardRows } from './my-rewards';
import { merchantOrderRewards, orderRewards } from './order-rewards';

let house: TestHouse;
let mall: Mall;
const open = async (policy = OWING) => {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
};
beforeEach(() => open());
afterEach(() => expectSoundBooks(house));

const refund = (orderId: string, amountFen: number) =>
  refundOrder(house, { refundId: `r-${orderId}-${amountFen}`, orderId, amountFen, reason: 'test' });
const legsOf = async (memberId: string, orderId: string) => {
  const { rows } = await rewardRows(house, memberId, null, 50);
  return rows.find((row) => row.orderId === orderId)?.legs ?? [];
};

test('a paid order is pending with what is expected and when; it settles into exactly that', async () => {
  const { _id: skuId } = await mall.goods('mask');
  const order = await mall.paid(await mall.place('bea', skuId));
  const first = await myRewards(house, 'ann', 20);
  expect(first.pending).toMatchObject([
    {
      orderId: order._id,
      buyer: '会员***bea',
      merchant: '沐颜',
      policyVersion: 'test-owing',
      legs: [
        { kind: 'sharing', rule: '§6', rateBp: 4_000, asset: 'SV', state: 'pending', day: null },
        { kind: 'signup', rule: '§5', rateBp: 0, asset: 'SV', units: 1_000_000, state: 'pending' },
      ],
    },
  ]);
  const expected = first.pending[0]!.legs.map(({ kind, units }) => ({ kind, units }));
  await shipOrder(house, order._id, mall.shopId, PARCEL);
  expect((await myRewards(house, 'ann', 20)).pending[0]?.legs[0]?.day).toBe('2026-06-18');
  const received = await receiveOrder(house, order._id, 'bea');
  expect((await myRewards(house, 'ann', 20)).pending[0]?.legs[0]?.day).toBe('2026-06-08');
  expect((await orderRewards(house, 'bea', order._id)).legs).toMatchObject([
    { kind: 'own', state: 'pending' },
  ]);
  await settleOrder(house, received);
  const settled = await myRewards(house, 'ann', 20);
  expect(settled.pending).toEqual([]);
  expect(settled.rows.rows[0]?.legs.map(({ kind, units }) => ({ kind, units }))).toEqual(expected);
  expect(settled.rows.rows[0]?.legs[0]).toMatchObject({ state: 'effective', day: '2026-06-01' });
  expect(settled.sums).toContainEqual({ kind: 'signup', svUnits: 1_000_000, pointUnits: 0 });
});

test('a refund shows on every row and in the sums, with its entry', async () => {
  const order = await mall.bill('bea', 10_000);
  await refund(order._id, 4_000);
  const [row] = (await rewardRows(house, 'ann', null, 20)).rows;
  expect(row?.legs).toMatchObject([
    { kind: 'sharing', units: 500_000, reversedUnits: 200_000, state: 'partlyReversed' },
    { kind: 'signup', units: 1_000_000, reversedUnits: 400_000, state: 'partlyReversed' },
  ]);
  expect(row?.takenBack).toMatchObject([
    { entryId: `refund:r-${order._id}-4000`, kind: 'sharing', units: 200_000, owedUnits: 0, asset: 'POINTS' },
    { entryId: `refund:r-${order._id}-4000`, kind: 'signup', units: 400_000, owedUnits: 0, asset: 'SV' },
  ]);
  await mall.pass(32);
  await refund(order._id, 6_000);
  const { sums } = await myRewards(house, 'ann', 20);
  expect(sums.map((sum) => sum.kind)).toEqual(['activation']);
  expect((await legsOf('ann', order._id)).map((leg) => leg.state)).toEqual(['reversed', 'reversed']);
  const [june, july] = [
    await rewardMonth(house, 'ann', '2026-06'),
    await rewardMonth(house, 'ann', '2026-07'),
  ];
  expect(june.sums).toContainEqual({ kind: 'sharing', svUnits: 0, pointUnits: 300_000 });
  expect(july.sums).toContainEqual({ kind: 'sharing', svUnits: 0, pointUnits: -300_000 });
});

test('what is gone stands as owed in the entry that took it back', async () => {
  const order = await mall.bill('bea', 10_000);
  await mall.pass(10);
  await refund(order._id, 10_000);
  const [row] = (await rewardRows(house, 'ann', null, 20)).rows;
  const signup = row?.takenBack.find((one) => one.kind === 'signup');
  expect(signup?.units).toBe(1_000_000);
  expect(signup?.owedUnits).toBe((await mall.member('ann')).svDebtUnits);
  expect(signup?.owedUnits).toBeGreaterThan(0);
});

test('held until the name is verified, then effective on that day', async () => {
  await open(
    parsePolicy({ ...OWING, version: 'named', joining: { ...OWING.joining, rewardsNeedRealName: true } }),
  );
  const order = await mall.bill('bea', 10_000);
  expect(await legsOf('ann', order._id)).toMatchObject([
    { state: 'held', heldThrough: '2026-11-28' },
    { state: 'held', heldThrough: '2026-11-28' },
  ]);
  expect((await myRewards(house, 'ann', 1)).sums).toEqual([
    { kind: 'activation', svUnits: 4_990_000, pointUnits: 0 },
  ]);
  await confirmRealName(house, 'ann');
  expect((await legsOf('ann', order._id)).map((leg) => leg.state)).toEqual(['effective', 'effective']);
  expect((await myRewards(house, 'ann', 1)).sums).toContainEqual({
    kind: 'sharing',
    svUnits: 0,
    pointUnits: 500_000,
  });
});

test('an undone use is reversed, redeemed again it counts again', async () => {
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 2, priceFen: 50_000 });
  const order = await mall.paid(await mall.place('bea', skuId));
  const before = await mall.member('ann');
  expect((await myRewards(house, 'ann', 5)).pending[0]?.legs.map(({ kind, use }) => [kind, use])).toEqual([
    ['sharing', 1],
    ['signup', 1],
    ['sharing', 2],
  ]);
  const used = await redeemUse(house, order, 1);
  expect((await mall.member('ann')).customerSalesFen).toBe(25_000);
  await undoRedeem(house, used, 1);
  expect((await legsOf('ann', order._id)).every((leg) => leg.state === 'reversed')).toBe(true);
  expect(await mall.member('ann')).toMatchObject({ customerSalesFen: 0, earned: { ...before.earned } });
  await redeemUse(house, await mall.order(order._id), 1);
  expect((await mall.member('ann')).customerSalesFen).toBe(25_000);
});

test('the merchant sees who was paid its points, masked, and that the rest burned', async () => {
  await mall.activeMember('cat');
  await appointPartner(house, CITY, 'cat');
  const order = await mall.bill('bea', 10_000);
  const told = await merchantOrderRewards(house, mall.shopId, order._id);
  expect(told.legs).toMatchObject([
    { kind: 'sales', receiver: null, asset: 'SV' },
    { kind: 'sharing', receiver: '会员***ann', units: 500_000 },
    { kind: 'region', receiver: '会员***cat', units: 800_000, rule: '§8' },
  ]);
  expect(told.points).toEqual({
    deductedPointUnits: 10_000_000,
    rewardedPointUnits: 1_300_000,
    burnedPointUnits: 8_700_000,
  });
  await refund(order._id, 10_000);
  expect((await merchantOrderRewards(house, mall.shopId, order._id)).points).toEqual({
    deductedPointUnits: 0,
    rewardedPointUnits: 0,
    burnedPointUnits: 0,
  });
});

test('one order is told to its buyer and to whom it brings something, to each its own part alone', async () => {
  await mall.activeMember('cat');
  const order = await mall.bill('bea', 10_000);
  const entries = [{ entryId: `settle:${order._id}` }];
  const own = await orderRewards(house, 'bea', order._id);
  expect(own).toMatchObject({ buyer: null, legs: [{ kind: 'own' }], entries });
  expect(own.points).toMatchObject({ deductedPointUnits: 10_000_000 });
  const sharers = await orderRewards(house, 'ann', order._id);
  expect(sharers).toMatchObject({ buyer: '会员***bea', points: null, entries });
  expect(sharers.legs.map(({ kind }) => kind)).toEqual(['sharing', 'signup']);
  await expect(orderRewards(house, 'cat', order._id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(orderRewards(house, 'ann', 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await refund(order._id, 10_000);
  const after = await orderRewards(house, 'ann', order._id);
  expect(after.legs.map(({ state }) => state)).toEqual(['reversed', 'reversed']);
  expect(after.entries.map(({ entryId }) => entryId)).toEqual([
    `settle:${order._id}`,
    `refund:r-${order._id}-10000`,
  ]);
});

test('pages follow each other without a gap', async () => {
  for (let i = 0; i < 7; i += 1) await mall.bill('bea', 1_000 + i);
  const seen: string[] = [];
  let after: Parameters<typeof rewardRows>[2] = null;
  do {
    const page: Awaited<ReturnType<typeof rewardRows>> = await rewardRows(house, 'bea', after, 3);
    seen.push(...page.rows.map((row) => row.orderId));
    after = page.next;
  } while (after !== null);
  expect(new Set(seen).size).toBe(8);
  expect(seen).toHaveLength(8);
});
