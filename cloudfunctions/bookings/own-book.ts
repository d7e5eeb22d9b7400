/** A person's open bookings and no-shows, changed in the transaction of the booking. */
import { DAY_MS, type Instant } from '../units/days';
import type { Book } from '../ledger/book';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';
import { bookingBooks, type Booking, type BookingBook, type OpenBooking } from './documents';
import { isBarred } from './limits';

export function emptyBookingBook(memberId: string): BookingBook {
  return { _id: memberId, open: [], missedAt: [] };
}

/** Notes a booking as open. A person who books alone is held to the limits. */
export function noteOpen(book: Book, own: BookingBook, booking: Booking): void {
  const { _id: bookingId, startsAt, endsAt, by } = booking;
  const { policy, at } = book.context;
  const others = own.open.filter((one) => one.bookingId !== bookingId);
  const clash = others.find((one) => one.startsAt < endsAt && startsAt < one.endsAt);
  if (clash !== undefined)
    refuse('INVALID_INPUT', { bookingId: clash.bookingId }, '这个时间您已经有一个预约了');
  if (by === 'member') demandRoomForMore(own, others, at, policy.bookings);
  book.put(bookingBooks, { ...own, open: [...others, { bookingId, startsAt, endsAt }] });
}

function demandRoomForMore(
  own: BookingBook,
  others: readonly OpenBooking[],
  at: Instant,
  limits: Policy['bookings'],
): void {
  if (others.length >= limits.maxOpen)
    refuse('TOO_MANY_BOOKINGS', { maxOpen: limits.maxOpen }, `最多同时保留 ${limits.maxOpen} 个预约`);
  if (isBarred(own.missedAt, at, limits))
    refuse('TOO_MANY_BOOKINGS', {}, `您最近有 ${limits.maxNoShows} 次预约未到店，请直接联系门店预约`);
}

/** Notes a booking as over: cancelled, arrived or missed. */
export function noteOver(book: Book, own: BookingBook, bookingId: string, missedAt?: Instant): void {
  const open = own.open.filter((one) => one.bookingId !== bookingId);
  const since = book.context.at - book.context.policy.bookings.noShowDays * DAY_MS;
  const missed = missedAt === undefined ? own.missedAt : [...own.missedAt, missedAt];
  book.put(bookingBooks, { ...own, open, missedAt: missed.filter((at) => at > since) });
}

/** Somebody who came late was no no-show after all. */
export function forgetMissed(book: Book, own: BookingBook, missedAt: Instant): void {
  const first = own.missedAt.indexOf(missedAt);
  if (first < 0) return;
  book.put(bookingBooks, { ...own, missedAt: own.missedAt.filter((_at, i) => i !== first) });
}
