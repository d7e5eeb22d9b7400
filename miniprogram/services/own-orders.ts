/** The person's own orders. The mall tells the latest hundred. */
import { ApiError } from './api-error';
import { call } from './api';
import type { Order } from './order-words';

export const MOST_ORDERS = 100;

/** One of them; throws an ApiError where it is not among the latest. */
export async function ownOrder(orderId: string): Promise<Order> {
  const orders = await call('member', 'orders', { limit: MOST_ORDERS });
  const found = orders.find(({ _id }) => _id === orderId);
  if (found === undefined) throw new ApiError('NOT_FOUND', '没有找到这笔订单');
  return found;
}
