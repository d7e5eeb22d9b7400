/** Orders and payments for those who may see them. */
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { orders, refunds, type Order, type Refund } from './documents';

/** The latest orders of a person, of a merchant, or of all. */
export function ordersOf(
  house: House,
  whose: { readonly memberId?: string; readonly merchantId?: string },
  limit: number,
): Promise<Order[]> {
  return house.database.find(orders, { where: whose, orderBy: [['placedAt', 'desc']], limit });
}

/** A merchant's own order, or the refusal `NOT_FOUND`. */
export async function orderOfMerchant(house: House, orderId: string, merchantId: string): Promise<Order> {
  const order = await house.database.get(orders, orderId);
  return order?.merchantId === merchantId ? order : refuse('NOT_FOUND', { orderId });
}

/** Refunds that are not done, most tries first. */
export function openRefunds(house: House, limit: number): Promise<Refund[]> {
  const where = { dueAt: { gt: 0 } };
  return house.database.find(refunds, { where, orderBy: [['tries', 'desc']], limit });
}
