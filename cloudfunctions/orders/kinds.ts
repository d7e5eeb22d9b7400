/** What the kinds of orders have in common. Pure. */
import type { Order, OrderKind } from './documents';

type OfKind = Pick<Order, 'kind'>;
const of =
  (...kinds: readonly OrderKind[]) =>
  ({ kind }: OfKind): boolean =>
    kinds.includes(kind);

/** Something is sent or handed over, and it settles after receipt. */
export const isSent = of('goods', 'exchange');
/** It is on its way or with the customer: what comes back of it is counted by hand. */
export const isHandedOver = ({ shippedAt, receivedAt }: Pick<Order, 'shippedAt' | 'receivedAt'>): boolean =>
  shippedAt !== null || receivedAt !== null;
/** Nothing is handed over: it settles with its payment. */
export const settlesPaid = of('store', 'pack', 'slot');
/** Its lines are no SKUs. */
export const hasNoStock = settlesPaid;
/** Rewards come from sales to customers alone: not from packs (§5), goods for points (§12) or advertising. */
export const rewardsNobody = of('pack', 'exchange', 'slot');
/** Counts as an order of its buyer and its seller (§5, §9): a slot is a merchant's expense, an exchange no sale. */
export const countsForPeople = of('goods', 'service', 'store', 'pack');

const SLOT = 'slot:';
/** What the one line of a slot's order is of. */
export const slotSku = (slotId: string): string => `${SLOT}${slotId}`;

/** The slot that an order pays for; null for every other order. */
export function slotIdOf({ kind, lines }: Pick<Order, 'kind' | 'lines'>): string | null {
  return kind === 'slot' ? (lines[0]?.skuId.slice(SLOT.length) ?? null) : null;
}
