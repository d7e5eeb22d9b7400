/** A refund as it begins: decided, booked, and waiting to be sent to WeChat Pay. */
import type { Fen, PointUnits } from '../../units/amounts';
import type { Book } from '../../ledger/book';
import type { Order, Refund, ReturnedPieces } from '../documents';
import { cashOf } from '../paying/paid-order';

export interface NewRefund {
  readonly refundId: string;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly inputHash: string;
  readonly pointUnits?: PointUnits;
  readonly pieces?: readonly ReturnedPieces[];
}

export function newRefund(
  book: Book,
  order: Order,
  { refundId, amountFen, reason, inputHash, pointUnits = 0, pieces = [] }: NewRefund,
): Refund {
  const { at } = book.context;
  const { subMchid } = order;
  // An order of nothing gives nothing back, and a replay's money moved long ago.
  const isSent = amountFen > 0 && subMchid !== null;
  return {
    _id: refundId,
    paymentId: order.paymentId,
    orderId: order._id,
    merchantId: order.merchantId,
    subMchid,
    amountFen,
    ...(pointUnits > 0 && { pointUnits }),
    ...(pieces.length > 0 && { pieces }),
    paidFen: cashOf(order),
    reason,
    createdAt: at,
    state: isSent ? 'waiting' : 'done',
    round: 1,
    dueAt: isSent ? at : null,
    tries: 0,
    failure: null,
    billDay: null,
    inputHash,
  };
}
