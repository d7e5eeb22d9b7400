/** §5–§8: the legs of an order that settles, judged on the state before its own settlement. */

import { isCurrent, PACK, type Holder, type Holders, type Member } from './holders';
import { share, SV_PER_FEN, SV_PER_YUAN } from './money';
import type { OrderRow } from './parse';
import type { ReferencePolicy, Role } from './policy';

export interface Leg {
  readonly holder: Holder;
  readonly asset: 'sv' | 'points';
  readonly units: bigint;
}

export interface SettlementFacts {
  readonly order: OrderRow;
  readonly allowance: bigint;
  readonly deducted: bigint;
  readonly day: number;
}

function ordinaryOrders(member: Member): number {
  return member.settled.size - (member.settled.has(PACK) ? 1 : 0);
}

/** The role in which somebody on the chain may be paid; null: passed over. */
function earningRole(person: Member, direct: boolean): Role | null {
  if (person.role !== null) return person.role;
  return direct && person.settled.size > 0 ? 'vip' : null;
}

/** The direct referrer and the service team above, by the difference of rates. */
function teamLegs(facts: SettlementFacts, buyer: Member, holders: Holders, policy: ReferencePolicy): Leg[] {
  const { channel } = facts.order;
  const top = policy.roleRates.serviceProvider[channel];
  const limit = policy.maxRewardedLevels ?? Number.POSITIVE_INFINITY;
  const asset = channel === 'online' ? 'sv' : 'points';
  const base = channel === 'online' ? buyerSv(facts, policy) : facts.deducted;
  const legs: Leg[] = [];
  let highest = 0;
  let direct = true;
  let above = buyer.row.referrerId;
  while (above !== null && highest < top && legs.length < limit) {
    const person = holders.member(above);
    const role = earningRole(person, direct);
    const rate = role === null ? 0 : policy.roleRates[role][channel];
    if (rate > highest) {
      legs.push({ holder: person, asset, units: share(base, rate - highest) });
      highest = rate;
    }
    direct = false;
    above = person.row.referrerId;
  }
  return legs;
}

function buyerSv(facts: SettlementFacts, policy: ReferencePolicy): bigint {
  return facts.allowance * BigInt(policy.buyerMultiple) * SV_PER_FEN;
}

/** The sign-up reward of the buyer's referrer: while the buyer has no other settled, unrefunded order. */
function signUpLegs(buyer: Member, holders: Holders, policy: ReferencePolicy): Leg[] {
  if (buyer.row.referrerId === null) return [];
  const { packBlocksSignUpLeg, signUpLegBeforeReferrerJoins } = policy.readings;
  const others = packBlocksSignUpLeg ? buyer.settled.size : ordinaryOrders(buyer);
  const referrer = holders.member(buyer.row.referrerId);
  if (others > 0 || (!referrer.joined && !signUpLegBeforeReferrerJoins)) return [];
  return [{ holder: referrer, asset: 'sv', units: BigInt(policy.signUpReferrerSv) * SV_PER_YUAN }];
}

function merchantReferrerLegs(facts: SettlementFacts, holders: Holders, policy: ReferencePolicy): Leg[] {
  const { referrerId } = holders.merchant(facts.order.merchantId);
  if (referrerId === null) return [];
  const referrer = holders.member(referrerId);
  if (referrer.role === null) return [];
  const units = share(facts.deducted, policy.merchantReferrerRates[facts.order.channel]);
  return [{ holder: referrer, asset: 'points', units }];
}

function partnerLegs(facts: SettlementFacts, holders: Holders, policy: ReferencePolicy): Leg[] {
  const id = holders.partners.get(facts.order.city);
  if (id === undefined) return [];
  const partner = holders.member(id);
  if (partner.role === null || !isCurrent(partner, facts.day, policy.activeDays)) return [];
  const units = share(facts.deducted, policy.regionPartnerRates[facts.order.channel]);
  return [{ holder: partner, asset: 'points', units }];
}

export function settlementLegs(facts: SettlementFacts, holders: Holders, policy: ReferencePolicy): Leg[] {
  const buyer = holders.member(facts.order.memberId);
  const merchant = holders.merchant(facts.order.merchantId);
  const merchantSv = facts.allowance * BigInt(policy.merchantMultiple) * SV_PER_FEN;
  const legs: Leg[] = [{ holder: merchant, asset: 'sv', units: merchantSv }];
  if (buyer.role !== null) {
    legs.push({ holder: buyer, asset: 'sv', units: buyerSv(facts, policy) });
    legs.push(...teamLegs(facts, buyer, holders, policy));
  }
  legs.push(...signUpLegs(buyer, holders, policy));
  legs.push(...merchantReferrerLegs(facts, holders, policy));
  legs.push(...partnerLegs(facts, holders, policy));
  return legs.filter((leg) => leg.units > 0n);
}
