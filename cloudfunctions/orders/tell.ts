/** What buyers are told of their orders, noted in the transaction that does it. */
import { formatUnits } from '../units/decimals';
import type { Book } from '../ledger/book';
import { messageTime, noteMessage } from '../messages/note';
import { PAGES } from '../messages/pages';
import type { Order, Parcel, Refund } from './documents';

const titleOf = (order: Order): string => order.lines[0]?.title ?? '';

export function tellShipped(book: Book, order: Order, { carrier, trackingNumber }: Parcel): void {
  noteMessage(book, {
    ...{ id: `shipped:${order._id}`, memberId: order.memberId, template: 'shipped', cause: order._id },
    fields: { goods: titleOf(order), carrier, number: trackingNumber },
    page: PAGES.order(order._id),
  });
}

/** The money has arrived where it came from. */
export function tellRefunded(book: Book, order: Order, refund: Refund): void {
  noteMessage(book, {
    ...{ id: `refund:${refund._id}`, memberId: order.memberId, template: 'refund', cause: order._id },
    fields: {
      goods: titleOf(order),
      amount: `${formatUnits(refund.amountFen, 2)}元`,
      note: '已原路退回，请留意到账通知',
    },
    page: PAGES.order(order._id),
  });
}

/** A use was redeemed: whoever did not ask for it sees it at once. */
export function tellRedeemed(book: Book, order: Order, id: string, storeName: string): void {
  noteMessage(book, {
    ...{ id: `voucher:${id}`, memberId: order.memberId, template: 'voucher', cause: order._id },
    fields: { treatment: titleOf(order), store: storeName, time: messageTime(book.context.at) },
    page: PAGES.order(order._id),
  });
}
