/**
 * bench rewards: the legs of 100,000 random orders against a straightforward computation of its own
 * (plain-rewards.ts); how many differ, and how many a second the mall's rules do.
 */
import { standard, strict } from '../../cloudfunctions/policy/profiles';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { rewardLegs, type SettlementFacts } from '../../cloudfunctions/rewards/legs';
import { plainRewards, type PlainLegs } from './plain-rewards';
import { dice, randomOrder } from './random-orders';
import { report } from './report';

const ORDERS = 100_000;

export function benchRewards(seedText = '1'): void {
  const roll = dice(Number(seedText));
  const orders = Array.from({ length: ORDERS }, () => randomOrder(roll));
  let legs = 0;
  let unequal = 0;
  let milliseconds = 0;
  for (const policy of [standard, strict]) {
    const started = performance.now();
    const told = orders.map((order) => rewardLegs(order, policy));
    milliseconds += performance.now() - started;
    orders.forEach((order, i) => {
      legs += told[i]?.length ?? 0;
      if (!isEqual(told[i] ?? [], plainRewards(order, policy))) unequal += 1;
    });
  }
  report('rewards.orders', ORDERS, 'random orders, each under both profiles');
  report('rewards.legs', legs, 'legs compared');
  report('rewards.unequal', unequal, 'orders whose legs differ from the straightforward computation');
  report('rewards.rules', (2 * ORDERS) / (milliseconds / 1000), 'orders a second and core');
  if (unequal > 0) process.exitCode = 1;
}

export function differs(order: SettlementFacts, policy: Policy): boolean {
  return !isEqual(rewardLegs(order, policy), plainRewards(order, policy));
}

function isEqual(legs: ReturnType<typeof rewardLegs>, plain: PlainLegs): boolean {
  return (
    legs.length === plain.size &&
    legs.every(({ why, to, asset, units }) => plain.get(`${why} ${to} ${asset}`) === BigInt(units))
  );
}
