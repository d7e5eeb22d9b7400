/** After-sale: the customer asks, the merchant answers; until then the customer may take it back (rules.md §10). */
import type { Fen } from '../../units/amounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { idOf, inputHash } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { orders, type AfterSale, type Order, type ReturnedPieces } from '../documents';
import { refusePieces } from './pieces';
import { refuseReceipt } from './receipt-order';
import { refundOrder } from './refund';
import { refundableOf } from './refundable';
import { moved } from '../states';

export interface AfterSaleRequest {
  readonly orderId: string;
  readonly memberId: string;
  readonly amountFen: Fen;
  /** What goes back, where goods do; it must cost the amount. */
  readonly pieces?: readonly ReturnedPieces[];
  readonly reason: string;
  /** File ids. */
  readonly pictures: readonly string[];
}

/** Asks for a refund; asking the same again changes nothing. What was refused or taken back may be asked anew. */
export function requestRefund(house: BooksHouse, request: AfterSaleRequest): Promise<Order> {
  return change(house, request.orderId, 'ask', (book, order) => {
    if (order.memberId !== request.memberId) refuse('FORBIDDEN');
    const { afterSale } = order;
    const { amountFen, reason, pictures, pieces = [] } = request;
    if (afterSale?.state === 'requested')
      return isSameAsk(afterSale, request) ? afterSale : refuse('WRONG_STATE', {}, '已有售后申请在处理');
    moved(order.state, 'refund');
    refuseReceipt(order);
    refuseAmount(order, amountFen);
    if (pieces.length > 0) refusePieces(order, pieces, amountFen);
    return {
      ...{ state: 'requested', amountFen, reason, pictures, requestedAt: book.context.at, answer: null },
      ...(pieces.length > 0 && { pieces }),
    };
  });
}

function isSameAsk(known: AfterSale, { amountFen, pieces = [] }: AfterSaleRequest): boolean {
  return known.amountFen === amountFen && inputHash(known.pieces ?? []) === inputHash(pieces);
}

function refuseAmount(order: Order, amountFen: Fen): void {
  const { mostFen, isWhole } = refundableOf(order);
  if (amountFen > mostFen) refuse('REFUND_TOO_LARGE', { leftFen: mostFen });
  if (amountFen === 0 && order.amountFen > 0) refuse('INVALID_INPUT');
  if (isWhole && amountFen < mostFen) refuse('INVALID_INPUT', { leftFen: mostFen }, '这笔订单只能全额退款');
}

/** The customer takes the request back while it is not answered; doing so again changes nothing. */
export function cancelRefundRequest(house: BooksHouse, orderId: string, memberId: string): Promise<Order> {
  return change(house, orderId, 'cancelled', (book, order) => {
    if (order.memberId !== memberId) refuse('NOT_FOUND', { orderId });
    const asked = order.afterSale ?? refuse('WRONG_STATE', { state: order.state });
    if (asked.state === 'cancelled') return asked;
    if (asked.state !== 'requested')
      refuse('WRONG_STATE', { state: asked.state }, '商家已经答复，不能撤回了');
    return { ...asked, state: 'cancelled', endedAt: book.context.at };
  });
}

/** The merchant refunds what was asked for; refund and answer are one transaction. */
export async function approveRefund(house: BooksHouse, orderId: string, merchantId: string): Promise<Order> {
  const order = await house.database.get(orders, orderId);
  if (order?.merchantId !== merchantId) refuse('NOT_FOUND', { orderId });
  const asked = order.afterSale ?? refuse('WRONG_STATE', { state: order.state });
  if (asked.state === 'refused' || asked.state === 'cancelled') refuse('WRONG_STATE', { state: asked.state });
  const refundId = idOf('after-sale', orderId, String(asked.requestedAt));
  const { amountFen, reason, requestedAt, pieces } = asked;
  const request = { refundId, orderId, amountFen, reason, ...(pieces !== undefined && { pieces }) };
  await refundOrder(house, request, { answers: requestedAt });
  return (await house.database.get(orders, orderId)) ?? refuse('NOT_FOUND', { orderId });
}

/** The merchant declines, with an answer that the customer reads. */
export function refuseRefund(
  house: BooksHouse,
  orderId: string,
  merchantId: string,
  answer: string,
): Promise<Order> {
  return change(house, orderId, 'refused', (book, order) => {
    if (order.merchantId !== merchantId) refuse('NOT_FOUND', { orderId });
    if (order.afterSale?.state !== 'requested')
      refuse('WRONG_STATE', { state: order.afterSale?.state ?? order.state });
    return { ...order.afterSale, state: 'refused', answer, endedAt: book.context.at };
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
