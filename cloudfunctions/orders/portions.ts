/** How an order's allowance and points fall to its uses (rules.md §2). */
import type { Fen, PointUnits } from '../units/amounts';
import { cumulativeStep } from '../units/shares';
import type { Order } from './documents';

export interface Portion {
  readonly amountFen: Fen;
  readonly allowanceFen: Fen;
  readonly deducted: PointUnits;
  /** Of the points that the buyer pays with. */
  readonly pointUnits: PointUnits;
}

/** What is left to settle of the order as a whole after refunds before settlement (§10). */
export function unrefunded(order: Order): Portion {
  const { amountFen, refundedUnsettledFen: refunded } = order;
  const left = (total: number): number => total - cumulativeStep(total, 0, refunded, amountFen);
  const pointUnits = order.pointPart?.units ?? 0;
  if (refunded === 0) {
    const { allowanceFen, deducted } = order;
    return { amountFen, allowanceFen, deducted, pointUnits };
  }
  return {
    amountFen: amountFen - refunded,
    allowanceFen: left(order.allowanceFen),
    deducted: left(order.deducted),
    pointUnits: left(pointUnits),
  };
}

/** Use `use` (1 … uses): ⌊k·A/n⌋ − ⌊(k−1)·A/n⌋ of everything. */
export function portionOfUse(order: Order, use: number): Portion {
  if (use < 1 || use > order.uses) throw new RangeError(`the order has no use ${use}`);
  const whole = unrefunded(order);
  const step = (total: number): number => cumulativeStep(total, use - 1, use, order.uses);
  return {
    amountFen: step(whole.amountFen),
    allowanceFen: step(whole.allowanceFen),
    deducted: step(whole.deducted),
    pointUnits: step(whole.pointUnits),
  };
}

/** What the unused uses of a service cost together: what goes back when it is given up. */
export function unusedFen(order: Order): Fen {
  const used = new Set(order.settlements.filter((one) => !one.reversed).map((one) => one.use));
  const uses = Array.from({ length: order.uses }, (_, i) => i + 1).filter((use) => !used.has(use));
  return uses.reduce((sum, use) => sum + portionOfUse(order, use).amountFen, 0);
}
