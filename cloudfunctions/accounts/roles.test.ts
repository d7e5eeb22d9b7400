/** Roles by the sales of own direct customers (rules.md §7). */
import { refundOrder } from '../orders/refunding/refund';
import { parsePolicy } from '../policy/policy';
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { applyForRole } from './apply-role';
import { approveRole, refuseRole, waitingRoles } from './decide-role';
import { roleChanges } from './documents';
import { isAbove, nextRole } from './roles';
import { setRole } from './role';
import { customersOf, teamOf } from './team';

const { rewards } = OWING;
/** ¥200, ¥300 and ¥400 instead of 20,000, 100,000 and 500,000. */
const SMALL = parsePolicy({
  ...OWING,
  version: 'small',
  rewards: {
    ...rewards,
    promotionFen: { shopkeeper: 20_000, shopTrader: 30_000, serviceProvider: 40_000 },
  },
});

let house: TestHouse;
let mall: Mall;
beforeEach(async () => {
  house = memoryHouse(SMALL);
  mall = await Mall.open(house);
  await mall.activeMember('top');
  await mall.activeMember('ann', 'top');
  await mall.activeMember('bea', 'ann');
});
afterEach(() => expectSoundBooks(house));

const refund = (orderId: string, amountFen: number) =>
  refundOrder(house, { refundId: `r-${orderId}-${amountFen}`, orderId, amountFen, reason: 'test' });
const decide = { applicantId: 'ann', deciderId: 'operator' };

test('the ladder: what is missing to the next role, nothing above the top', () => {
  expect(nextRole('vip', 5_000, SMALL)).toEqual({
    role: 'shopkeeper',
    neededFen: 20_000,
    missingFen: 15_000,
  });
  expect(nextRole('shopTrader', 90_000, SMALL)).toEqual({
    role: 'serviceProvider',
    neededFen: 40_000,
    missingFen: 0,
  });
  expect(nextRole('serviceProvider', 90_000, SMALL)).toBeNull();
  expect([isAbove('shopTrader', 'vip'), isAbove('vip', 'vip'), isAbove('vip', 'shopkeeper')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('from the first sale to the role: progress, application, approval, a change with its day', async () => {
  await mall.bill('bea', 19_999);
  await expect(applyForRole(house, 'ann')).rejects.toMatchObject({
    code: 'SALES_TOO_SMALL',
    message: '直接顾客的成交额还差 ¥0.01',
  });
  const { _id: skuId } = await mall.goods('facial', { kind: 'service', priceFen: 1_000 });
  await mall.paid(await mall.place('bea', skuId));
  expect((await teamOf(house, 'ann', 10)).customerSalesFen).toBe(19_999);
  await mall.bill('bea', 1);
  await applyForRole(house, 'ann');
  await applyForRole(house, 'ann');
  expect((await waitingRoles(house.database, null, 10)).rows).toMatchObject([
    { _id: 'ann', role: 'shopkeeper', salesFen: 20_000 },
  ]);
  for (const deciderId of ['top', 'ann'])
    await expect(approveRole(house, { ...decide, deciderId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await mall.pass(1);
  await Promise.all(Array.from({ length: 20 }, () => approveRole(house, decide)));
  expect(await teamOf(house, 'ann', 10)).toMatchObject({
    role: 'shopkeeper',
    next: { role: 'shopTrader', missingFen: 10_000 },
    rates: { onlineBp: 5_000, storeBp: 700 },
    application: { state: 'approved' },
    changes: [{ from: 'vip', to: 'shopkeeper', day: '2026-06-02' }],
    customers: { rows: [{ name: '会员***bea', boughtFen: 20_000 }] },
  });
  expect((await waitingRoles(house.database, null, 10)).rows).toEqual([]);
  expect(await house.database.find(roleChanges, { where: {}, limit: 9 })).toMatchObject([
    { salesFen: 20_000, decidedBy: 'operator' },
  ]);
});

test('a refund before the approval takes the sales away again', async () => {
  const order = await mall.bill('bea', 20_000);
  await applyForRole(house, 'ann');
  await refund(order._id, 1);
  await expect(approveRole(house, decide)).rejects.toMatchObject({ code: 'SALES_TOO_SMALL' });
  await refuseRole(house, { ...decide, answer: '顾客退款' });
  await expect(approveRole(house, decide)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await mall.bill('bea', 1);
  expect(await applyForRole(house, 'ann')).toMatchObject({ state: 'applied', answer: null });
  await approveRole(house, decide);
  await refund(order._id, 19_999);
  // Nobody is demoted.
  expect(await mall.member('ann')).toMatchObject({ role: 'shopkeeper', customerSalesFen: 1 });
});

test('packs, medical items, orders of the own people and of others’ customers do not promote', async () => {
  expect((await mall.member('ann')).customerSalesFen).toBe(0);
  await mall.activeMember('cat', 'bea');
  await mall.bill('cat', 5_000);
  expect((await mall.member('ann')).customerSalesFen).toBe(0);
  expect((await mall.member('bea')).customerSalesFen).toBe(5_000);
  const [first, second] = [
    await customersOf(house, 'bea', null, 1),
    await customersOf(house, 'cat', null, 1),
  ];
  expect([first.rows, first.next, second.rows]).toEqual([
    [{ name: '会员***cat', joinedAt: expect.any(Number) as number, boughtFen: 5_000 }],
    null,
    [],
  ]);
});

test('sales count while referrer or buyer are not active, and sum to what the customers bought', async () => {
  await mall.join('dan');
  for (const [i, id] of ['eve', 'fay', 'gus'].entries()) {
    await mall.join(id, 'dan');
    const order = await mall.bill(id, 1_000 * (i + 1));
    await refund(order._id, 100 * (i + 1));
  }
  const bought = await Promise.all(
    ['eve', 'fay', 'gus'].map(async (id) => (await mall.member(id)).boughtFen),
  );
  expect(bought).toEqual([900, 1_800, 2_700]);
  expect((await mall.member('dan')).customerSalesFen).toBe(5_400);
});

test('a differential reward counts its sale as the team’s, until it is refunded', async () => {
  await setRole(house, 'top', 'shopkeeper');
  const order = await mall.bill('bea', 10_000);
  expect((await teamOf(house, 'top', 1)).teamSalesFen).toBe(10_000);
  await refund(order._id, 4_000);
  expect((await teamOf(house, 'top', 1)).teamSalesFen).toBe(6_000);
});

test('a role from before the mall is taken over, not by oneself and never downwards', async () => {
  await expect(setRole(house, 'ann', 'shopTrader', 'top')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await setRole(house, 'ann', 'shopTrader', 'operator');
  await setRole(house, 'ann', 'vip', 'operator');
  expect((await mall.member('ann')).role).toBe('shopTrader');
});
