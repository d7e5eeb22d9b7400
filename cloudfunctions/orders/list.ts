/** Orders and payments for those who may see them. */
import type { Reader } from '../platform/database';
import type { House } from '../platform/house';
import { pageOf, type Cursor, type Page } from '../platform/paging';
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

/** Orders whose settlements gave the member something, the latest settled first. */
export function ordersThatGave(
  reader: Reader,
  memberId: string,
  after: Cursor | null,
  limit: number,
  /** Of the latest settlement. */
  within?: { readonly gte: number; readonly lt: number },
): Promise<Page<Order>> {
  return pageOf(reader, {
    from: orders,
    where: { receivers: memberId, ...(within === undefined ? {} : { settledAt: within }) },
    sort: ['settledAt', 'desc'],
    after,
    limit,
  });
}

/** Paid orders that may give the member something when they settle: its own, its customers', its city's. */
export async function ordersToSettle(reader: Reader, memberId: string, limit: number): Promise<Order[]> {
  const state = { in: ['paid', 'shipped', 'received'] };
  const found = await Promise.all(
    ['memberId', 'chain', 'partnerHint'].map((role) =>
      reader.find(orders, {
        where: { [role]: memberId, state },
        orderBy: [['placedAt', 'desc']],
        limit,
      }),
    ),
  );
  const byId = new Map(found.flat().map((order) => [order._id, order]));
  return [...byId.values()].sort((a, b) => b.placedAt - a.placedAt).slice(0, limit);
}

/** A person's own order, or the refusal `NOT_FOUND`. */
export async function orderOfMember(reader: Reader, orderId: string, memberId: string): Promise<Order> {
  const order = await reader.get(orders, orderId);
  return order?.memberId === memberId ? order : refuse('NOT_FOUND', { orderId });
}
