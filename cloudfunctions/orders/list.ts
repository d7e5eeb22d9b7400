/** Orders and payments for those who may see them. */
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { orders, payments, type Order, type Payment } from './documents';

/** The latest orders of a person, of a merchant, or of all. */
export function ordersOf(
  house: House,
  whose: { readonly memberId?: string; readonly merchantId?: string },
  limit: number,
): Promise<Order[]> {
  return house.database.find(orders, { where: whose, orderBy: [['placedAt', 'desc']], limit });
}

/** A person's own payment, or the refusal `NOT_FOUND`. */
export async function paymentOf(house: House, memberId: string, paymentId: string): Promise<Payment> {
  const payment = await house.database.get(payments, paymentId);
  return payment?.memberId === memberId ? payment : refuse('NOT_FOUND', { paymentId });
}

/** A merchant's own order, or the refusal `NOT_FOUND`. */
export async function orderOfMerchant(house: House, orderId: string, merchantId: string): Promise<Order> {
  const order = await house.database.get(orders, orderId);
  return order?.merchantId === merchantId ? order : refuse('NOT_FOUND', { orderId });
}
