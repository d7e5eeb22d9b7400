/**
 * The rewards of an order straight from the rule book (§5–§8), person by person, as one would do it on
 * paper: no walk with a running maximum, exact fractions of integers. For bench rewards and its test.
 */
import type { SettlementFacts } from '../../cloudfunctions/rewards/legs';
import type { Policy } from '../../cloudfunctions/policy/policy';

/** `why receiver asset` → units. */
export type PlainLegs = ReadonlyMap<string, bigint>;

const part = (base: bigint, rateBp: number): bigint => (base * BigInt(rateBp)) / 10_000n;

export function plainRewards(facts: SettlementFacts, policy: Policy): PlainLegs {
  const legs = new Map<string, bigint>();
  const give = (why: string, to: string, asset: 'SV' | 'POINTS', units: bigint): void => {
    if (units > 0n) legs.set(`${why} ${to} ${asset}`, units);
  };
  if (facts.related) return legs;
  const { rewards, joining } = policy;
  const allowance = BigInt(facts.allowanceFen) * 100n;
  const buyerSv = facts.buyer.active ? allowance * BigInt(rewards.buyerSvMultiple) : 0n;
  give('buyer', facts.buyer.id, 'SV', buyerSv);
  give('merchant', facts.merchant, 'SV', allowance * BigInt(rewards.merchantSvMultiple));
  if (facts.medical) return legs;
  const isOnline = facts.channel === 'online';
  const deducted = BigInt(facts.deducted);
  const rateOf = (n: number): number => chainRate(facts, policy, n);
  let paid = 0;
  facts.chain.forEach((person, n) => {
    const below = Math.max(0, ...facts.chain.slice(0, n).map((_, i) => rateOf(i)));
    const difference = rateOf(n) - below;
    if (!facts.buyer.active || difference <= 0 || paid >= rewards.maxRewardedLevels) return;
    paid += 1;
    const why = n === 0 ? 'direct' : 'team';
    give(why, person.id, isOnline ? 'SV' : 'POINTS', part(isOnline ? buyerSv : deducted, difference));
  });
  const { merchantReferrer, regionPartner, directReferrer, buyer } = facts;
  if (!isOnline && merchantReferrer !== null && merchantReferrer.active)
    give('merchantReferrer', merchantReferrer.id, 'POINTS', part(deducted, rewards.merchantReferrerStoreBp));
  if (regionPartner !== null && regionPartner.active && regionPartner.withinDays)
    give('regionPartner', regionPartner.id, 'POINTS', part(deducted, rewards.regionPartnerBp));
  if (directReferrer !== null && buyer.ordinaryOrders === 0)
    give('signup', directReferrer, 'SV', BigInt(joining.referrerSvUnits));
  return legs;
}

/** The rate at which the n-th of the chain may share; 0 for who is passed over (§5). */
function chainRate({ chain, channel }: SettlementFacts, { rewards }: Policy, n: number): number {
  const person = chain[n];
  if (person === undefined) return 0;
  const rates = (role: keyof typeof rewards.roles): number =>
    channel === 'online' ? rewards.roles[role].onlineBp : rewards.roles[role].storeBp;
  if (person.active) return rates(person.role);
  return n === 0 && person.settledOrders > 0 ? rates('vip') : 0;
}
