/** An order with what it brought one member, and what its refunds took back. */
import { maskedMember } from '../../accounts/mask';
import { memberHolder } from '../../ledger/accounts';
import type { Order, OrderKind } from '../../orders/documents';
import type { Instant } from '../../units/days';
import { loadMerchants } from '../../stores/merchants';
import type { Reader } from '../../platform/database';
import { heldLegs, type HeldLeg } from '../documents';
import type { Channel } from '../team';
import { legViews, type LegView } from './leg-view';
import { takenBackOf, type TakenBack } from './taken-back';

export interface RewardRow {
  readonly orderId: string;
  readonly orderKind: OrderKind;
  readonly channel: Channel;
  /** Who sold it. */
  readonly merchant: string;
  /** Masked; null when it is the member's own order. */
  readonly buyer: string | null;
  readonly city: string;
  readonly placedAt: Instant;
  /** The policy that its rates are counted by. */
  readonly policyVersion: string;
  readonly legs: readonly LegView[];
  /** Compensating entries, oldest first. */
  readonly takenBack: readonly TakenBack[];
}

/** The rows of settled orders, in their order: one round trip for any number. */
export async function rowsOf(
  reader: Reader,
  memberId: string,
  settled: readonly Order[],
): Promise<RewardRow[]> {
  const mine = memberHolder(memberId);
  const legs = settled.flatMap((order) => order.settlements.flatMap((settlement) => settlement.legs));
  const heldIds = legs.flatMap((leg) => (leg.to === mine && leg.heldAs !== undefined ? [leg.heldAs] : []));
  // Only what was refunded or undone has entries that take back.
  const touched = settled.filter((order) =>
    order.settlements.some((one) => one.reversed || one.refundedFen > 0),
  );
  const [held, taken, merchants] = await Promise.all([
    reader.getMany(heldLegs, heldIds),
    takenBackOf(
      reader,
      touched.map((order) => order._id),
      mine,
    ),
    loadMerchants(
      reader,
      settled.map((order) => order.merchantId),
    ),
  ]);
  return settled.map((order) => ({
    ...headOf(order, memberId, merchants.get(order.merchantId)?.name ?? ''),
    legs: legsOf(order, mine, held),
    takenBack: taken.get(order._id) ?? [],
  }));
}

export function headOf(
  order: Order,
  memberId: string,
  merchant: string,
): Omit<RewardRow, 'legs' | 'takenBack'> {
  return {
    orderId: order._id,
    orderKind: order.kind,
    channel: order.channel,
    merchant,
    buyer: order.memberId === memberId ? null : maskedMember(order.memberId),
    city: order.city,
    placedAt: order.placedAt,
    policyVersion: order.policyVersion,
  };
}

function legsOf(
  order: Order,
  mine: ReturnType<typeof memberHolder>,
  held: ReadonlyMap<string, HeldLeg>,
): LegView[] {
  return order.settlements.flatMap((settlement) => legViews(settlement, mine, held));
}
