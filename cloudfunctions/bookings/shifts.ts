/** When somebody works in a store, and how many treatments the store can hold. */
import { dayOf, type Day } from '../units/days';
import { post, type BooksHouse } from '../ledger/post';
import { QUERY_LIMIT } from '../platform/database';
import { loadProducts } from '../catalog/read';
import { refuse } from '../platform/refusal';
import { storeOf } from '../stores/merchants';
import { employmentId, loadEmployments } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { bookableSpans, clashes, type WorkPattern } from './calendar';
import {
  bookings,
  bookingSettings,
  shifts,
  type Booking,
  type BookingSettings,
  type Shifts,
} from './documents';
import { isWithin, SLOT_MINUTES, type Span } from './grid';
import { doesTreatment } from './plan';

export interface ShiftsDraft {
  readonly merchantId: string;
  readonly storeId: string;
  readonly memberId: string;
  readonly weekly: readonly { readonly weekday: number; readonly span: Span }[];
  readonly exceptions: readonly { readonly day: Day; readonly spans: readonly Span[] }[];
  /** Treatments that the person does, in every store; empty: all. */
  readonly productIds: readonly string[];
}

export interface SavedShifts {
  readonly shifts: Shifts;
  /** Appointments outside of the new shifts, or of what the person does no more: somebody has to move them. */
  readonly strays: readonly Booking[];
}

/** Sets a person's work in one store; what it works in others stays. Days that are over are dropped. */
export async function saveShifts(house: BooksHouse, draft: ShiftsDraft): Promise<SavedShifts> {
  const { merchantId, storeId, memberId } = draft;
  const _id = employmentId(merchantId, memberId);
  const posting = { entryId: `shifts:${_id}`, kind: 'shifts', cause: _id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, employments, store, treatments, booked] = await Promise.all([
        reader.get(shifts, _id),
        loadEmployments(reader, [{ merchantId, memberId }]),
        storeOf(reader, storeId),
        loadProducts(reader, draft.productIds),
        reader.find(bookings, {
          where: { beauticianId: memberId, day: { gte: dayOf(house.clock.now()) } },
          orderBy: [['day', 'asc']],
          limit: QUERY_LIMIT,
        }),
      ]);
      return { known, employment: employments.get(_id), store, treatments, booked };
    },
    (book, { known, employment, store, treatments, booked }) => {
      if (employment === undefined || !isEmployed(employment))
        return refuse('NOT_FOUND', {}, '没有找到这位员工');
      if (draft.productIds.some((id) => treatments.get(id)?.merchantId !== merchantId))
        refuse('NOT_FOUND', {}, '没有找到这个项目');
      const pattern = patternOf(draft, known, book.context.today);
      const storeIds = [
        ...new Set([...pattern.weekly, ...pattern.exceptions].map((one) => one.storeId)),
      ].sort();
      const [clash] = clashes(pattern, storeIds);
      if (clash !== undefined) refuse('INVALID_INPUT', { clash }, '这位员工在另一家门店的排班与此重叠');
      const { name } = employment;
      const productIds = draft.productIds;
      const saved: Shifts = { _id, merchantId, memberId, name, storeIds, productIds, ...pattern };
      book.put(shifts, saved);
      const strays = booked.filter((one) => {
        if (one.state !== 'booked' || one.storeId !== storeId) return false;
        const from = one.slot * SLOT_MINUTES;
        const span: Span = [from, from + one.length * SLOT_MINUTES];
        return (
          !doesTreatment(saved, one.productId) ||
          !isWithin(bookableSpans(store, saved, storeId, one.day), span)
        );
      });
      return { shifts: saved, strays };
    },
  );
}

function patternOf(draft: ShiftsDraft, known: Shifts | null, today: Day): WorkPattern {
  const { storeId } = draft;
  const elsewhere = <T extends { readonly storeId: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.storeId !== storeId);
  const weekly = draft.weekly.map(({ weekday, span: [from, to] }) => ({ weekday, storeId, from, to }));
  const exceptions = draft.exceptions.map((one) => ({ ...one, storeId }));
  return {
    weekly: [...elsewhere(known?.weekly ?? []), ...weekly],
    exceptions: [...elsewhere(known?.exceptions ?? []), ...exceptions].filter(({ day }) => day >= today),
  };
}

/** How many rooms a store has, and whether it takes bookings from customers. */
export function saveBookingSettings(
  house: BooksHouse,
  { storeId, ...settings }: Omit<BookingSettings, '_id'> & { readonly storeId: string },
): Promise<BookingSettings> {
  const posting = { entryId: `rooms:${storeId}`, kind: 'rooms', cause: storeId, holders: [] };
  return post(
    house,
    posting,
    (reader) => storeOf(reader, storeId),
    (book, store) => {
      if (store.merchantId !== settings.merchantId) refuse('FORBIDDEN');
      const saved: BookingSettings = { _id: storeId, ...settings };
      book.put(bookingSettings, saved);
      return saved;
    },
  );
}
