/** Orders, payments and refunds for those who may see them. */
import type { Reader } from '../platform/database';
import type { House } from '../platform/house';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { orders, payments, refunds, type Order, type Payment, type Refund } from './documents';
import type { OrderState } from './states';
import type { RefundView } from './views';

/** How a person looks through the own orders. waiting: paid, and something is still to come. */
export const ORDER_TABS = ['all', 'unpaid', 'waiting', 'shipped', 'afterSale'] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

const SHOWN = {
  all: {},
  unpaid: { state: 'created' },
  waiting: { state: 'paid' },
  shipped: { state: 'shipped' },
  afterSale: { 'afterSale.state': { in: ['requested', 'refused', 'refunded'] } },
} as const;

/** What is over is not counted: a number says that something is to be done or waited for. */
const COUNTED = { ...SHOWN, afterSale: { 'afterSale.state': 'requested' } } as const;

/** A person's orders of a tab, the latest first. */
export function ownOrders(
  reader: Reader,
  memberId: string,
  tab: OrderTab,
  after: Cursor | null,
  limit: number,
): Promise<Page<Order>> {
  const where = { memberId, ...SHOWN[tab] };
  return pageOf(reader, { from: orders, where, sort: ['placedAt', 'desc'], after, limit });
}

export type OrderCounts = Readonly<Record<Exclude<OrderTab, 'all'>, number>>;

/** How many stand in each state, asked together. */
export async function orderCounts({ database }: House, memberId: string): Promise<OrderCounts> {
  const count = (tab: Exclude<OrderTab, 'all'>): Promise<number> =>
    database.count(orders, { memberId, ...COUNTED[tab] });
  const [unpaid, waiting, shipped, afterSale] = await Promise.all([
    count('unpaid'),
    count('waiting'),
    count('shipped'),
    count('afterSale'),
  ]);
  return { unpaid, waiting, shipped, afterSale };
}

/** A person's own order, or the refusal `NOT_FOUND`. */
export async function ownOrder(reader: Reader, memberId: string, orderId: string): Promise<Order> {
  const order = await reader.get(orders, orderId);
  return order?.memberId === memberId ? order : refuse('NOT_FOUND', { orderId }, '没有找到这笔订单');
}

/** The orders that a payment covers. */
export async function ordersOfPayment(reader: Reader, { orderIds }: Pick<Payment, 'orderIds'>) {
  const found = await reader.getMany(orders, orderIds);
  return orderIds.flatMap((id) => found.get(id) ?? []);
}

export async function paymentOf(reader: Reader, { paymentId }: Pick<Order, 'paymentId'>): Promise<Payment> {
  return (await reader.get(payments, paymentId)) ?? refuse('NOT_FOUND', { paymentId });
}

const MOST_REFUNDS = 100;

/** An order's refunds, the latest first. */
export async function refundsOfOrder(reader: Reader, orderId: string): Promise<RefundView[]> {
  const found = await reader.find(refunds, { where: { orderId }, limit: MOST_REFUNDS });
  return found.sort((a, b) => b.createdAt - a.createdAt).map(refundView);
}

function refundView({ amountFen, pointUnits = 0, createdAt, state, sentAt, arrivedAt }: Refund): RefundView {
  return {
    amountFen,
    pointUnits,
    agreedAt: createdAt,
    sentAt: sentAt ?? null,
    arrivedAt: arrivedAt ?? null,
    isStuck: state === 'abnormal',
    isDone: state === 'done',
  };
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

/** How many of them can be used. */
export function usableServices({ database }: House, memberId: string): Promise<number> {
  return database.count(orders, { memberId, kind: 'service', state: { in: SERVICE_TABS.usable } });
}

/** Refunds that are not done, most tries first. */
export function openRefunds({ database }: House, after: Cursor | null, limit: number): Promise<Page<Refund>> {
  const where = { dueAt: { gt: 0 } };
  return pageOf(database, { from: refunds, where, sort: ['tries', 'desc'], after, limit });
}

/** Whether something of it reached the customer and was not sent back whole: what may be commented on. */
export function isReceived({ state, receivedAt, settlements }: Order): boolean {
  return state !== 'refunded' && (receivedAt !== null || settlements.some((use) => !use.reversed));
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
  if (order?.memberId !== memberId || !isReceived(order)) return null;
  const line = order.lines.find((one) => one.skuId === skuId);
  return line === undefined ? null : { merchantId: order.merchantId, title: line.title };
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

/** Whoever asks must still be judged: an order names its buyer and who earned from it. */
export async function orderById(reader: Reader, orderId: string): Promise<Order> {
  return (await reader.get(orders, orderId)) ?? refuse('NOT_FOUND', { orderId });
}
