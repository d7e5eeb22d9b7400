/** 预约页: treatment, stores, people, days and the free times of one day, in one call. */
import type { Fen } from '../units/amounts';
import { addDays, dayOf, MINUTE_MS, type Day, type Instant } from '../units/days';
import type { Product } from '../catalog/documents';
import { loadProduct, skusOf } from '../catalog/read';
import { loadSkus } from '../catalog/stock';
import { currentPolicy } from '../ledger/read-holders';
import type { MessagingHouse } from '../messages/house';
import { templatesToAsk, type TemplateAsk } from '../messages/consents';
import { ownService, serviceOrdersOf } from '../orders/list';
import type { Order } from '../orders/documents';
import { freeUses } from '../orders/reserve-use';
import { findAll, QUERY_LIMIT } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';
import type { Store } from '../stores/documents';
import { storesOf } from '../stores/merchants';
import { loadEmployments } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { bookableSpans, freeStarts, openSpans } from './calendar';
import { bookedSlots, bookingBooks, bookingSettings, roomSlots, type Shifts } from './documents';
import { clockTime, instantOf, MINUTES_A_DAY, SLOT_MINUTES, slotOf, slotRange, type Slot } from './grid';
import { isBarred } from './limits';
import { doesTreatment, isValidAt, peopleOf, timeOf } from './plan';

export interface ChoiceOf {
  readonly memberId: string;
  /** null: what the order is for. */
  readonly productId: string | null;
  /** A voucher of the person's own. */
  readonly orderId?: string | null;
  /** null: the first that takes bookings. */
  readonly storeId: string | null;
  readonly beauticianId: string | null;
  /** Staff book for somebody: also at a store that takes no bookings from customers, and at once. */
  readonly isForStaff?: boolean;
  /** null: the first day on which somebody works. */
  readonly day: Day | null;
}

export interface FreeTime {
  readonly slot: Slot;
  /** 「14:30」 */
  readonly time: string;
  readonly beauticianIds: readonly string[];
}

/** Why nobody can be booked on a day: the store is closed, nobody works, or today it is too late. */
export type Closed = 'store' | 'people' | 'over';

export interface BookingChoices {
  readonly treatment: {
    readonly productId: string;
    readonly title: string;
    readonly picture: string;
    readonly minutes: number;
    readonly lowestFen: Fen;
  };
  readonly today: Day;
  /** The mall's own clock, which limits are told by. */
  readonly now: Instant;
  readonly stores: readonly {
    readonly id: string;
    readonly name: string;
    readonly city: string;
    readonly address: string;
  }[];
  readonly storeId: string | null;
  readonly beauticians: readonly { readonly id: string; readonly name: string }[];
  readonly days: readonly { readonly day: Day; readonly closed: Closed | null }[];
  readonly day: Day | null;
  readonly free: readonly FreeTime[];
  /** The person's own orders that have a use left for it; those that were bought first first. */
  readonly vouchers: readonly { readonly orderId: string; readonly title: string; readonly uses: number }[];
  /** Why the person cannot book one more now; null when it can. */
  readonly isBarred: boolean;
  readonly isFull: boolean;
  readonly limits: Pick<Policy['bookings'], 'maxOpen' | 'changeUntilMinutes' | 'leadMinutes'>;
  readonly templates: readonly TemplateAsk[];
}

export async function bookingChoices(house: MessagingHouse, choice: ChoiceOf): Promise<BookingChoices> {
  const { database } = house;
  const { memberId } = choice;
  const productId = choice.productId ?? (await productOf(house, memberId, choice.orderId ?? ''));
  const [policy, product, skus, orders, own] = await Promise.all([
    currentPolicy(house),
    loadProduct(database, productId),
    skusOf(database, productId),
    serviceOrdersOf(database, memberId),
    database.get(bookingBooks, memberId),
  ]);
  if (product === null) return refuse('NOT_FOUND', { productId }, '没有找到这个项目');
  const { minutes, length } = timeOf(product);
  const stores = await bookableStores(house, product, choice.isForStaff === true);
  const store =
    stores.find(({ _id }) => _id === choice.storeId) ?? (choice.storeId === null ? stores[0] : undefined);
  const now = house.clock.now();
  const skuIds = new Set(skus.map((sku) => sku._id));
  const plain = {
    treatment: {
      ...{ productId, title: product.title, picture: product.pictures[0] ?? '', minutes },
      lowestFen: product.lowestFen,
    },
    ...{ now, today: dayOf(now) },
    stores: stores.map(({ _id: id, name, city, address }) => ({ id, name, city, address })),
    vouchers: vouchersFor(orders, skuIds),
    isBarred: isBarred(own?.missedAt ?? [], now, policy.bookings),
    isFull: (own?.open.length ?? 0) >= policy.bookings.maxOpen,
    limits: policy.bookings,
    templates: templatesToAsk(house, ['booking', 'reminder']),
  };
  if (store === undefined) return { ...plain, storeId: null, beauticians: [], days: [], day: null, free: [] };
  return {
    ...plain,
    storeId: store._id,
    ...(await timesIn(house, choice, { policy, product, store, length })),
  };
}

/** What a person's own voucher is for. */
async function productOf({ database }: MessagingHouse, memberId: string, orderId: string): Promise<string> {
  const { lines } = await ownService(database, memberId, orderId);
  const skus = await loadSkus(
    database,
    lines.map((line) => line.skuId),
  );
  const [sku] = skus.values();
  return sku?.productId ?? refuse('NOT_FOUND', { orderId }, '没有找到这张券');
}

/** Where the treatment is done and customers may book by themselves. */
async function bookableStores(
  { database }: MessagingHouse,
  product: Product,
  isForStaff: boolean,
): Promise<Store[]> {
  const { merchantId } = product;
  const [stores, settings] = await Promise.all([
    storesOf(database, merchantId),
    database.find(bookingSettings, { where: { merchantId }, limit: QUERY_LIMIT }),
  ]);
  const open = new Set(
    settings.filter(({ isOpen, rooms }) => (isOpen || isForStaff) && rooms > 0).map(({ _id }) => _id),
  );
  return stores.filter(
    (store) => (store.isListed || isForStaff) && open.has(store._id) && isValidAt(product, store._id),
  );
}

interface Place {
  readonly policy: Policy;
  readonly product: Product;
  readonly store: Store;
  readonly length: number;
}

async function timesIn(house: MessagingHouse, choice: ChoiceOf, { policy, product, store, length }: Place) {
  const { database } = house;
  const all = await peopleOf(database, { storeId: store._id, beauticianId: null });
  const now = house.clock.now();
  const today = dayOf(now);
  const able = all.filter((person) => doesTreatment(person, product._id));
  const wanted = able.filter(
    ({ memberId }) => choice.beauticianId === null || memberId === choice.beauticianId,
  );
  const spansOf = (person: Shifts, day: Day) => bookableSpans(store, person, store._id, day);
  const earliest =
    choice.isForStaff === true
      ? instantOf(today, slotOf(now, today))
      : now + policy.bookings.leadMinutes * MINUTE_MS;
  const days = slotRange(0, policy.bookings.daysAhead + 1).map((count) => {
    const day = addDays(today, count);
    const begins = wanted.flatMap((person) =>
      freeStarts({ spans: spansOf(person, day), taken: NONE }, length),
    );
    return { day, closed: closedOn(store, day, begins, earliest) };
  });
  const day = choice.day ?? days.find(({ closed }) => closed === null)?.day ?? today;
  const [employments, taken, rooms, settings] = await Promise.all([
    loadEmployments(database, able),
    findAll(database, bookedSlots, { storeId: store._id, day }),
    database.find(roomSlots, { where: { storeId: store._id, day }, limit: MINUTES_A_DAY / SLOT_MINUTES }),
    database.get(bookingSettings, store._id),
  ]);
  const isThere = (person: Shifts): boolean => isEmployed(employments.get(person._id));
  const full = rooms.filter((room) => room.taken >= (settings?.rooms ?? 0)).map(({ slot }) => slot);
  const bySlot = new Map<Slot, string[]>();
  for (const person of wanted.filter(isThere)) {
    const own = taken.filter((one) => one.beauticianId === person.memberId && one.bookingId !== null);
    const room = { spans: spansOf(person, day), taken: new Set([...full, ...own.map(({ slot }) => slot)]) };
    for (const slot of freeStarts(room, length))
      if (instantOf(day, slot) >= earliest) bySlot.set(slot, [...(bySlot.get(slot) ?? []), person.memberId]);
  }
  const free = [...bySlot].sort(([a], [b]) => a - b);
  return {
    beauticians: able.filter(isThere).map(({ memberId: id, name }) => ({ id, name })),
    days,
    day,
    free: free.map(([slot, beauticianIds]) => ({ slot, time: clockTime(slot), beauticianIds })),
  };
}

const NONE: ReadonlySet<Slot> = new Set();

/** @param begins when somebody could begin that day if nothing were booked */
function closedOn(store: Store, day: Day, begins: readonly Slot[], earliest: Instant): Closed | null {
  if (openSpans(store, day).length === 0) return 'store';
  if (begins.length === 0) return 'people';
  return begins.some((slot) => instantOf(day, slot) >= earliest) ? null : 'over';
}

function vouchersFor(orders: readonly Order[], skuIds: ReadonlySet<string>) {
  return orders
    .filter((order) => order.lines.some((line) => skuIds.has(line.skuId)))
    .map((order) => ({ orderId: order._id, title: order.lines[0]?.title ?? '', uses: freeUses(order) }))
    .filter(({ uses }) => uses > 0);
}
