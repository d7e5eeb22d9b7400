/** Orders and payments for those who may see them. */
import type { Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { orders, refunds, type Order, type Refund } from './documents';
import type { OrderState } from './states';

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

/** A person's own service or session card, once it was paid, or the refusal `NOT_FOUND`. */
export async function ownService(reader: Reader, memberId: string, orderId: string): Promise<Order> {
  const order = await reader.get(orders, orderId);
  if (order?.memberId !== memberId || order.kind !== 'service' || order.paidAt === null)
    return refuse('NOT_FOUND', { orderId }, '没有找到这张券');
  return order;
}

const SERVICE_TABS = {
  usable: ['paid'],
  done: ['settled', 'refunded'],
} as const satisfies Readonly<Record<string, readonly OrderState[]>>;
export type ServiceTab = keyof typeof SERVICE_TABS;

/** A person's services and session cards, latest first. */
export function servicesOf(
  house: House,
  memberId: string,
  tab: ServiceTab,
  after: Cursor | null,
  limit: number,
): Promise<Page<Order>> {
  const where = { memberId, kind: 'service', state: { in: SERVICE_TABS[tab] } };
  return pageOf(house.database, { from: orders, where, sort: ['placedAt', 'desc'], after, limit });
}

/** Refunds that are not done, most tries first. */
export function openRefunds(house: House, limit: number): Promise<Refund[]> {
  const where = { dueAt: { gt: 0 } };
  return house.database.find(refunds, { where, orderBy: [['tries', 'desc']], limit });
}

/**
 * The line of a person's own order, once it was received: goods after receipt, a service after a use
 * that stands. null for anybody else's, and for one that was sent back whole.
 */
export async function boughtLine(
  reader: Reader,
  memberId: string,
  orderId: string,
  skuId: string,
): Promise<{ readonly merchantId: string; readonly title: string } | null> {
  const order = await reader.get(orders, orderId);
  if (order?.memberId !== memberId || order.state === 'refunded') return null;
  const isReceived = order.receivedAt !== null || order.settlements.some((use) => !use.reversed);
  const line = order.lines.find((one) => one.skuId === skuId);
  return isReceived && line !== undefined ? { merchantId: order.merchantId, title: line.title } : null;
}

/** The order, to read; null when there is none. */
export function loadOrder(reader: Reader, orderId: string): Promise<Order | null> {
  return reader.get(orders, orderId);
}

/** A person's paid services, those that were bought first first, at most 100. */
export function serviceOrdersOf(reader: Reader, memberId: string): Promise<Order[]> {
  const where = { memberId, state: 'paid', kind: 'service' };
  return reader.find(orders, { where, orderBy: [['placedAt', 'asc']], limit: 100 });
}
