/** A store's day by beautician: what the staff look at, in two round trips. */
import { dayOf, type Day, type Instant } from '../units/days';
import { customerNames } from '../accounts/customer-name';
import { QUERY_LIMIT } from '../platform/database';
import type { House } from '../platform/house';
import { storeOf } from '../stores/merchants';
import { loadEmployments } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { openSpans, workSpans } from './calendar';
import { bookings, bookingSettings, type Booking } from './documents';
import { SLOT_MINUTES, type Span } from './grid';
import { peopleOf } from './plan';

/** An appointment as the staff see it. */
export interface CalendarBooking {
  readonly id: string;
  readonly slot: number;
  /** Slots, cleaning included. */
  readonly length: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: Booking['state'];
  readonly title: string;
  readonly productId: string;
  readonly customer: string;
  /** Of somebody without the mini-program; null for members, whom messages reach. */
  readonly phone: string | null;
  readonly usesVoucher: boolean;
  readonly isAnybody: boolean;
  readonly note: string;
}

export interface CalendarColumn {
  readonly beauticianId: string;
  readonly name: string;
  /** When the person works; empty for somebody who has appointments all the same. */
  readonly spans: readonly Span[];
  readonly bookings: readonly CalendarBooking[];
}

export interface DayCalendar {
  readonly day: Day;
  readonly today: Day;
  readonly now: Instant;
  readonly storeName: string;
  readonly slotMinutes: number;
  readonly open: readonly Span[];
  readonly rooms: number;
  readonly columns: readonly CalendarColumn[];
  readonly counts: Readonly<Record<Booking['state'], number>>;
}

/** @param wanted null: today */
export async function dayCalendar(house: House, storeId: string, wanted: Day | null): Promise<DayCalendar> {
  const { database } = house;
  const now = house.clock.now();
  const today = dayOf(now);
  const day = wanted ?? today;
  const orderBy = [['slot', 'asc']] as const;
  const [store, settings, people, booked] = await Promise.all([
    storeOf(database, storeId),
    database.get(bookingSettings, storeId),
    peopleOf(database, { storeId, beauticianId: null }),
    database.find(bookings, { where: { storeId, day }, orderBy, limit: QUERY_LIMIT }),
  ]);
  const [employments, customers] = await Promise.all([
    loadEmployments(database, people),
    customerNames(
      database,
      booked.flatMap(({ memberId }) => memberId ?? []),
    ),
  ]);
  const names = new Map(booked.map((one) => [one.beauticianId, one.beauticianName]));
  const working = people.filter((person) => isEmployed(employments.get(person._id)));
  const spans = new Map(working.map((person) => [person.memberId, workSpans(person, storeId, day)]));
  for (const person of working) names.set(person.memberId, person.name);
  const columns = [...names].map(([beauticianId, name]) => ({
    beauticianId,
    name,
    spans: spans.get(beauticianId) ?? [],
    bookings: booked
      .filter((one) => one.beauticianId === beauticianId && one.state !== 'cancelled')
      .map((one) => viewOf(one, customers)),
  }));
  const counts = { booked: 0, arrived: 0, cancelled: 0, noShow: 0 };
  for (const { state } of booked) counts[state] += 1;
  return {
    ...{ day, today, now },
    storeName: store.name,
    slotMinutes: SLOT_MINUTES,
    open: openSpans(store, day),
    rooms: settings?.rooms ?? 0,
    columns: columns.filter((column) => column.spans.length > 0 || column.bookings.length > 0),
    counts,
  };
}

function viewOf(booking: Booking, customers: ReadonlyMap<string, string>): CalendarBooking {
  const { _id: id, slot, length, startsAt, endsAt, state, title, productId, isAnybody, note } = booking;
  return {
    ...{ id, slot, length, startsAt, endsAt, state, title, productId, isAnybody, note },
    customer: booking.walkIn?.name ?? customers.get(booking.memberId ?? '') ?? '',
    phone: booking.walkIn?.phone ?? null,
    usesVoucher: booking.orderId !== null,
  };
}
