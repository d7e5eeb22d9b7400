/** A person's own appointments, the latest first, with what can still be done about them. */
import type { Instant } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { bookings, type Booking } from './documents';
import { changeUntil } from './limits';
import { clockTime } from './grid';

export interface MyBooking {
  readonly id: string;
  readonly title: string;
  readonly productId: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly beauticianName: string;
  readonly day: Booking['day'];
  /** 「14:30」 */
  readonly time: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: Booking['state'];
  readonly orderId: string | null;
  readonly reason: string | null;
  readonly note: string;
  /** Until when the person may move or cancel it; null when no longer. */
  readonly changeUntil: Instant | null;
}

export async function myBookings(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<MyBooking>> {
  const list = { from: bookings, where: { memberId }, sort: ['startsAt', 'desc'], after, limit } as const;
  const [policy, page] = await Promise.all([currentPolicy(house), pageOf(house.database, list)]);
  const now = house.clock.now();
  return pageWith(page, (booking) => {
    const until = changeUntil(booking.startsAt, policy.bookings);
    const { _id: id, title, productId, storeId, storeName, beauticianName, day, startsAt, endsAt } = booking;
    return {
      ...{ id, title, productId, storeId, storeName, beauticianName, day, startsAt, endsAt },
      time: clockTime(booking.slot),
      state: booking.state,
      orderId: booking.orderId,
      reason: booking.reason,
      note: booking.note,
      changeUntil: booking.state === 'booked' && now <= until ? until : null,
    };
  });
}
