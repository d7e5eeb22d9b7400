/** What a payment makes of an order. Pure. */
import type { Instant } from '../../units/days';
import type { Order } from '../documents';
import { moved } from '../states';

/** Bills and packs settle with the payment; the settlement timer finds what a crash left over. */
export function paidOrder(order: Order, at: Instant): Order {
  const settlesNow = order.kind === 'store' || order.kind === 'pack';
  return { ...order, state: moved(order.state, 'pay'), paidAt: at, dueAt: settlesNow ? at : null };
}

/** What WeChat Pay takes for it. */
export const cashOf = ({ amountFen, freightFen }: Pick<Order, 'amountFen' | 'freightFen'>): number =>
  amountFen + freightFen;

/** Points cover all of it: WeChat Pay never hears of it. */
export function isPaidInPoints(order: Pick<Order, 'amountFen' | 'freightFen' | 'pointPart'>): boolean {
  return order.pointPart !== undefined && cashOf(order) === 0;
}
