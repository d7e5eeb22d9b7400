/** A person's own appointments, the latest first, with what can still be done about them. */
import type { Instant } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { templatesToAsk, type TemplateAsk } from '../messages/consents';
import type { MessagingHouse } from '../messages/house';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import type { Policy } from '../policy/policy';
import type { Store } from '../stores/documents';
import { storeOf } from '../stores/merchants';
import { demandOwn } from './change';
import { bookings, type Booking } from './documents';
import { changeUntil } from './limits';
import { clockTime } from './grid';

export interface MyBooking {
  readonly id: string;
  readonly title: string;
  readonly productId: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly beauticianId: string;
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
  /** Booked, and not over. */
  readonly isComing: boolean;
}

/** One of them with the way there. */
export interface MyBookingPage extends MyBooking {
  readonly merchantId: string;
  readonly store: Pick<Store, 'address' | 'phone' | 'position'>;
  readonly createdAt: Instant;
  readonly arrivedAt: Instant | null;
  readonly templates: readonly TemplateAsk[];
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
  return pageWith(page, (booking) => viewOf(booking, policy, now));
}

/** Refuses `NOT_FOUND` for anybody else's. */
export async function myBooking(
  house: MessagingHouse,
  memberId: string,
  bookingId: string,
): Promise<MyBookingPage> {
  const { database } = house;
  const [policy, found] = await Promise.all([currentPolicy(house), database.get(bookings, bookingId)]);
  const booking = demandOwn(found, { memberId });
  const { address, phone, position } = await storeOf(database, booking.storeId);
  const { merchantId, createdAt, arrivedAt } = booking;
  return {
    ...viewOf(booking, policy, house.clock.now()),
    ...{ merchantId, createdAt, arrivedAt, store: { address, phone, position } },
    templates: templatesToAsk(house, ['booking', 'reminder']),
  };
}

function viewOf(booking: Booking, policy: Policy, now: Instant): MyBooking {
  const until = changeUntil(booking.startsAt, policy.bookings);
  const { _id: id, title, productId, storeId, storeName, day, startsAt, endsAt, state } = booking;
  const { beauticianId, beauticianName, orderId, reason, note } = booking;
  return {
    ...{ id, title, productId, storeId, storeName, beauticianId, beauticianName, day, startsAt, endsAt },
    ...{ state, orderId, reason, note },
    time: clockTime(booking.slot),
    changeUntil: state === 'booked' && now <= until ? until : null,
    isComing: state === 'booked' && now < endsAt,
  };
}
