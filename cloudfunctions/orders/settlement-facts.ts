/** What is known of an order's people when it settles, or is expected to: input of rewards/legs.ts. */
import { memberHolder, merchantHolder, type HolderId } from '../ledger/accounts';
import { lastCountedDay } from '../ledger/activity';
import type { Holder } from '../ledger/holder';
import type { Policy } from '../policy/policy';
import type { SettlementFacts } from '../rewards/legs';
import type { Employment, Merchant } from '../stores/documents';
import { belongsTo } from '../stores/people';
import type { Day } from '../units/days';
import type { Order } from './documents';
import type { Portion } from './portions';

export interface Surroundings {
  readonly merchant: Merchant | null;
  /** Of the partner at the merchant, where it has any. */
  readonly employments: ReadonlyMap<string, Employment>;
  /** The region partner of the order's city, or null. */
  readonly partnerId: string | null;
  /** It came by its region pack, so a refund of the pack ends it. */
  readonly partnerNeedsPack: boolean;
  readonly today: Day;
  /** In force today: its 30 days, not the order's rates. */
  readonly policy: Policy;
  readonly holder: (id: HolderId) => Holder;
}

/** Rates come from the policy that the order was placed under; standings are those of now. */
export function settlementFacts(order: Order, portion: Portion, around: Surroundings): SettlementFacts {
  const standing = (memberId: string): Holder => around.holder(memberHolder(memberId));
  const referrer = order.chain[0];
  return {
    channel: order.channel,
    allowanceFen: portion.allowanceFen,
    deducted: portion.deducted,
    related: order.related,
    medical: order.medical,
    merchant: merchantHolder(order.merchantId),
    buyer: standing(order.memberId),
    chain: order.chain.map(standing),
    directReferrer: referrer === undefined ? null : memberHolder(referrer),
    merchantReferrer: order.merchantReferrerId === null ? null : standing(order.merchantReferrerId),
    regionPartner: partnerStanding(around),
  };
}

/** Nothing from stores that the partner owns or works in (rules.md §8). */
function partnerStanding(around: Surroundings) {
  const { merchant, employments, partnerId, today, policy } = around;
  if (partnerId === null) return null;
  if (merchant !== null && belongsTo(merchant, employments, partnerId)) return null;
  const { id, active, role, settledOrders, orderDays, heldPacks } = around.holder(memberHolder(partnerId));
  if (around.partnerNeedsPack && !heldPacks.includes('region')) return null;
  return {
    id,
    active,
    role,
    settledOrders,
    withinDays: lastCountedDay(orderDays, policy.activityDays) >= today,
  };
}
