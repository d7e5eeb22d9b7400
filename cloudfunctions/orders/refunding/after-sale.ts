/** After-sale: the customer asks, the merchant answers (rules.md §10). */
import type { Fen } from '../../units/amounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { orders, type AfterSale, type Order } from '../documents';
import { refuseReceipt } from './receipt-order';
import { refundOrder } from './refund';
import { moved } from '../states';

export interface AfterSaleRequest {
  readonly orderId: string;
  readonly memberId: string;
  readonly amountFen: Fen;
  readonly reason: string;
  /** File ids. */
  readonly pictures: readonly string[];
}

/** Asks for a refund; asking the same again changes nothing. */
export function requestRefund(house: BooksHouse, request: AfterSaleRequest): Promise<Order> {
  return change(house, request.orderId, 'ask', (book, order) => {
    if (order.memberId !== request.memberId) refuse('FORBIDDEN');
    const { afterSale } = order;
    if (afterSale?.state === 'requested')
      return afterSale.amountFen === request.amountFen
        ? afterSale
        : refuse('WRONG_STATE', {}, '已有售后申请在处理');
    moved(order.state, 'refund');
    refuseReceipt(order);
    if (request.amountFen > order.amountFen) refuse('REFUND_TOO_LARGE', { leftFen: order.amountFen });
    const { amountFen, reason, pictures } = request;
    return { state: 'requested', amountFen, reason, pictures, requestedAt: book.context.at, answer: null };
  });
}

/** The merchant refunds what was asked for. */
export async function approveRefund(house: BooksHouse, orderId: string, merchantId: string): Promise<Order> {
  const order = await house.database.get(orders, orderId);
  if (order?.merchantId !== merchantId) refuse('NOT_FOUND', { orderId });
  const asked = order.afterSale ?? refuse('WRONG_STATE', { state: order.state });
  if (asked.state === 'refused') refuse('WRONG_STATE', { state: asked.state });
  const refundId = idOf('after-sale', orderId, String(asked.requestedAt));
  await refundOrder(house, { refundId, orderId, amountFen: asked.amountFen, reason: asked.reason });
  return change(house, orderId, 'refunded', () => ({ ...asked, state: 'refunded' }));
}

/** The merchant declines, with an answer that the customer reads. */
export function refuseRefund(
  house: BooksHouse,
  orderId: string,
  merchantId: string,
  answer: string,
): Promise<Order> {
  return change(house, orderId, 'refused', (_book, order) => {
    if (order.merchantId !== merchantId) refuse('NOT_FOUND', { orderId });
    if (order.afterSale?.state !== 'requested')
      refuse('WRONG_STATE', { state: order.afterSale?.state ?? order.state });
    return { ...order.afterSale, state: 'refused', answer };
  });
}

function change(
  house: BooksHouse,
  orderId: string,
  step: string,
  next: (book: Book, order: Order) => AfterSale,
): Promise<Order> {
  const posting = {
    entryId: `after-sale:${step}:${orderId}`,
    kind: 'after-sale',
    cause: orderId,
    holders: [],
  };
  return post(
    house,
    posting,
    (reader) => reader.get(orders, orderId),
    (book, loaded) => {
      const order = loaded ?? refuse('NOT_FOUND', { orderId });
      const changed: Order = { ...order, afterSale: next(book, order) };
      book.put(orders, changed);
      return changed;
    },
  );
}
