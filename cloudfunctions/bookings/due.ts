/** What the timer does for bookings: reminders, and no-shows that nobody noted. It may come twice. */
import type { BooksHouse } from '../ledger/post';
import { Refusal } from '../platform/refusal';
import { changeBooking } from './change';
import { bookings, type Booking } from './documents';
import { choresOf, nextDue } from './limits';
import { missed } from './miss';
import { tell } from './tell';

export interface BookingChores {
  readonly reminded: number;
  readonly missed: number;
  readonly failed: readonly string[];
}

export async function doBookingChores(house: BooksHouse, limit: number): Promise<BookingChores> {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(bookings, { where, orderBy: [['dueAt', 'asc']], limit });
  const work = { reminded: 0, missed: 0 };
  const failed: string[] = [];
  for (const { _id } of due) {
    try {
      work[(await doChore(house, _id)).state === 'noShow' ? 'missed' : 'reminded'] += 1;
    } catch (error) {
      // A refusal means that somebody was faster.
      if (!(error instanceof Refusal))
        failed.push(`${_id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { ...work, failed };
}

/** The latest chore whose time has come; one that was slept through is not made up for. */
function doChore(house: BooksHouse, bookingId: string): Promise<Booking> {
  return changeBooking(house, { bookingId, who: 'timer', event: 'chore' }, (book, loaded) => {
    const { booking } = loaded;
    const { at, policy } = book.context;
    if (booking.dueAt === null || booking.dueAt > at) return booking;
    const chore = choresOf(booking, policy.bookings)
      .filter((one) => one.at <= at)
      .sort((a, b) => b.at - a.at)[0]?.chore;
    if (chore === 'missed') return missed(book, loaded);
    if (chore !== undefined && at < booking.startsAt) tell(book, booking, chore);
    return { ...booking, dueAt: nextDue(booking, at, policy.bookings) };
  });
}
