/** What a booking needs to know before it takes a time: who could do it, and who of them is free. */
import type { Day, Instant } from '../units/days';
import type { Product } from '../catalog/documents';
import { loadProduct } from '../catalog/read';
import { bucketOf } from '../platform/ids';
import { QUERY_LIMIT, type Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { Store } from '../stores/documents';
import { storeOf } from '../stores/merchants';
import { loadEmployments } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { bookableSpans } from './calendar';
import {
  bookings,
  bookingSettings,
  shifts,
  type BookingSettings,
  type Occupation,
  type Shifts,
} from './documents';
import { isWithin, MINUTES_A_DAY, SLOT_MINUTES, slotsFor, type Slot } from './grid';
import { areFree, loadSlots, type KnownSlots } from './slots';

export interface Wanted {
  readonly storeId: string;
  readonly productId: string;
  /** null: anybody. */
  readonly beauticianId: string | null;
  readonly day: Day;
  readonly slot: Slot;
}

export interface Plan {
  readonly product: Product;
  readonly store: Store;
  readonly settings: BookingSettings;
  /** Minutes of the treatment itself. */
  readonly minutes: number;
  readonly length: number;
  /** Those who could do it and are free. */
  readonly free: readonly Shifts[];
  /** Slots that each of them has that day already; empty where there is no choice. */
  readonly load: ReadonlyMap<string, number>;
  readonly known: KnownSlots;
}

/** What moves takes its time along: what was booked stays what it was. */
export interface Own {
  readonly bookingId: string;
  readonly before: (Occupation & { readonly startsAt: Instant; readonly endsAt: Instant }) | null;
}

export async function loadPlan(reader: Reader, wanted: Wanted, own: Own): Promise<Plan> {
  const [product, store, settings, people] = await Promise.all([
    loadProduct(reader, wanted.productId),
    storeOf(reader, wanted.storeId),
    reader.get(bookingSettings, wanted.storeId),
    peopleOf(reader, wanted),
  ]);
  if (product === null || settings === null || product.merchantId !== store.merchantId)
    return refuse('NOT_BOOKABLE');
  const { minutes, length } = own.before === null ? timeOf(product) : timeOfBooked(own.before);
  const able = people.filter((person) => isAble(person, product, store, wanted, length));
  const occupations = able.map((person) => occupationOf(wanted, person.memberId, length));
  const [employments, known] = await Promise.all([
    loadEmployments(reader, able),
    loadSlots(reader, own.before === null ? occupations : [...occupations, own.before]),
  ]);
  const free = able.filter(
    (person) =>
      isEmployed(employments.get(person._id)) &&
      areFree(known, occupationOf(wanted, person.memberId, length), own, settings.rooms),
  );
  // Who has least to do is asked for only where somebody is to be chosen.
  const load = free.length > 1 ? await loadOfDay(reader, wanted) : new Map<string, number>();
  return { product, store, settings, minutes, length, free, load, known };
}

/** A treatment that people can book, with its time, or the refusal `NOT_BOOKABLE`. */
export function timeOf(product: Product): { readonly minutes: number; readonly length: number } {
  const { time } = product;
  if (!product.onSale || time === undefined || time === null) return refuse('NOT_BOOKABLE');
  return { minutes: time.minutes, length: slotsFor(time.minutes + time.cleaningMinutes) };
}

function timeOfBooked({ startsAt, endsAt, length }: NonNullable<Own['before']>) {
  return { minutes: (endsAt - startsAt) / 60_000, length };
}

export function occupationOf(
  { storeId, day, slot }: Pick<Wanted, 'storeId' | 'day' | 'slot'>,
  beauticianId: string,
  length: number,
): Occupation {
  return { storeId, beauticianId, day, slot, length };
}

/** Those who work in the store; one of them where somebody is named. */
export async function peopleOf(
  reader: Reader,
  { storeId, beauticianId }: Pick<Wanted, 'storeId' | 'beauticianId'>,
): Promise<Shifts[]> {
  const all = await reader.find(shifts, { where: { storeIds: storeId }, limit: QUERY_LIMIT });
  return all.filter(({ memberId }) => beauticianId === null || memberId === beauticianId);
}

export function isValidAt(product: Product, storeId: string): boolean {
  return product.storeIds.length === 0 || product.storeIds.includes(storeId);
}

export function doesTreatment(person: Shifts, productId: string): boolean {
  return person.productIds.length === 0 || person.productIds.includes(productId);
}

function isAble(person: Shifts, product: Product, store: Store, wanted: Wanted, length: number): boolean {
  if (person.merchantId !== store.merchantId || !isValidAt(product, store._id)) return false;
  if (!doesTreatment(person, product._id)) return false;
  const from = wanted.slot * SLOT_MINUTES;
  const to = from + length * SLOT_MINUTES;
  if (to > MINUTES_A_DAY) return false;
  return isWithin(bookableSpans(store, person, store._id, wanted.day), [from, to]);
}

async function loadOfDay(reader: Reader, { storeId, day }: Wanted): Promise<Map<string, number>> {
  const booked = await reader.find(bookings, { where: { storeId, day }, limit: QUERY_LIMIT });
  const load = new Map<string, number>();
  for (const { beauticianId, length, state } of booked)
    if (state === 'booked' || state === 'arrived')
      load.set(beauticianId, (load.get(beauticianId) ?? 0) + length);
  return load;
}

/**
 * One of those who are free, or the refusal `SLOT_TAKEN`: the one with least to do that day; among equals
 * the bookings spread by their ids, so that many at once do not all want the same person.
 */
export function chosen({ free, load }: Plan, bookingId: string, preferredId: string | null): Shifts {
  const preferred = free.find((person) => person.memberId === preferredId);
  const place = (person: Shifts): number => bucketOf(`${bookingId}:${person.memberId}`, 1_000_000);
  const [fairest] = [...free].sort(
    (a, b) => (load.get(a.memberId) ?? 0) - (load.get(b.memberId) ?? 0) || place(a) - place(b),
  );
  return preferred ?? fairest ?? refuse('SLOT_TAKEN');
}
