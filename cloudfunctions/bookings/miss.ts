/** Nobody came. It costs no money: the use is free again, and it counts for the limits of booking. */
import { MINUTE_MS } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { changeBooking, letGo, type BookingCase, type Who } from './change';
import type { Book } from '../ledger/book';
import type { Booking } from './documents';
import { noteOver } from './own-book';
import { afterEvent } from './states';

/** Staff say so once the person is late; once more answers it as it is. */
export function missBooking(house: BooksHouse, bookingId: string, who: Who): Promise<Booking> {
  return changeBooking(house, { bookingId, who, event: 'miss' }, (book, loaded) => {
    const { booking } = loaded;
    if (booking.state === 'noShow') return booking;
    const { noShowAfterMinutes } = book.context.policy.bookings;
    if (booking.state === 'booked' && book.context.at < booking.startsAt + noShowAfterMinutes * MINUTE_MS)
      refuse('WRONG_STATE', {}, `开始 ${noShowAfterMinutes} 分钟后才能标记未到店`);
    return missed(book, loaded);
  });
}

export function missed(book: Book, loaded: BookingCase): Booking {
  const { booking, own } = loaded;
  const state = afterEvent(booking.state, 'miss');
  letGo(book, loaded);
  if (own !== null) noteOver(book, own, booking._id, booking.startsAt);
  return { ...booking, state, dueAt: null };
}
