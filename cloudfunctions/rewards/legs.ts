/** What an order's settlement gives to whom (rules.md §6–8). Units in, legs out. */
import { atRate, SV_UNITS_PER_FEN, type BasisPoints, type Fen, type PointUnits } from '../units/amounts';
import type { Policy } from '../policy/policy';
import type { HolderId } from '../ledger/accounts';
import { teamShares, type Channel, type Standing } from './team';

export type RewardWhy =
  | 'buyer'
  | 'merchant'
  | 'direct'
  | 'team'
  | 'merchantReferrer'
  | 'regionPartner'
  | 'signup'
  | 'pack'
  | 'unlock';

/** One person's part of a settlement, gross of debts. */
export interface RewardLeg {
  readonly to: HolderId;
  readonly asset: 'SV' | 'POINTS';
  /** SV units or point units. */
  readonly units: number;
  readonly why: RewardWhy;
  /** The rate it was counted at; 0 where it is no rate. */
  readonly rateBp: BasisPoints;
  /** Set when the leg waits for the person's verified name: the id of its held document (§5). */
  readonly heldAs?: string;
}

const NEED_A_NAME: readonly RewardWhy[] = ['direct', 'team', 'merchantReferrer', 'regionPartner', 'signup'];

/** Whether the law wants a verified name for this leg: rewards from other people's orders (§5). */
export function needsRealName(leg: RewardLeg): boolean {
  return NEED_A_NAME.includes(leg.why);
}

export interface SettlementFacts {
  readonly channel: Channel;
  readonly allowanceFen: Fen;
  /** Points that the merchant pays, fixed when the order was placed. */
  readonly deducted: PointUnits;
  /** Placed by the merchant's own people: no SV, no rewards (§6). */
  readonly related: boolean;
  /** Medical: no referral, team or region reward (§13). */
  readonly medical: boolean;
  readonly merchant: HolderId;
  readonly buyer: Standing & { readonly ordinaryOrders: number };
  /** Referral chain, direct referrer first; persons that have not joined are left out unless direct. */
  readonly chain: readonly Standing[];
  readonly directReferrer: HolderId | null;
  readonly merchantReferrer: Standing | null;
  /** The city's partner with its SV counting today (§8, §9); null when there is none. */
  readonly regionPartner: (Standing & { readonly withinDays: boolean }) | null;
}

/** The legs of one settlement; what they leave of `deducted` burns. */
export function rewardLegs(facts: SettlementFacts, policy: Policy): RewardLeg[] {
  if (facts.related) return [];
  const svBase = facts.allowanceFen * SV_UNITS_PER_FEN;
  // An inactive buyer earns nothing, so nothing that builds on its earning is paid either (§5).
  const buyerSv = facts.buyer.active ? svBase * policy.rewards.buyerSvMultiple : 0;
  const own: RewardLeg[] = [
    { to: facts.buyer.id, asset: 'SV', units: buyerSv, why: 'buyer', rateBp: 0 },
    {
      to: facts.merchant,
      asset: 'SV',
      units: svBase * policy.rewards.merchantSvMultiple,
      why: 'merchant',
      rateBp: 0,
    },
  ];
  const referral = facts.medical
    ? []
    : [...teamLegs(facts, buyerSv, policy), ...placeLegs(facts, policy), ...signupLegs(facts, policy)];
  return [...own, ...referral].filter((leg) => leg.units > 0);
}

function teamLegs(facts: SettlementFacts, buyerSv: number, policy: Policy): RewardLeg[] {
  if (!facts.buyer.active) return [];
  const asset = facts.channel === 'online' ? 'SV' : 'POINTS';
  const base = asset === 'SV' ? buyerSv : facts.deducted;
  return teamShares(facts.chain, facts.channel, policy).map(({ id, rateBp, why }) => ({
    to: id,
    asset,
    units: atRate(base, rateBp),
    why,
    rateBp,
  }));
}

function placeLegs(facts: SettlementFacts, policy: Policy): RewardLeg[] {
  const { merchantReferrer, regionPartner } = facts;
  const { merchantReferrerStoreBp, regionPartnerBp } = policy.rewards;
  const legs: RewardLeg[] = [];
  const add = (to: HolderId, rateBp: BasisPoints, why: RewardWhy): void => {
    legs.push({ to, asset: 'POINTS', units: atRate(facts.deducted, rateBp), why, rateBp });
  };
  if (facts.channel === 'store' && merchantReferrer?.active === true)
    add(merchantReferrer.id, merchantReferrerStoreBp, 'merchantReferrer');
  if (regionPartner?.active === true && regionPartner.withinDays)
    add(regionPartner.id, regionPartnerBp, 'regionPartner');
  return legs;
}

/** The referrer's reward for a new member, due while that member has no other settled order but packs (§5). */
function signupLegs(facts: SettlementFacts, policy: Policy): RewardLeg[] {
  if (facts.directReferrer === null || facts.buyer.ordinaryOrders > 0) return [];
  const units = policy.joining.referrerSvUnits;
  return [{ to: facts.directReferrer, asset: 'SV', units, why: 'signup', rateBp: 0 }];
}

/** Points of the legs together. */
export function rewardedPoints(legs: readonly RewardLeg[]): PointUnits {
  return legs.reduce((sum, leg) => (leg.asset === 'POINTS' ? sum + leg.units : sum), 0);
}
