/** A booking moves to another time or person: what it had is free and what it gets is taken at once. */
import type { Day } from '../units/days';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { demandOwn, type Who } from './change';
import { bookingBooks, bookings, type Booking } from './documents';
import { instantOf, slotOf, type Slot } from './grid';
import { demandBookable, demandChangeable, nextDue } from './limits';
import { emptyBookingBook, noteOpen } from './own-book';
import { chosen, loadPlan, occupationOf } from './plan';
import { refuse } from '../platform/refusal';
import { occupy } from './slots';
import { afterEvent } from './states';
import { tell } from './tell';

export interface NewTime {
  /** null: anybody, the same person rather than another. */
  readonly beauticianId: string | null;
  readonly day: Day;
  readonly slot: Slot;
}

/** Moves within the store. A booking that stands there already is answered as it is. */
export function moveBooking(house: BooksHouse, bookingId: string, to: NewTime, who: Who): Promise<Booking> {
  const posting = { entryId: `move:${bookingId}`, kind: 'booking-move', cause: bookingId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, bookingId, to, who),
    (book, loaded) => (stands(loaded.booking, to) ? loaded.booking : moved(book, loaded, to, who)),
  );
}

function stands(booking: Booking, { beauticianId, day, slot }: NewTime): boolean {
  const isThere = booking.day === day && booking.slot === slot && booking.state === 'booked';
  return isThere && (beauticianId === null || beauticianId === booking.beauticianId);
}

async function load(reader: Reader, bookingId: string, to: NewTime, who: Who) {
  const booking = demandOwn(await reader.get(bookings, bookingId), who);
  afterEvent(booking.state, 'move');
  const { storeId, productId, memberId } = booking;
  const [plan, own] = await Promise.all([
    loadPlan(reader, { storeId, productId, ...to }, { bookingId, before: booking }),
    memberId === null ? null : reader.get(bookingBooks, memberId),
  ]);
  return { booking, plan, own };
}

function moved(
  book: Book,
  { booking, plan, own }: Awaited<ReturnType<typeof load>>,
  to: NewTime,
  who: Who,
): Booking {
  const { at, policy } = book.context;
  const isStaff = 'reason' in who;
  const startsAt = instantOf(to.day, to.slot);
  const endsAt = startsAt + booking.endsAt - booking.startsAt;
  if (!isStaff) {
    demandChangeable(booking.startsAt, at, policy.bookings);
    demandBookable(startsAt, to.day, at, policy.bookings);
  } else if (to.slot < slotOf(at, to.day)) refuse('INVALID_INPUT', {}, '不能改到已经过去的时间');
  const person = chosen(plan, booking._id, to.beauticianId ?? booking.beauticianId);
  const after = occupationOf({ storeId: booking.storeId, ...to }, person.memberId, booking.length);
  occupy(book, booking._id, { before: booking, after }, plan.known);
  const next: Booking = {
    ...booking,
    ...after,
    beauticianName: person.name,
    isAnybody: to.beauticianId === null,
    startsAt,
    endsAt,
    by: isStaff ? 'staff' : booking.by,
    reason: isStaff ? who.reason : null,
    moves: booking.moves + 1,
    dueAt: nextDue({ day: to.day, startsAt, endsAt }, at, policy.bookings),
  };
  if (booking.memberId !== null)
    // The limit counts bookings, and this one was counted when it was made.
    noteOpen(book, own ?? emptyBookingBook(booking.memberId), { ...next, by: 'staff' });
  tell(book, next, isStaff ? 'movedByStore' : 'moved');
  book.put(bookings, next);
  return next;
}
