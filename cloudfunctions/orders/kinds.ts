/** What the kinds of orders have in common. Pure. */
import type { Order } from './documents';

/** Something is sent or handed over, and it settles after receipt. */
export const isSent = ({ kind }: Pick<Order, 'kind'>): boolean => kind === 'goods' || kind === 'exchange';
