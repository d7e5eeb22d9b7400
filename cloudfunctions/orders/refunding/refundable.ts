/** What of an order can still be sent back (rules.md §10, §13). Pure. */
import type { Fen } from '../../units/amounts';
import type { Order } from '../documents';
import { portionOfUse } from '../portions';

export interface Refundable {
  /** Out of amountFen; without freight. */
  readonly mostFen: Fen;
  /** Only all of it at once: packs, and the unused uses of a session card. */
  readonly isWhole: boolean;
  /** What comes on top when all of it goes back now: freight that nothing was sent for yet. */
  readonly freightFen: Fen;
}

const REFUNDABLE: readonly Order['state'][] = ['paid', 'shipped', 'received', 'settled'];

export function refundableOf(order: Order): Refundable {
  if (!REFUNDABLE.includes(order.state)) return { mostFen: 0, isWhole: true, freightFen: 0 };
  const isUnsent = order.state === 'paid' && order.kind === 'goods';
  return {
    mostFen: order.uses > 1 ? unusedFen(order) : order.amountFen - refundedFenOf(order),
    isWhole: order.uses > 1 || order.kind === 'pack',
    freightFen: isUnsent ? order.freightFen : 0,
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

function unusedFen(order: Order): Fen {
  // Refunded once, the card is closed.
  if (order.refundedUnsettledFen > 0) return 0;
  return unusedUses(order).reduce((sum, use) => sum + portionOfUse(order, use).amountFen, 0);
}
