/** Binding, roles and cities, twenty at once on the real local cloud with the real SDK. */
import { applyForRole } from '../cloudfunctions/accounts/apply-role';
import { approveRole } from '../cloudfunctions/accounts/decide-role';
import { members, roleChanges } from '../cloudfunctions/accounts/documents';
import { arrive, join } from '../cloudfunctions/accounts/join';
import { walletOf } from '../cloudfunctions/accounts/wallet';
import { refundOrder } from '../cloudfunctions/orders/refunding/refund';
import { buyPack } from '../cloudfunctions/orders/placing/buy-pack';
import { applyForCity } from '../cloudfunctions/partners/apply';
import { approvePartner } from '../cloudfunctions/partners/decide';
import { partners, partnerTerms } from '../cloudfunctions/partners/documents';
import { daysOfMember } from '../cloudfunctions/points/holder-days';
import { parsePolicy } from '../cloudfunctions/policy/policy';
import { myRewards } from '../cloudfunctions/rewards/reading/my-rewards';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { CITY, Mall, OWING } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const SMALL = parsePolicy({
  ...OWING,
  version: 'small',
  rewards: {
    ...OWING.rewards,
    promotionFen: { shopkeeper: 20_000, shopTrader: 30_000, serviceProvider: 40_000 },
  },
});
let cloud: CloudHouse;
let mall: Mall;
beforeEach(async () => {
  cloud = await cloudHouse(SMALL);
  mall = await Mall.open(cloud.house);
});
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

test('20 first visits by 20 links bind one referrer', async () => {
  await Promise.all(TWENTY.map((i) => mall.join(`ref${i}`)));
  const bound = await Promise.all(
    TWENTY.map((i) => (i % 2 === 0 ? join : arrive)(cloud.house, { memberId: 'new', referrerId: `ref${i}` })),
  );
  const referrers = new Set(bound.map((member) => member.referrerId));
  expect(referrers.size).toBe(1);
  expect((await cloud.house.database.get(members, 'new'))?.referrerId).toBe([...referrers][0]);
});

test('20 applicants for one city, all approved at once: one partner, one term', async () => {
  for (const i of TWENTY) {
    await mall.activeMember(`m${i}`);
    await mall.paid(
      await buyPack(cloud.house, { paymentId: `region-${i}`, memberId: `m${i}`, pack: 'region' }),
    );
    await applyForCity(cloud.house, `m${i}`, CITY);
  }
  const results = await Promise.allSettled(
    TWENTY.map((i) =>
      approvePartner(cloud.house, { applicantId: `m${i}`, city: CITY, deciderId: 'operator' }),
    ),
  );
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await cloud.house.database.find(partners, { where: {}, limit: 9 })).toHaveLength(1);
  expect(await cloud.house.database.find(partnerTerms, { where: {}, limit: 9 })).toHaveLength(1);
});

test('20 customers of one referrer buy and half are refunded at once: its sales are theirs, to the fen', async () => {
  await mall.activeMember('ann');
  for (const i of TWENTY) await mall.join(`c${i}`, 'ann');
  const orders = await Promise.all(TWENTY.map((i) => mall.bill(`c${i}`, 2_000 + i)));
  await Promise.all(
    orders
      .filter((_, i) => i % 2 === 0)
      .map((order, i) =>
        refundOrder(cloud.house, { refundId: `r${i}`, orderId: order._id, amountFen: 1_001, reason: 'test' }),
      ),
  );
  const bought = await Promise.all(TWENTY.map(async (i) => (await mall.member(`c${i}`)).boughtFen));
  const sales = bought.reduce((a, b) => a + b, 0);
  expect(sales).toBe(20 * 2_000 + 190 - 10 * 1_001);
  expect((await mall.member('ann')).customerSalesFen).toBe(sales);

  await applyForRole(cloud.house, 'ann');
  const decision = { applicantId: 'ann', deciderId: 'operator' };
  await Promise.all(TWENTY.map(() => approveRole(cloud.house, decision)));
  expect(await cloud.house.database.find(roleChanges, { where: {}, limit: 9 })).toHaveLength(1);
  expect((await mall.member('ann')).role).toBe('shopkeeper');
});

test('wallet, rewards and days are found by their indexes on the cloud as in memory', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  const order = await mall.bill('bea', 10_000);
  const { _id: skuId } = await mall.goods('mask');
  await mall.paid(await mall.place('bea', skuId));
  const rewards = await myRewards(cloud.house, 'ann', 10);
  expect(rewards.pending).toHaveLength(1);
  expect(rewards.rows.rows.map((row) => row.orderId)).toContain(order._id);
  await mall.pass(12);
  await refundOrder(cloud.house, { refundId: 'r', orderId: order._id, amountFen: 10_000, reason: 'test' });
  const { debts, prices } = await walletOf(cloud.house, 'ann');
  expect(debts.svCauses).toMatchObject([{ orderId: order._id, day: '2026-06-13' }]);
  expect(prices).toHaveLength(12);
  expect(await daysOfMember(cloud.house, 'ann', null, 30)).toHaveLength(12);
});
