/** What of an order can still be sent back (rules.md §10, §13). Pure. */
import type { Fen, PointUnits } from '../../units/amounts';
import type { Order } from '../documents';
import { portionOfUse } from '../portions';
import { cumulativeStep } from '../../units/shares';
import { pointsRefunded } from '../point-part/refunded';

export interface Refundable {
  /** Out of amountFen; without freight. */
  readonly mostFen: Fen;
  /** Only all of it at once: packs, the unused uses of a session card, and what cost points alone. */
  readonly isWhole: boolean;
  /** What comes on top when all of it goes back now: freight that nothing was sent for yet. */
  readonly freightFen: Fen;
  /** Points that come back when all of it goes back now; part of it brings its part of them. */
  readonly pointUnits: PointUnits;
}

const REFUNDABLE: readonly Order['state'][] = ['paid', 'shipped', 'received', 'settled'];

export function refundableOf(order: Order): Refundable {
  // A slot's money goes back as an operator withdraws the slot, and not otherwise.
  if (!REFUNDABLE.includes(order.state) || order.kind === 'slot')
    return { mostFen: 0, isWhole: true, freightFen: 0, pointUnits: 0 };
  const isUnsent = order.state === 'paid' && order.kind === 'goods';
  return {
    mostFen: order.uses > 1 ? unusedFen(order) : order.amountFen - refundedFenOf(order),
    isWhole: order.uses > 1 || order.kind === 'pack' || order.amountFen === 0,
    freightFen: isUnsent ? order.freightFen : 0,
    pointUnits: pointsLeft(order),
  };
}

/** What has been refunded out of amountFen, before and after settlement. */
export function refundedFenOf({ settlements, refundedUnsettledFen }: Order): Fen {
  return settlements.reduce((sum, settlement) => sum + settlement.refundedFen, refundedUnsettledFen);
}

/** The uses of a session card that nobody has redeemed. */
export function unusedUses({ uses, settlements }: Order): number[] {
  const used = new Set(settlements.filter((one) => !one.reversed).map((one) => one.use));
  return Array.from({ length: uses }, (_, i) => i + 1).filter((use) => !used.has(use));
}

/** Points that come back with so much of amountFen; of a session card only all of its unused uses go back. */
export function pointsBack(order: Order, amountFen: Fen): PointUnits {
  const { pointPart, uses, settlements, refundedUnsettledFen: before } = order;
  if (pointPart === undefined) return 0;
  if (uses > 1) return pointsLeft(order);
  const settlement = settlements.find((one) => !one.reversed);
  return settlement === undefined
    ? cumulativeStep(pointPart.units, before, before + amountFen, order.amountFen)
    : pointsRefunded(settlement, settlement.refundedFen + amountFen);
}

function unusedFen(order: Order): Fen {
  // Refunded once, the card is closed.
  if (isGivenBack(order)) return 0;
  return unusedUses(order).reduce((sum, use) => sum + portionOfUse(order, use).amountFen, 0);
}

/** A session card of which the unused uses went back, in money or in points. */
export function isGivenBack({ uses, refundedUnsettledFen, pointPart }: Order): boolean {
  return uses > 1 && (refundedUnsettledFen > 0 || (pointPart?.returned ?? 0) > 0);
}

function pointsLeft(order: Order): PointUnits {
  const { pointPart, uses } = order;
  if (pointPart === undefined) return 0;
  if (uses === 1) return pointPart.units - pointPart.returned;
  if (isGivenBack(order)) return 0;
  return unusedUses(order).reduce((sum, use) => sum + portionOfUse(order, use).pointUnits, 0);
}
