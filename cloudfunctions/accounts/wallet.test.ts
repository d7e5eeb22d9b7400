/** The wallet's first screen: what counts, until when, what is owed and why, what yesterday's pace means. */
import { post } from '../ledger/post';
import { refundOrder } from '../orders/refunding/refund';
import { strict } from '../policy/profiles';
import { expectSoundBooks } from '../../tests/support/audit';
import { redeemUse, undoRedeem } from '../../tests/support/uses';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { activationOf } from './activation';
import { join } from './join';
import { walletOf } from './wallet';

let house: TestHouse;
let mall: Mall;
const open = async (policy = OWING) => {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
};
beforeEach(() => open());
afterEach(() => expectSoundBooks(house));
const refund = (orderId: string, amountFen: number) =>
  refundOrder(house, { refundId: `r-${orderId}`, orderId, amountFen, reason: 'test' });

test('locked, then counted until the thirtieth day, then paused', async () => {
  await mall.join('ann');
  expect(await walletOf(house, 'ann')).toMatchObject({
    svState: 'none',
    countsThrough: '',
    lockedSvUnits: 2_000_000,
    pace: null,
    prices: [],
  });
  await mall.activate('ann');
  expect(await walletOf(house, 'ann')).toMatchObject({
    svState: 'counted',
    countsThrough: '2026-07-01',
    svUnits: 4_990_000,
  });
  await mall.activeMember('rich');
  for (let i = 0; i < 30; i += 1) await mall.bill('rich', 500_000);
  await mall.pass(31);
  const paused = await walletOf(house, 'ann');
  expect(paused).toMatchObject({ svState: 'paused', isCounted: false, countsThrough: '2026-07-01' });
  expect(paused.svUnits).toBeGreaterThan(0);
  expect(paused.pace?.projectedSvUnits[0]).toBe(0);
  expect(paused.prices).toHaveLength(30);
});

test('the pace of yesterday: its share, the days to half and to nine tenths, a projection that only falls', async () => {
  await mall.activeMember('ann');
  for (let i = 0; i < 4; i += 1) await mall.bill('ann', 500_000);
  await mall.pass(1);
  const { pace, svUnits, price } = await walletOf(house, 'ann');
  // 888 points at ¥1 of ¥(499 + 20 × 1000 + the shop's 2 × 4 × 500).
  expect(pace).toMatchObject({
    day: '2026-06-01',
    convertedMillionths: 36_246,
    halfInDays: 19,
    nineTenthsInDays: 63,
  });
  expect(pace?.projectedSvUnits).toHaveLength(30);
  expect(pace?.projectedSvUnits[0]).toBe(Math.floor((svUnits * (1_000_000 - 36_246)) / 1_000_000));
  expect(price).toBeGreaterThan(0);
});

test('a debt of SV and of points names its orders, and what comes next pays it', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const order = await mall.bill('bea', 10_000);
  await mall.pass(12);
  const { points } = await mall.member('ann');
  await refund(order._id, 10_000);
  const wallet = await walletOf(house, 'ann');
  expect(wallet.svDebtUnits).toBeGreaterThan(0);
  expect(wallet.debts.svUnits).toBe(wallet.svDebtUnits);
  expect(wallet.debts.svCauses).toEqual([
    { orderId: order._id, day: '2026-06-13', units: wallet.svDebtUnits },
  ]);
  expect(wallet.debts.pointCauses).toEqual([]);
  expect(wallet.originalPointUnits).toBe(points - 500_000);
  await mall.bill('bea', 10_000);
  expect((await walletOf(house, 'ann')).debts.svUnits).toBe(0);
});

test('points that are gone are owed to the merchant of the order', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', uses: 2, priceFen: 50_000 });
  const card = await mall.paid(await mall.place('bea', skuId));
  const bill = await mall.bill('bea', 10_000);
  await redeemUse(house, card, 1);
  await post(
    house,
    { entryId: 'away', kind: 'test', cause: 'test', holders: ['member:ann'], shardKey: 'x' },
    () => Promise.resolve(null),
    (book) =>
      book.movePoints({ holder: 'member:ann', place: 'points' }, { mall: 'mall:burned' }, 400_000, 'test'),
  );
  await refund(bill._id, 10_000);
  expect((await walletOf(house, 'ann')).debts).toMatchObject({
    pointUnits: 400_000,
    pointCauses: [{ orderId: bill._id, day: '2026-06-01', units: 400_000, merchant: '沐颜' }],
  });
  await undoRedeem(house, await mall.order(card._id), 1);
  await mall.pass(1);
  await mall.bill('bea', 100);
  expect((await walletOf(house, 'ann')).debts.pointUnits).toBe(0);
});

test('activation says beforehand what it does; in strict the name does it and the pack nothing', async () => {
  await mall.join('ann');
  expect(await activationOf(house, 'ann')).toMatchObject({
    isActive: false,
    by: 'memberPack',
    pack: { priceFen: 29_900, svUnits: 2_990_000, unlocksSvUnits: 2_000_000, isHeld: false },
    earns: { ownMultiple: 10, sharingOnlineBp: 4_000, sharingStoreBp: 500, levels: 3 },
  });
  await mall.activate('ann');
  expect((await mall.member('ann')).svUnits).toBe(2_990_000 + 2_000_000);
  expect(await activationOf(house, 'ann')).toMatchObject({ isActive: true, pack: { isHeld: true } });
  await open(strict);
  await join(house, { memberId: 'cat', referrerId: null });
  expect(await activationOf(house, 'cat')).toMatchObject({
    by: 'realName',
    pack: { svUnits: 0, unlocksSvUnits: 0 },
    earns: { levels: 1 },
  });
  expect((await walletOf(house, 'cat')).profile).toBe('strict');
});

test('somebody who never logged in is asked to', async () => {
  await expect(walletOf(house, 'nobody')).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
});

test('the month by kind is the running one, less what was taken back; activation says how it comes', async () => {
  await mall.activeMember('ann');
  const order = await mall.bill('ann', 10_000);
  expect(await walletOf(house, 'ann')).toMatchObject({
    activation: 'memberPack',
    month: {
      month: '2026-06',
      sums: [
        { kind: 'activation', svUnits: 4_990_000 },
        { kind: 'own', svUnits: 1_000_000 },
      ],
    },
  });
  await refund(order._id, 10_000);
  expect((await walletOf(house, 'ann')).month.sums).toEqual([
    { kind: 'activation', svUnits: 4_990_000, pointUnits: 0 },
  ]);
  await mall.pass(30);
  expect((await walletOf(house, 'ann')).month).toEqual({ month: '2026-07', sums: [] });
});
