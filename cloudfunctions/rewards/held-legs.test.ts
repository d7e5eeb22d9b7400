/** Rewards of people without a verified name (rules.md §5). */
import { confirmRealName } from '../accounts/real-name';
import { join } from '../accounts/join';
import { refundOrder } from '../orders/refunding/refund';
import { parsePolicy } from '../policy/policy';
import { strict } from '../policy/profiles';
import { dayOf } from '../units/days';
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { heldLegs } from './documents';
import { lapseHeld } from './held-legs';

const NAMED = parsePolicy({
  ...OWING,
  version: 'named',
  joining: { ...OWING.joining, rewardsNeedRealName: true },
});

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(NAMED);
  mall = await Mall.open(house);
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
});
afterEach(() => expectSoundBooks(house));

const refund = (orderId: string, amountFen: number) =>
  refundOrder(house, { refundId: `r-${orderId}-${amountFen}`, orderId, amountFen, reason: 'test' });
const waiting = () => house.database.find(heldLegs, { where: { memberId: 'ann' }, limit: 10 });

test('the buyer’s own SV comes at once, the referrer’s rewards wait for the name', async () => {
  await mall.bill('bea', 10_000);
  expect((await mall.member('bea')).svUnits).toBe(4_990_000 + 1_000_000);
  expect(await mall.member('ann')).toMatchObject({ points: 0, held: 500_000, svUnits: 4_990_000 });
  expect(await waiting()).toMatchObject([
    { asset: 'POINTS', units: 500_000, why: 'direct', state: 'held' },
    { asset: 'SV', units: 1_000_000, why: 'signup', state: 'held' },
  ]);
  expect(await confirmRealName(house, 'ann')).toEqual({ released: 2 });
  expect(await mall.member('ann')).toMatchObject({ points: 500_000, held: 0, svUnits: 5_990_000 });
  await mall.pass(1);
  expect(await confirmRealName(house, 'ann')).toEqual({ released: 0 });
  await mall.bill('bea', 10_000);
  const { points, held } = await mall.member('ann');
  expect([points > 1_000_000, held]).toEqual([true, 0]);
});

test('20 verifications at once release once', async () => {
  await mall.bill('bea', 10_000);
  await Promise.all(Array.from({ length: 20 }, () => confirmRealName(house, 'ann').catch(() => null)));
  expect(await mall.member('ann')).toMatchObject({ points: 500_000, held: 0, svUnits: 5_990_000 });
});

test('after 180 days a held reward lapses and its points burn', async () => {
  await mall.bill('bea', 10_000);
  const lapse = () => lapseHeld(house, dayOf(house.clock.now()), 10);
  await mall.pass(180);
  expect(await lapse()).toBe(0);
  await mall.pass(1);
  expect(await lapse()).toBe(2);
  expect(await lapse()).toBe(0);
  expect(await mall.member('ann')).toMatchObject({ held: 0, points: expect.any(Number) as number });
  expect(await confirmRealName(house, 'ann')).toEqual({ released: 0 });
});

test.each(['held', 'released', 'lapsed'] as const)('a refund takes back what is %s', async (state) => {
  const order = await mall.bill('bea', 10_000);
  await refund(order._id, 4_000);
  expect((await waiting()).map((held) => held.units)).toEqual([300_000, 600_000]);
  if (state === 'released') await confirmRealName(house, 'ann');
  if (state === 'lapsed') {
    await mall.pass(181);
    await lapseHeld(house, dayOf(house.clock.now()), 10);
  }
  const stock = (await mall.shop()).points;
  await refund(order._id, 6_000);
  expect((await mall.shop()).points).toBe(stock + 6_000_000);
  expect((await mall.member('ann')).held).toBe(0);
});

test('strict: a verified name activates, packs bring no SV and unlock nothing', async () => {
  house = memoryHouse(strict);
  mall = await Mall.open(house);
  await join(house, { memberId: 'cat', referrerId: null });
  expect((await mall.activate('cat')).settlements[0]?.legs).toEqual([]);
  expect(await mall.member('cat')).toMatchObject({ active: false, svUnits: 0, lockedSvUnits: 0 });
  await confirmRealName(house, 'cat');
  expect((await mall.member('cat')).active).toBe(true);
  await mall.bill('cat', 10_000);
  expect((await mall.member('cat')).svUnits).toBe(1_000_000);
});
