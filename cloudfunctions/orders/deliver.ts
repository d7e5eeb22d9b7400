/** Goods on their way: shipped by the merchant, received by the customer or by time (rules.md §10). */
import { DAY_MS } from '../units/days';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { orders, type Order, type Parcel } from './documents';
import { isSent } from './kinds';
import { moved, type OrderEvent } from './states';
import { tellShipped } from './tell';

/** The merchant ships; without an answer the goods count as received after `autoReceiptDays`. */
export function shipOrder(
  house: BooksHouse,
  orderId: string,
  merchantId: string,
  parcel: Parcel,
): Promise<Order> {
  return change(house, orderId, 'ship', (book, order) => {
    if (order.merchantId !== merchantId) refuse('FORBIDDEN');
    const { handover } = order;
    if (handover?.kind === 'home')
      refuse('WRONG_STATE', { state: order.state }, '这笔订单由门店送货上门，请在到家单里操作');
    if (handover?.kind === 'pickup')
      refuse('WRONG_STATE', { state: order.state }, '顾客选择到店自提，无需发货');
    const { at, policy } = book.context;
    if (order.shippedAt === null) tellShipped(book, order, parcel);
    return {
      ...(handover === null ? {} : { handover: { ...handover, parcel } }),
      shippedAt: at,
      dueAt: at + policy.orders.autoReceiptDays * DAY_MS,
    };
  });
}

/** The customer has the goods; they settle after `settleAfterReceiptDays`. */
export function receiveOrder(house: BooksHouse, orderId: string, memberId: string): Promise<Order> {
  return change(house, orderId, 'receive', (book, order) => {
    if (order.memberId !== memberId) refuse('FORBIDDEN');
    return received(book);
  });
}

/** Codes are drawn by chance: a merchant may have had the same one before. */
const ALIKE = 20;

/** The order whose goods wait at one of the merchant's stores under this code, or waited. */
export async function loadPickup(
  reader: Reader,
  merchantId: string,
  pickupCode: string,
): Promise<Order | null> {
  const found = await reader.find(orders, { where: { merchantId, pickupCode }, limit: ALIKE });
  const fetched = found.filter(({ handover }) => handover?.kind === 'pickup');
  return fetched.find(({ state }) => state === 'paid') ?? fetched[0] ?? null;
}

/** The customer has shown the code at the store (vouchers/pickup.ts) and takes the goods along: that is the receipt (rules.md §10). */
export function receiveAtStore(house: BooksHouse, orderId: string): Promise<Order> {
  return change(house, orderId, 'receive', (book) => received(book));
}

/** Goods on the way home, handed over there, or brought back: for the visit's own transaction, which writes the order. */
export function onTheWay(book: Book, order: Order): Order {
  const { at, policy } = book.context;
  const dueAt = at + policy.orders.autoReceiptDays * DAY_MS;
  return { ...order, state: moved(order.state, 'ship'), shippedAt: at, dueAt };
}

export function handedOver(book: Book, order: Order): Order {
  return { ...order, ...received(book), state: moved(order.state, 'receive') };
}

export function broughtBack(order: Order): Order {
  return { ...order, state: moved(order.state, 'bringBack'), shippedAt: null, dueAt: null };
}

/** Receipt by time, `autoReceiptDays` after shipping. */
export function autoReceive(house: BooksHouse, orderId: string): Promise<Order> {
  return change(house, orderId, 'receive', (book, order) => {
    const isDue = order.dueAt !== null && order.dueAt <= book.context.at;
    if (order.receivedAt === null && !isDue) refuse('WRONG_STATE', { state: order.state });
    return received(book);
  });
}

function received(book: Book): Partial<Order> {
  const { at, policy } = book.context;
  return { receivedAt: at, dueAt: at + policy.orders.settleAfterReceiptDays * DAY_MS };
}

/** The same event again answers the order as it is. */
function change(
  house: BooksHouse,
  orderId: string,
  event: OrderEvent,
  fields: (book: Book, order: Order) => Partial<Order>,
): Promise<Order> {
  const posting = { entryId: `${event}:${orderId}`, kind: event, cause: orderId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(orders, orderId),
    (book, loaded) => {
      const order = loaded ?? refuse('NOT_FOUND', { orderId });
      if (!isSent(order)) refuse('WRONG_STATE', { state: order.state, event });
      const patch = fields(book, order);
      const wasDone = event === 'ship' ? order.shippedAt !== null : order.receivedAt !== null;
      if (wasDone) return order;
      const next: Order = { ...order, ...patch, state: moved(order.state, event) };
      book.put(orders, next);
      return next;
    },
  );
}
