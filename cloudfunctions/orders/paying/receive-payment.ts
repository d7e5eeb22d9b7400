/**
 * WeChat has the money: the payment and all its orders become paid, once, however often the
 * notice comes. For an order that was closed meanwhile the money goes back (rules.md §10).
 */
import type { Fen } from '../../units/amounts';
import { loadMember, noteNotUnpaid } from '../../accounts/unpaid';
import { MALL, wechatAccount } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { inputHash } from '../../platform/ids';
import { QUERY_LIMIT, type Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { orders, payments, refunds, type Order, type Payment } from '../documents';
import { moved } from '../states';

export interface ReceivedPayment {
  readonly paymentId: string;
  /** WeChat's own number of the payment. */
  readonly transactionId: string;
  readonly amountFen: Fen;
  readonly payerId: string;
}

export interface PaymentOutcome {
  readonly outcome: 'paid' | 'already known' | 'sent back';
  readonly orders: readonly Order[];
}

export function receivePayment(house: BooksHouse, notice: ReceivedPayment): Promise<PaymentOutcome> {
  const { paymentId } = notice;
  const posting = { entryId: `pay:${paymentId}`, kind: 'pay', cause: paymentId, input: notice, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, notice),
    (book, loaded) => decide(book, notice, loaded),
  );
}

async function load(reader: Reader, notice: ReceivedPayment) {
  const [payment, ordered, member] = await Promise.all([
    reader.get(payments, notice.paymentId),
    reader.find(orders, { where: { paymentId: notice.paymentId }, limit: QUERY_LIMIT }),
    loadMember(reader, notice.payerId),
  ]);
  return { payment, ordered, member };
}

function decide(
  book: Book,
  notice: ReceivedPayment,
  loaded: Awaited<ReturnType<typeof load>>,
): PaymentOutcome {
  const payment = loaded.payment ?? refuse('NOT_FOUND', { paymentId: notice.paymentId });
  const { member } = loaded;
  if (member === null || payment.memberId !== member._id || payment.amountFen !== notice.amountFen)
    refuse('PAYMENT_MISMATCH', { paymentId: payment._id });
  if (payment.state !== 'created' && payment.state !== 'closed') {
    if (payment.transactionId !== notice.transactionId)
      refuse('PAYMENT_MISMATCH', { paymentId: payment._id });
    return { outcome: 'already known', orders: loaded.ordered };
  }
  if (payment.state === 'closed') {
    sendBack(book, payment, notice);
    return { outcome: 'sent back', orders: loaded.ordered };
  }
  const paid = loaded.ordered.map((order) => payOrder(book, order));
  book.put(payments, { ...payment, state: 'paid', transactionId: notice.transactionId, dueAt: null });
  noteNotUnpaid(book, member, payment.orderIds);
  return { outcome: 'paid', orders: paid };
}

function payOrder(book: Book, order: Order): Order {
  const { at } = book.context;
  // Bills and packs settle with the payment; the settlement timer finds what a crash left over.
  const settlesNow = order.kind === 'store' || order.kind === 'pack';
  const paid: Order = {
    ...order,
    state: moved(order.state, 'pay'),
    paidAt: at,
    dueAt: settlesNow ? at : null,
  };
  const cash = order.amountFen + order.freightFen;
  book.moveCash(MALL.customers, wechatAccount(order.merchantId), cash, 'payment');
  book.put(orders, paid);
  return paid;
}

/** The order is closed and its stock is sold to others: the whole payment goes back by itself. */
function sendBack(book: Book, payment: Payment, notice: ReceivedPayment): void {
  book.put(payments, { ...payment, state: 'paidAfterClose', transactionId: notice.transactionId });
  book.insert(refunds, {
    _id: `late:${payment._id}`,
    paymentId: payment._id,
    orderId: null,
    amountFen: payment.amountFen,
    reason: '订单已关闭，款项原路退回',
    createdAt: book.context.at,
    sent: false,
    inputHash: inputHash(notice),
  });
}
