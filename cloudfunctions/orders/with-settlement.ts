/** An order with one more settlement, found by everybody to whom it ever gave something. */
import { isMember, memberIdOfHolder } from '../ledger/accounts';
import type { Order, Settlement } from './documents';

/** The settlement takes the place of an undone one of the same use. */
export function withSettlement(order: Order, settlement: Settlement): Order {
  const others = order.settlements.filter((other) => other.use !== settlement.use);
  const given = settlement.legs.map((leg) => leg.to).filter(isMember);
  const receivers = [...new Set([...order.receivers, ...given.map(memberIdOfHolder)])];
  return { ...order, settlements: [...others, settlement], receivers, settledAt: settlement.at };
}
