/** Everything that happens to a booking after it was made goes through here: load, decide, write. */
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { loadOrder } from '../orders/list';
import type { Order } from '../orders/documents';
import { letGoOfUse } from '../orders/reserve-use';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { bookingBooks, bookings, type Booking, type BookingBook } from './documents';
import { emptyBookingBook } from './own-book';
import { loadSlots, type KnownSlots } from './slots';

/** The person itself, or the staff of its store. */
export type Who =
  | { readonly memberId: string }
  | { readonly merchantId: string; readonly storeId: string; readonly reason: string };

/** Refuses `NOT_FOUND` for anybody else's booking. */
export function demandOwn(booking: Booking | null, who: Who | 'timer'): Booking {
  if (booking === null) return refuse('NOT_FOUND', {}, '没有找到这个预约');
  if (who === 'timer') return booking;
  const isOwn =
    'memberId' in who
      ? booking.memberId === who.memberId
      : booking.merchantId === who.merchantId && booking.storeId === who.storeId;
  return isOwn ? booking : refuse('NOT_FOUND', {}, '没有找到这个预约');
}

export interface BookingCase {
  readonly booking: Booking;
  /** null for a walk-in. */
  readonly own: BookingBook | null;
  readonly order: Order | null;
  /** The documents of the slots that it occupies. */
  readonly known: KnownSlots;
}

async function loadCase(reader: Reader, bookingId: string, who: Who | 'timer'): Promise<BookingCase> {
  const booking = demandOwn(await reader.get(bookings, bookingId), who);
  const { memberId, orderId } = booking;
  const [own, order, known] = await Promise.all([
    memberId === null ? null : reader.get(bookingBooks, memberId),
    orderId === null ? null : loadOrder(reader, orderId),
    loadSlots(reader, [booking]),
  ]);
  return { booking, own: memberId === null ? null : (own ?? emptyBookingBook(memberId)), order, known };
}

export function changeBooking(
  house: BooksHouse,
  {
    bookingId,
    who,
    event,
  }: { readonly bookingId: string; readonly who: Who | 'timer'; readonly event: string },
  decide: (book: Book, loaded: BookingCase) => Booking,
): Promise<Booking> {
  const kind = `booking-${event}`;
  const posting = { entryId: `${kind}:${bookingId}`, kind, cause: bookingId, holders: [] };
  return post(
    house,
    posting,
    (reader) => loadCase(reader, bookingId, who),
    (book, loaded) => {
      const next = decide(book, loaded);
      if (next !== loaded.booking) book.put(bookings, next);
      return next;
    },
  );
}

/** The use that a booking held is free again. */
export function letGo(book: Book, { booking, order }: BookingCase): void {
  letGoOfUse(book, order, booking._id);
}
