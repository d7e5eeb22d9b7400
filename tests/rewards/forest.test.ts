/**
 * Random referral forests, roles, orders, refunds and policies, by the real use cases: what an order
 * gives, what a refund takes back, and that nothing is lost or made on the way.
 */
import fc from 'fast-check';

import { setRole } from '../../cloudfunctions/accounts/role';
import { memberHolder, svAccount } from '../../cloudfunctions/ledger/accounts';
import { holderMonths, addEarned, type EarnedByWhy } from '../../cloudfunctions/ledger/month';
import { journal } from '../../cloudfunctions/ledger/state';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import type { Order } from '../../cloudfunctions/orders/documents';
import { appointPartner } from '../../cloudfunctions/partners/appoint';
import { parsePolicy, ROLES, type Policy } from '../../cloudfunctions/policy/policy';
import { strict } from '../../cloudfunctions/policy/profiles';
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import { atRate, SV_UNITS_PER_FEN } from '../../cloudfunctions/units/amounts';
import { expectSoundBooks } from '../support/audit';
import { CITY, Mall, OWING } from '../support/mall';
import { memoryHouse, type TestHouse } from '../support/memory-house';

const PEOPLE = 7;
const rising = fc
  .tuple(...ROLES.map(() => fc.integer({ min: 0, max: 2_000 })))
  .map((steps) => steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, 0)));
const policies = fc
  .record({
    online: rising,
    store: rising,
    levels: fc.nat({ max: 5 }),
    isStrict: fc.boolean(),
    cap: fc.constantFrom(300, 10_000),
  })
  .map(({ online, store, levels, isStrict, cap }): Policy => {
    const base = isStrict ? { ...strict, merchants: OWING.merchants } : OWING;
    const roles = Object.fromEntries(
      ROLES.map((role, i) => [role, { onlineBp: online[i] ?? 0, storeBp: store[i] ?? 0 }]),
    );
    return parsePolicy({
      ...base,
      version: 'forest',
      supply: { ...base.supply, dailyCapBp: cap },
      joining: { ...base.joining, rewardsNeedRealName: isStrict },
      rewards: { ...base.rewards, roles, maxRewardedLevels: levels },
    });
  });
const forests = fc.record({
  policy: policies,
  people: fc.array(
    fc.record({
      referrer: fc.option(fc.nat({ max: PEOPLE - 1 })),
      isActive: fc.boolean(),
      isNamed: fc.boolean(),
      role: fc.constantFrom(...ROLES),
    }),
    { minLength: PEOPLE, maxLength: PEOPLE },
  ),
  orders: fc.array(
    fc.record({
      by: fc.nat({ max: PEOPLE - 1 }),
      fen: fc.integer({ min: 1, max: 300_000 }),
      isOnline: fc.boolean(),
      days: fc.nat({ max: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  cuts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
});
type Forest = typeof forests extends fc.Arbitrary<infer T> ? T : never;

const idOf = (n: number): string => `p${n}`;

async function planted({ policy, people }: Forest): Promise<{ house: TestHouse; mall: Mall }> {
  const house = memoryHouse(policy);
  const mall = await Mall.open(house);
  for (const [i, { referrer, isActive, isNamed, role }] of people.entries()) {
    // Somebody later in the row has not joined yet and binds nobody.
    await mall.join(idOf(i), referrer === null ? null : idOf(referrer));
    if (isNamed) await confirmRealName(house, idOf(i));
    if (isActive) await mall.activate(idOf(i));
    if ((await mall.member(idOf(i))).active) await setRole(house, idOf(i), role);
  }
  await appointPartner(house, CITY, idOf(0));
  return { house, mall };
}

async function ordered(mall: Mall, house: TestHouse, { orders }: Forest, passes: boolean): Promise<Order[]> {
  const settled: Order[] = [];
  for (const [i, { by, fen, isOnline, days }] of orders.entries()) {
    if (isOnline) {
      const { _id: skuId } = await mall.goods(`g${i}`, { priceFen: fen });
      const order = await mall.paid(await mall.place(idOf(by), skuId));
      settled.push(await settleOrder(house, await receiveOrder(house, order._id, idOf(by))));
    } else settled.push(await mall.bill(idOf(by), fen));
    if (passes) await mall.pass(days);
  }
  return settled;
}

async function refundAll(
  house: TestHouse,
  settled: readonly Order[],
  cuts: readonly number[],
): Promise<void> {
  for (const [i, order] of settled.entries()) {
    const first = Math.floor((order.amountFen * (cuts[i] ?? 1)) / 10);
    const parts = [first, order.amountFen - first].filter((fen) => fen > 0);
    for (const [n, amountFen] of parts.entries())
      await refundOrder(house, { refundId: `r${i}-${n}`, orderId: order._id, amountFen, reason: 'test' });
  }
}

const holdersOf = (mall: Mall) => Promise.all(Array.from({ length: PEOPLE }, (_, i) => mall.member(idOf(i))));

async function earnedIn(house: TestHouse, n: number, running: EarnedByWhy): Promise<EarnedByWhy> {
  const past = await house.database.find(holderMonths, {
    where: { holder: memberHolder(idOf(n)) },
    limit: 100,
  });
  return past
    .flatMap((month) => Object.values(month.days).map((day) => day.earned))
    .reduce(addEarned, running);
}

test('an order’s legs and burn are its deducted points; the chain never takes more than the top rate', async () => {
  await fc.assert(
    fc.asyncProperty(forests, async (forest) => {
      const { house, mall } = await planted(forest);
      const { roles, maxRewardedLevels, buyerSvMultiple } = forest.policy.rewards;
      for (const order of await ordered(mall, house, forest, false)) {
        const [settlement] = order.settlements;
        if (settlement === undefined) throw new Error('not settled');
        const points = settlement.legs.filter((leg) => leg.asset === 'POINTS');
        expect(points.reduce((sum, leg) => sum + leg.units, settlement.burned)).toBe(order.deducted);
        const chain = settlement.legs.filter((leg) => leg.why === 'direct' || leg.why === 'team');
        const isOnline = order.channel === 'online';
        const base = isOnline ? order.allowanceFen * SV_UNITS_PER_FEN * buyerSvMultiple : order.deducted;
        const top = roles.serviceProvider[isOnline ? 'onlineBp' : 'storeBp'];
        expect(chain.reduce((sum, leg) => sum + leg.units, 0)).toBeLessThanOrEqual(atRate(base, top));
        expect(chain.reduce((sum, leg) => sum + leg.rateBp, 0)).toBeLessThanOrEqual(top);
        expect(chain.length).toBeLessThanOrEqual(maxRewardedLevels);
        // Whose order it is earns nothing of the chain.
        expect(chain.some((leg) => leg.to === memberHolder(order.memberId))).toBe(false);
      }
      for (const holder of await holdersOf(mall))
        expect(
          [holder.points, holder.custodial, holder.frozen, holder.held, holder.svUnits].every((n) => n >= 0),
        ).toBe(true);
      await expectSoundBooks(house);
    }),
    { numRuns: 60 },
  );
});

test('refunding everything on the same day, in whatever parts, leaves everybody exactly as before', async () => {
  await fc.assert(
    fc.asyncProperty(forests, async (forest) => {
      const { house, mall } = await planted(forest);
      const plain = ({
        points,
        held,
        svUnits,
        svDebtUnits,
        active,
        settledOrders,
        earned,
        ...more
      }: Awaited<ReturnType<typeof mall.member>>) => ({
        ...{ points, held, svUnits, svDebtUnits, active, settledOrders },
        ...{ boughtFen: more.boughtFen, sales: more.customerSalesFen, team: more.teamSalesFen },
        earned: Object.entries(earned).filter(([, sum]) => sum.svUnits !== 0 || sum.pointUnits !== 0),
      });
      const before = (await holdersOf(mall)).map(plain);
      await refundAll(house, await ordered(mall, house, forest, false), forest.cuts);
      expect((await holdersOf(mall)).map(plain)).toEqual(before);
      await expectSoundBooks(house);
    }),
    { numRuns: 40 },
  );
});

test('with days between, everybody is back less what was converted, debts apart; statements and sales agree', async () => {
  await fc.assert(
    fc.asyncProperty(forests, async (forest) => {
      const { house, mall } = await planted(forest);
      const before = await holdersOf(mall);
      const settled = await ordered(mall, house, forest, true);
      const between = await holdersOf(mall);
      for (const [n, holder] of between.entries()) {
        const customers = between.filter((_, i) =>
          settled.some((order) => order.memberId === idOf(i) && order.chain[0] === idOf(n)),
        );
        expect(holder.customerSalesFen).toBe(customers.reduce((sum, one) => sum + one.boughtFen, 0));
      }
      await refundAll(house, settled, forest.cuts);
      const entries = await house.database.find(journal, { where: {}, limit: 1000 });
      const legs = entries.flatMap((entry) => entry.legs);
      for (const [n, after] of (await holdersOf(mall)).entries()) {
        const account = svAccount(memberHolder(idOf(n)));
        // Not yet posted conversions stand between the journal and the holder as read.
        const posted = legs.reduce((sum, leg) => (leg.account === account ? sum + leg.units : sum), 0);
        const converted =
          legs.reduce(
            (sum, leg) => (leg.account === account && leg.why === 'release' ? sum - leg.units : sum),
            0,
          ) +
          (posted - after.svUnits);
        expect(after.svUnits - after.svDebtUnits + converted).toBe(before[n]!.svUnits);
        expect([after.customerSalesFen, after.teamSalesFen, after.boughtFen]).toEqual([0, 0, 0]);
        const running = Object.values(after.month.days)
          .map((day) => day.earned)
          .reduce(addEarned, {});
        const noted = await earnedIn(house, n, running);
        for (const [why, sum] of Object.entries(after.earned)) {
          expect(noted[why]).toEqual(sum);
          if (why !== 'pack' && why !== 'unlock') expect(sum).toEqual({ svUnits: 0, pointUnits: 0 });
        }
        expect(after.points).toBeGreaterThanOrEqual(0);
      }
      await expectSoundBooks(house);
    }),
    { numRuns: 40 },
  );
});
