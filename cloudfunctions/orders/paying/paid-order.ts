/** What a payment makes of an order. Pure. */
import type { Instant } from '../../units/days';
import type { Order } from '../documents';
import { settlesPaid } from '../kinds';
import { moved } from '../states';

/** Bills, packs and advertising slots settle with the payment; the settlement timer finds what a crash left over. */
export function paidOrder(order: Order, at: Instant): Order {
  return { ...order, state: moved(order.state, 'pay'), paidAt: at, dueAt: settlesPaid(order) ? at : null };
}

/** What WeChat Pay takes for it. */
export const cashOf = ({ amountFen, freightFen }: Pick<Order, 'amountFen' | 'freightFen'>): number =>
  amountFen + freightFen;

/** Points cover all of it: WeChat Pay never hears of it. */
export function isPaidInPoints(order: Pick<Order, 'amountFen' | 'freightFen' | 'pointPart'>): boolean {
  return order.pointPart !== undefined && cashOf(order) === 0;
}
