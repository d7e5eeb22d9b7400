/** What an order brings its buyer, and when (rules.md §6, §10). Pure. */
import { atRate, SV_UNITS_PER_FEN, type Fen, type SvUnits } from '../units/amounts';
import { DAY_MS, type Instant } from '../units/days';
import { cumulativeStep } from '../units/shares';
import { memberHolder } from '../ledger/accounts';
import type { Policy } from '../policy/policy';
import type { Order, Settlement } from './documents';
import { settlesPaid } from './kinds';
import { portionOfUse, unrefunded } from './portions';
import { isGivenBack, unusedUses } from './refunding/refundable';

export interface Earned {
  /** Comes with what has not settled yet, for a buyer who is active by then. */
  readonly pendingSvUnits: SvUnits;
  /** When that is at the latest, as far as anybody knows: goods that wait for their parcel as if it left now. */
  readonly expectedAt: Instant | null;
  /** Of goods: how long after receipt it comes; 0 where it comes at once. */
  readonly daysAfterReceipt: number;
  readonly effectiveSvUnits: SvUnits;
  /** The latest settlement that stands. */
  readonly effectiveAt: Instant | null;
  /** Taken back by refunds. */
  readonly reversedSvUnits: SvUnits;
}

/** @param policy the order's own, under which it settles */
export function earnedOf(order: Order, policy: Policy, now: Instant): Earned {
  const pendingSvUnits = order.related ? 0 : pendingOf(order, policy);
  const standing = order.settlements.filter((one) => !one.reversed);
  const got = order.settlements.map((one) => {
    const all = ownUnits(order, one);
    return { all, back: reversedOf(all, one) };
  });
  return {
    pendingSvUnits,
    expectedAt: pendingSvUnits === 0 ? null : expectedAt(order, policy, now),
    daysAfterReceipt: order.kind === 'goods' ? policy.orders.settleAfterReceiptDays : 0,
    effectiveSvUnits: got.reduce((sum, { all, back }) => sum + all - back, 0),
    effectiveAt: standing.length === 0 ? null : Math.max(...standing.map((one) => one.at)),
    reversedSvUnits: got.reduce((sum, { back }) => sum + back, 0),
  };
}

function ownUnits({ memberId }: Order, { legs }: Settlement): SvUnits {
  const buyer = memberHolder(memberId);
  return legs
    .filter((leg) => leg.to === buyer && (leg.why === 'buyer' || leg.why === 'pack'))
    .reduce((sum, leg) => sum + leg.units, 0);
}

/** As the refund reversed it: ⌊leg·f/F⌋. */
function reversedOf(units: SvUnits, { reversed, refundedFen, amountFen }: Settlement): SvUnits {
  if (reversed) return units;
  return refundedFen === 0 ? 0 : cumulativeStep(units, 0, refundedFen, amountFen);
}

function pendingOf(order: Order, policy: Policy): SvUnits {
  if (order.pack !== null) return packUnits(order, policy);
  return unsettledAllowanceFen(order) * SV_UNITS_PER_FEN * policy.rewards.buyerSvMultiple;
}

function packUnits({ pack, amountFen, settlements, state }: Order, policy: Policy): SvUnits {
  const isComing =
    pack === 'member' && settlements.length === 0 && state !== 'closed' && state !== 'refunded';
  if (!isComing || policy.joining.activation !== 'memberPack') return 0;
  return atRate(amountFen, policy.joining.packs.member.svRateBp) * SV_UNITS_PER_FEN;
}

function unsettledAllowanceFen(order: Order): Fen {
  if (order.state === 'closed' || order.state === 'refunded') return 0;
  if (order.kind !== 'service') return order.settlements.length > 0 ? 0 : unrefunded(order).allowanceFen;
  // Given back, the unused uses of a card bring nothing any more.
  if (isGivenBack(order)) return 0;
  return unusedUses(order).reduce((sum, use) => sum + portionOfUse(order, use).allowanceFen, 0);
}

function expectedAt(order: Order, { orders }: Policy, now: Instant): Instant | null {
  const afterReceiptMs = orders.settleAfterReceiptDays * DAY_MS;
  if (settlesPaid(order)) return order.paidAt ?? now;
  if (order.kind === 'service' || order.state === 'created') return null;
  if (order.state === 'received') return order.dueAt;
  if (order.state === 'shipped') return order.dueAt === null ? null : order.dueAt + afterReceiptMs;
  return order.handover?.kind === 'ship' ? now + orders.autoReceiptDays * DAY_MS + afterReceiptMs : null;
}
