/** Random orders with everybody around them, the same for the same seed. */
import { memberHolder, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { ROLES } from '../../cloudfunctions/policy/policy';
import type { SettlementFacts } from '../../cloudfunctions/rewards/legs';
import { pointsForAllowance } from '../../cloudfunctions/units/amounts';

/** Whole numbers below a bound, by a small generator of 32 bits (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export function randomOrder(roll: ReturnType<typeof dice>): SettlementFacts {
  const person = (name: string) => ({
    id: memberHolder(name),
    active: roll(4) > 0,
    role: ROLES[roll(4)] ?? ('vip' as const),
    settledOrders: roll(3),
  });
  const chain = Array.from({ length: roll(8) }, (_, i) => person(`up${i}`));
  const allowanceFen = roll(10) === 0 ? roll(5) : roll(5_000_000);
  return {
    channel: roll(2) === 0 ? 'online' : 'store',
    allowanceFen,
    deducted: pointsForAllowance(allowanceFen, 100 + roll(50_000)),
    related: roll(20) === 0,
    medical: roll(10) === 0,
    merchant: merchantHolder('shop'),
    buyer: { ...person('buyer'), ordinaryOrders: roll(3) },
    chain,
    directReferrer: chain[0]?.id ?? null,
    merchantReferrer: roll(2) === 0 ? null : person('scout'),
    regionPartner: roll(2) === 0 ? null : { ...person('partner'), withinDays: roll(3) > 0 },
  };
}
