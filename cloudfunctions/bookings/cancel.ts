/** A booking is given up: its slots, room and use are free again in the same transaction. */
import type { BooksHouse } from '../ledger/post';
import { changeBooking, letGo, type Who } from './change';
import type { Booking } from './documents';
import { demandChangeable } from './limits';
import { noteOver } from './own-book';
import { occupy } from './slots';
import { afterEvent } from './states';
import { tell } from './tell';

/** A person until the limit, staff at any time before anybody came; once more answers it as it is. */
export function cancelBooking(house: BooksHouse, bookingId: string, who: Who): Promise<Booking> {
  return changeBooking(house, { bookingId, who, event: 'cancel' }, (book, loaded) => {
    const { booking, own, known } = loaded;
    if (booking.state === 'cancelled') return booking;
    const state = afterEvent(booking.state, 'cancel');
    const isStaff = 'reason' in who;
    if (!isStaff) demandChangeable(booking.startsAt, book.context.at, book.context.policy.bookings);
    occupy(book, bookingId, { before: booking, after: null }, known);
    letGo(book, loaded);
    if (own !== null) noteOver(book, own, bookingId);
    const next: Booking = { ...booking, state, reason: isStaff ? who.reason : null, dueAt: null };
    if (isStaff) tell(book, next, 'cancelledByStore');
    return next;
  });
}
