/**
 * WeChat has the money: the payment and all its orders become paid, once, however often the news
 * comes. For a payment that was closed meanwhile the money goes back (rules.md §10).
 */
import { dayOf, type Instant } from '../../units/days';
import { loadMember, noteNotUnpaid } from '../../accounts/unpaid';
import { MALL, wechatAccount } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { inputHash } from '../../platform/ids';
import { QUERY_LIMIT, type Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { orders, payments, refunds, type Order, type Payment, type ReceivedPart } from '../documents';
import { newRefund } from '../refunding/new-refund';
import { cashOf, isPaidInPoints, paidOrder } from './paid-order';

interface ReceivedAt {
  /** Whose number at WeChat Pay has the money; null in a replay, in which no money moves. */
  readonly subMchid: string | null;
}

export interface ReceivedPayment {
  readonly paymentId: string;
  readonly payerId: string;
  /** When WeChat received it. */
  readonly paidAt: Instant;
  /** One for each order of the payment. */
  readonly parts: readonly (ReceivedPart & ReceivedAt)[];
}

export interface PaymentOutcome {
  readonly outcome: 'paid' | 'already known' | 'sent back';
  readonly orders: readonly Order[];
}

export function receivePayment(house: BooksHouse, paid: ReceivedPayment): Promise<PaymentOutcome> {
  const { paymentId } = paid;
  const posting = { entryId: `pay:${paymentId}`, kind: 'pay', cause: paymentId, input: paid, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, paid),
    (book, loaded) => decide(book, paid, loaded),
  );
}

async function load(reader: Reader, paid: ReceivedPayment) {
  const [payment, ordered, member] = await Promise.all([
    reader.get(payments, paid.paymentId),
    reader.find(orders, { where: { paymentId: paid.paymentId }, limit: QUERY_LIMIT }),
    loadMember(reader, paid.payerId),
  ]);
  return { payment, ordered, member };
}

function decide(book: Book, paid: ReceivedPayment, loaded: Awaited<ReturnType<typeof load>>): PaymentOutcome {
  const payment = loaded.payment ?? refuse('NOT_FOUND', { paymentId: paid.paymentId });
  const { member, ordered } = loaded;
  const received = receivedParts(ordered, paid);
  if (member === null || payment.memberId !== member._id || received === null)
    refuse('PAYMENT_MISMATCH', { paymentId: payment._id });
  if (payment.state !== 'created' && payment.state !== 'closed') {
    if (!sameNumbers(payment.received, received)) refuse('PAYMENT_MISMATCH', { paymentId: payment._id });
    return { outcome: 'already known', orders: ordered };
  }
  for (const order of ordered)
    book.moveCash(MALL.customers, wechatAccount(order.merchantId), cashOf(order), 'payment');
  const known = { ...payment, received, billDay: dayOf(paid.paidAt), dueAt: null };
  if (payment.state === 'closed') {
    book.put(payments, { ...known, state: 'paidAfterClose' });
    for (const order of ordered.filter((one) => !isPaidInPoints(one))) sendBack(book, order, paid);
    return { outcome: 'sent back', orders: ordered };
  }
  book.put(payments, { ...known, state: 'paid' });
  noteNotUnpaid(book, member, payment.orderIds);
  return { outcome: 'paid', orders: ordered.map((order) => payOrder(book, order)) };
}

/** What came in, in the order of the orders that cost money; null unless it is exactly what they cost. */
function receivedParts(ordered: readonly Order[], { parts }: ReceivedPayment): ReceivedPart[] | null {
  const costly = ordered.filter((order) => !isPaidInPoints(order));
  if (parts.length !== costly.length) return null;
  const received = costly.flatMap((order) => {
    const part = parts.find((one) => isFor(order, one));
    if (part === undefined) return [];
    const { orderId, transactionId, amountFen } = part;
    return [{ orderId, transactionId, amountFen }];
  });
  return received.length === costly.length ? received : null;
}

function isFor(order: Order, part: ReceivedPart & ReceivedAt): boolean {
  const isRightAmount = part.amountFen === cashOf(order);
  return part.orderId === order._id && isRightAmount && part.subMchid === order.subMchid;
}

function sameNumbers(known: Payment['received'], received: readonly ReceivedPart[]): boolean {
  const numberOf = new Map(known.map((part) => [part.orderId, part.transactionId]));
  return received.every((part) => numberOf.get(part.orderId) === part.transactionId);
}

function payOrder(book: Book, order: Order): Order {
  const paid = paidOrder(order, book.context.at);
  book.put(orders, paid);
  return paid;
}

/** The order is closed and its stock is sold to others: what came for it goes back by itself. */
function sendBack(book: Book, order: Order, paid: ReceivedPayment): void {
  const amountFen = cashOf(order);
  book.moveCash(wechatAccount(order.merchantId), MALL.customers, amountFen, 'refund');
  const refund = { amountFen, reason: '订单已关闭，款项原路退回', inputHash: inputHash(paid) };
  book.insert(refunds, newRefund(book, order, { refundId: `late-${order._id}`, ...refund }));
}
