/** 排班: who works in a store, when, and how the store takes bookings; what the manager changes. */
import { dayOf, type Day } from '../units/days';
import type { House } from '../platform/house';
import { storeOf } from '../stores/merchants';
import { employmentId } from '../stores/staff/employment';
import { staffOf } from '../stores/staff/lists';
import { bookingSettings, type BookingSettings, type Shifts } from './documents';
import type { Span } from './grid';
import { peopleOf } from './plan';
import { timedAt } from './treatments';

export interface PersonsShifts {
  readonly memberId: string;
  readonly name: string;
  readonly role: 'manager' | 'clerk' | 'beautician';
  /** In this store alone. */
  readonly weekly: readonly { readonly weekday: number; readonly span: Span }[];
  readonly exceptions: readonly { readonly day: Day; readonly spans: readonly Span[] }[];
  /** Treatments that the person does, in every store; empty: all. */
  readonly productIds: readonly string[];
  /** Works in other stores as well: times there are not free here. */
  readonly isElsewhere: boolean;
}

export interface ShiftBook {
  readonly today: Day;
  readonly storeName: string;
  readonly settings: Pick<BookingSettings, 'rooms' | 'isOpen'>;
  /** By weekday, "0" = Sunday: when the store is open. */
  readonly hours: Readonly<Record<string, readonly Span[]>>;
  /** What can be booked in the store. */
  readonly treatments: readonly { readonly productId: string; readonly title: string }[];
  /** Those with shifts and the beauticians first. */
  readonly people: readonly PersonsShifts[];
}

/** One round trip. */
export async function shiftBook(
  { database, clock }: House,
  merchantId: string,
  storeId: string,
): Promise<ShiftBook> {
  const [store, settings, staff, patterns, treatments] = await Promise.all([
    storeOf(database, storeId),
    database.get(bookingSettings, storeId),
    staffOf(database, merchantId, storeId),
    peopleOf(database, { storeId, beauticianId: null }),
    timedAt(database, merchantId, storeId),
  ]);
  const byId = new Map(patterns.map((pattern) => [pattern._id, pattern]));
  const people = staff.map(({ memberId, name, role }) => ({
    ...{ memberId, name, role },
    ...inStore(byId.get(employmentId(merchantId, memberId)), storeId),
  }));
  const { rooms = 0, isOpen = false } = settings ?? {};
  const rank = (person: PersonsShifts): number =>
    (person.weekly.length > 0 ? 0 : 2) + (person.role === 'beautician' ? 0 : 1);
  return {
    ...{ today: dayOf(clock.now()), storeName: store.name, settings: { rooms, isOpen }, hours: store.hours },
    treatments: treatments.map(({ productId, title }) => ({ productId, title })),
    people: people.sort((a, b) => rank(a) - rank(b)),
  };
}

function inStore(
  pattern: Shifts | undefined,
  storeId: string,
): Omit<PersonsShifts, 'memberId' | 'name' | 'role'> {
  const here = <T extends { readonly storeId: string }>(all: readonly T[] = []): T[] =>
    all.filter((one) => one.storeId === storeId);
  return {
    weekly: here(pattern?.weekly).map(({ weekday, from, to }) => ({ weekday, span: [from, to] as const })),
    exceptions: here(pattern?.exceptions).map(({ day, spans }) => ({ day, spans })),
    productIds: pattern?.productIds ?? [],
    isElsewhere: pattern?.storeIds.some((one) => one !== storeId) ?? false,
  };
}
