/** Who of the referral chain takes which rate of an order: the differential (rules.md §5–7). */
import { ROLES, type Policy, type Role } from '../policy/policy';
import type { BasisPoints } from '../units/amounts';
import type { HolderId } from '../ledger/accounts';

export type Channel = 'online' | 'store';

/** What is known of a person when an order settles, before the settlement itself. */
export interface Standing {
  readonly id: HolderId;
  readonly active: boolean;
  readonly role: Role;
  /** Settled, unrefunded orders. */
  readonly settledOrders: number;
}

export interface TeamShare {
  readonly id: HolderId;
  readonly rateBp: BasisPoints;
  readonly why: 'direct' | 'team';
}

const RATE_OF_CHANNEL = { online: 'onlineBp', store: 'storeBp' } as const;

/** The role at which a person shares in an order, or null when it is passed over (§5). */
function sharingRole(person: Standing, isDirect: boolean): Role | null {
  if (person.active) return person.role;
  return isDirect && person.settledOrders > 0 ? 'vip' : null;
}

/**
 * Walks up `chain` (direct referrer first). Each takes its rate less the highest rate already
 * paid; equal or lower takes nothing. Ends at the top rate or after `maxRewardedLevels` persons.
 */
export function teamShares(chain: readonly Standing[], channel: Channel, policy: Policy): TeamShare[] {
  const rateName = RATE_OF_CHANNEL[channel];
  const rateOf = (role: Role): BasisPoints => policy.rewards.roles[role][rateName];
  const topBp = Math.max(...ROLES.map(rateOf));
  const shares: TeamShare[] = [];
  let paidBp = 0;
  for (const [level, person] of chain.entries()) {
    if (paidBp >= topBp || shares.length >= policy.rewards.maxRewardedLevels) break;
    const role = sharingRole(person, level === 0);
    const rateBp = role === null ? 0 : rateOf(role);
    if (rateBp <= paidBp) continue;
    shares.push({ id: person.id, rateBp: rateBp - paidBp, why: level === 0 ? 'direct' : 'team' });
    paidBp = rateBp;
  }
  return shares;
}
