/** Booking a treatment: one transaction takes the person's slots, a room, and the voucher's use. */
import { MINUTE_MS } from '../units/days';
import { joined, loadMember } from '../accounts/unpaid';
import { skusOf } from '../catalog/read';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { loadOrder } from '../orders/list';
import { holdUse } from '../orders/reserve-use';
import { inputHash } from '../platform/ids';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { bookingBooks, bookings, type Booking, type WalkIn } from './documents';
import { glance } from './glance';
import { instantOf, slotOf } from './grid';
import { demandBookable, nextDue } from './limits';
import { emptyBookingBook, noteOpen } from './own-book';
import { chosen, loadPlan, occupationOf, type Wanted } from './plan';
import { occupy } from './slots';
import { tell } from './tell';

export interface BookingRequest extends Wanted {
  readonly bookingId: string;
  /** null for somebody without the mini-program, who then has a name and a number. */
  readonly memberId: string | null;
  readonly walkIn: WalkIn | null;
  /** Whose use it holds; null: paid in the store. */
  readonly orderId: string | null;
  readonly note: string;
  readonly by: Booking['by'];
}

/** Books, or answers what the same request booked before. Refuses `SLOT_TAKEN` when nobody is free then. */
export async function bookTreatment(house: BooksHouse, request: BookingRequest): Promise<Booking> {
  const { bookingId } = request;
  const before = await glance(house.database, request);
  if (before !== null) return sameAs(before, request);
  const posting = { entryId: `book:${bookingId}`, kind: 'book', cause: bookingId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, request),
    (book, loaded) => (loaded.known === null ? made(book, request, loaded) : sameAs(loaded.known, request)),
  );
}

function sameAs(known: Booking, request: BookingRequest): Booking {
  return known.inputHash === inputHash(request) ? known : refuse('REQUEST_REUSED');
}

async function load(reader: Reader, request: BookingRequest) {
  const { bookingId, memberId, orderId, productId } = request;
  const [known, plan, member, own, order, skus] = await Promise.all([
    reader.get(bookings, bookingId),
    loadPlan(reader, request, { bookingId, before: null }),
    memberId === null ? null : loadMember(reader, memberId),
    memberId === null ? null : reader.get(bookingBooks, memberId),
    orderId === null ? null : loadOrder(reader, orderId),
    orderId === null ? [] : skusOf(reader, productId),
  ]);
  return { known, plan, member, own, order, skus };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function made(book: Book, request: BookingRequest, loaded: Loaded): Booking {
  const { plan } = loaded;
  const { at, policy } = book.context;
  const startsAt = instantOf(request.day, request.slot);
  if (request.by === 'member') {
    if (!plan.settings.isOpen || !plan.store.isListed) refuse('NOT_BOOKABLE');
    demandBookable(startsAt, request.day, at, policy.bookings);
  } else if (request.slot < slotOf(at, request.day)) refuse('INVALID_INPUT', {}, '不能预约已经过去的时间');
  const person = chosen(plan, request.bookingId, request.beauticianId);
  const occupation = occupationOf(request, person.memberId, plan.length);
  const endsAt = startsAt + plan.minutes * MINUTE_MS;
  const booking: Booking = {
    _id: request.bookingId,
    ...occupation,
    merchantId: plan.store.merchantId,
    storeName: plan.store.name,
    memberId: request.memberId,
    walkIn: request.walkIn,
    productId: plan.product._id,
    title: plan.product.title,
    beauticianName: person.name,
    isAnybody: request.beauticianId === null,
    startsAt,
    endsAt,
    orderId: request.orderId,
    note: request.note,
    state: 'booked',
    by: request.by,
    reason: null,
    moves: 0,
    createdAt: at,
    arrivedAt: null,
    dueAt: nextDue({ day: request.day, startsAt, endsAt }, at, policy.bookings),
    inputHash: inputHash(request),
  };
  occupy(book, booking._id, { before: null, after: occupation }, plan.known);
  if (request.memberId !== null) {
    joined(loaded.member);
    noteOpen(book, loaded.own ?? emptyBookingBook(request.memberId), booking);
    hold(book, request.memberId, booking, loaded);
    tell(book, booking, 'confirmed');
  }
  book.put(bookings, booking);
  return booking;
}

function hold(book: Book, memberId: string, booking: Booking, { order, skus }: Loaded): void {
  if (booking.orderId === null) return;
  holdUse(book, { order, memberId, skuIds: new Set(skus.map((sku) => sku._id)), by: booking._id });
}
