/** Uses of a service that an appointment holds, so that two appointments cannot hold the last one. */
import type { Book } from '../ledger/book';
import { refuse } from '../platform/refusal';
import { orders, type Order } from './documents';

/** Uses that are neither redeemed, nor refunded, nor held. */
export function freeUses(order: Order): number {
  if (order.state !== 'paid') return 0;
  const used = order.settlements.filter((settlement) => !settlement.reversed).length;
  return order.uses - used - (order.heldBy ?? []).length;
}

export interface Holding {
  readonly order: Order | null;
  readonly memberId: string;
  readonly skuIds: ReadonlySet<string>;
  /** The appointment. */
  readonly by: string;
}

/** Holds one use of the person's own order of one of these SKUs, or the refusal `VOUCHER_NOT_USABLE`. */
export function holdUse(book: Book, { order, memberId, skuIds, by }: Holding): void {
  if (order?.memberId !== memberId || order.kind !== 'service') refuse('VOUCHER_NOT_USABLE');
  if (!order.lines.some((line) => skuIds.has(line.skuId)))
    refuse('VOUCHER_NOT_USABLE', {}, '这张卡券不能用于这个项目');
  if (order.heldBy?.includes(by) === true) return;
  book.put(orders, withHold(order, by));
}

/** The order with one use held by an appointment that has checked the rest, or the refusal `VOUCHER_NOT_USABLE`. */
export function withHold(order: Order, by: string): Order {
  if (freeUses(order) < 1) refuse('VOUCHER_NOT_USABLE');
  return { ...order, heldBy: [...(order.heldBy ?? []), by] };
}

/** Lets go of it; nothing when it is not held. */
export function letGoOfUse(book: Book, order: Order | null, by: string): void {
  if (order?.heldBy?.includes(by) === true) book.put(orders, withoutHold(order, by));
}

/** The order as it stands once the appointment has let go, for whoever writes it with something else. */
export function withoutHold(order: Order, by: string): Order {
  return order.heldBy === undefined ? order : { ...order, heldBy: order.heldBy.filter((one) => one !== by) };
}

/** Writes an order that a visit has changed. */
export function putOrder(book: Book, order: Order): void {
  book.put(orders, order);
}
