/** The customer is there. An appointment that holds a use of a voucher is checked in by redeeming it. */
import type { Book } from '../ledger/book';
import type { BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { changeBooking, letGo, type BookingCase, type Who } from './change';
import type { Booking } from './documents';
import { forgetMissed, noteOver } from './own-book';
import { afterEvent } from './states';

/** Checks in somebody who pays in the store; once more answers the booking as it is. */
export function arriveBooking(
  house: BooksHouse,
  bookingId: string,
  who: Who,
  /** Although the booking holds a use, which is then free again: the voucher is gone, or kept for later. */
  paysInStore = false,
): Promise<Booking> {
  return changeBooking(house, { bookingId, who, event: 'arrive' }, (book, loaded) => {
    const { booking } = loaded;
    if (booking.state === 'arrived') return booking;
    if (booking.orderId !== null && !paysInStore)
      refuse('WRONG_STATE', { orderId: booking.orderId }, '这个预约使用卡券，请扫顾客的卡券码核销到店');
    letGo(book, loaded);
    return { ...arrived(book, loaded), orderId: null };
  });
}

/** The booking as checked in, inside the transaction of whatever checks it in. */
export function arrived(book: Book, { booking, own }: Pick<BookingCase, 'booking' | 'own'>): Booking {
  const state = afterEvent(booking.state, 'arrive');
  if (own !== null && booking.state === 'booked') noteOver(book, own, booking._id);
  if (own !== null && booking.state === 'noShow') forgetMissed(book, own, booking.startsAt);
  return { ...booking, state, arrivedAt: book.context.at, dueAt: null };
}
