/** Of bench stores: 10,000 bookings on one store-day tried in parallel on a local cloud in a process of its own, with no double. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { members } from '../../cloudfunctions/accounts/documents';
import { bookTreatment } from '../../cloudfunctions/bookings/book';
import { bookedSlots, bookings, roomSlots, shifts } from '../../cloudfunctions/bookings/documents';
import { slotRange } from '../../cloudfunctions/bookings/grid';
import { saveBookingSettings } from '../../cloudfunctions/bookings/shifts';
import { saveCategory } from '../../cloudfunctions/catalog/save-category';
import { saveProduct } from '../../cloudfunctions/catalog/shelving/save-product';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { openBooks } from '../../cloudfunctions/ledger/open-books';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import {
  Conflict,
  findAll,
  type Collection,
  type Database,
  type Document,
} from '../../cloudfunctions/platform/database';
import { Refusal } from '../../cloudfunctions/platform/refusal';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { standard } from '../../cloudfunctions/policy/profiles';
import { employments } from '../../cloudfunctions/stores/documents';
import { admitMerchant } from '../../cloudfunctions/stores/onboarding/admit';
import { saveStore } from '../../cloudfunctions/stores/save-store';
import { employmentId } from '../../cloudfunctions/stores/staff/employment';
import { addDays, dayOf, type Day } from '../../cloudfunctions/units/days';
import { CloudProcess } from '../cloud-process';
import { report } from './report';

const TRIES = 10_000;
const WIDTH = 200;
const HANDS = 20;
const ROOMS = 12;
const STORE = 'store';
const SHOP = 'shop';
/** From nine to nine. */
const [OPEN_FROM, OPEN_TO] = [9 * 60, 21 * 60];
const FIRST_SLOT = 36;
const STARTS = 44;
const A_BATCH = 500;

export async function benchBookings(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  const cloud = await CloudProcess.start({ data, collections: COLLECTIONS });
  try {
    const database = openDatabase();
    const clock = { now: () => Date.now() };
    const house: BooksHouse = {
      ...{ database, clock, waiting: realWaiting, policy: standard },
      memory: new Memory(database),
    };
    const day = addDays(dayOf(clock.now()), 1);
    const productId = await openSalon(house);
    await tryAll(house, productId, day);
    await reportDay(house.database, day);
  } finally {
    await cloud.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** A store with twenty beauticians, twelve rooms and an hour's treatment; ten thousand members. */
async function openSalon(house: BooksHouse): Promise<string> {
  const { database, clock } = house;
  await openBooks(house, dayOf(clock.now()));
  await admitMerchant(house, SHOP, '沐颜', null, null);
  const hours = Object.fromEntries(slotRange(0, 7).map((n) => [String(n), [[OPEN_FROM, OPEN_TO]] as const]));
  const terms = { merchantId: SHOP, name: '沐颜西湖店', city: '杭州市', allowanceRateBp: 1000 };
  await saveStore(house, STORE, { ...terms, hours });
  await saveBookingSettings(house, { merchantId: SHOP, storeId: STORE, rooms: ROOMS, isOpen: true });
  const category = { name: '护肤', parentId: null, order: 1, icon: null, isShown: true };
  await saveCategory(house, { _id: 'skin', ...category });
  const { product } = await saveProduct(house, SHOP, {
    ...{ code: 'facial', title: '深层补水', subtitle: '', kind: 'service', categoryId: 'skin' },
    ...{ pictures: ['/pictures/facial.svg'], description: [], specs: [], storeIds: [] },
    ...{ isMedical: false, advertisingApproval: null, moreTerms: '', onSale: true },
    time: { minutes: 60, cleaningMinutes: 15 },
    skus: [{ specs: [], picture: null, priceFen: 19_800, allowanceRateBp: 1000, stock: 100, uses: 1 }],
  });
  const hands = slotRange(0, HANDS).map((i) => `hand-${i}`);
  await insertAll(
    database,
    employments,
    hands.map((memberId) => ({
      ...{ _id: employmentId(SHOP, memberId), merchantId: SHOP, memberId, name: memberId },
      ...{ role: 'beautician', storeIds: [STORE], isHeadOffice: false, since: 0, endedAt: null },
    })),
  );
  await insertAll(
    database,
    shifts,
    hands.map((memberId) => ({
      ...{ _id: employmentId(SHOP, memberId), merchantId: SHOP, memberId, name: memberId },
      ...{ storeIds: [STORE], productIds: [], exceptions: [] },
      weekly: slotRange(0, 7).map((weekday) => ({ weekday, storeId: STORE, from: OPEN_FROM, to: OPEN_TO })),
    })),
  );
  await insertAll(
    database,
    members,
    slotRange(0, TRIES).map((i) => ({
      ...{ _id: `m${i}`, referrerId: null, upline: [], arrivedAt: 1, joinedAt: 1, unpaidOrders: [] },
    })),
  );
  return product._id;
}

async function insertAll<D extends Document>(
  database: Database,
  into: Collection<D>,
  documents: readonly D[],
): Promise<void> {
  for (let start = 0; start < documents.length; start += A_BATCH) {
    const transaction = await database.begin();
    await Promise.all(
      documents.slice(start, start + A_BATCH).map((document) => transaction.insert(into, document)),
    );
    await transaction.commit();
  }
}

/** Each member wants one time, half of them a certain person. */
async function tryAll(house: BooksHouse, productId: string, day: Day): Promise<void> {
  const outcomes = new Map<string, number>();
  const queue = slotRange(0, TRIES);
  const started = performance.now();
  const lane = async (): Promise<void> => {
    for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
      const code = await outcomeOf(
        bookTreatment(house, {
          ...{ bookingId: `b${i}`, memberId: `m${i}`, walkIn: null, orderId: null, note: '', by: 'member' },
          ...{ storeId: STORE, productId, day, slot: FIRST_SLOT + ((i * 7) % STARTS) },
          beauticianId: i % 2 === 0 ? null : `hand-${i % HANDS}`,
        }),
      );
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  const seconds = (performance.now() - started) / 1000;
  for (const [code, count] of outcomes) report(`stores.bookings.${code}`, count, `of ${TRIES} tries`);
  report('stores.bookings.time', seconds, `s for ${TRIES} tries, ${WIDTH} at once`);
  report('stores.bookings.rate', TRIES / seconds, 'tries a second');
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'booked';
  } catch (error) {
    // What the edge says to it.
    if (error instanceof Conflict) return 'BUSY';
    return error instanceof Refusal ? error.code : 'failed';
  }
}

/** Read back from the database: minutes that two bookings share, slots without their booking, rooms too full. */
async function reportDay(database: Database, day: Day): Promise<void> {
  const made = await findAll(database, bookings, { storeId: STORE, day });
  const hours = new Map<string, string>();
  let doubles = 0;
  for (const { _id, beauticianId, slot, length } of made)
    for (const one of slotRange(slot, length)) {
      const key = `${beauticianId}:${day}:${one}`;
      if (hours.has(key)) doubles += 1;
      hours.set(key, _id);
    }
  const slots = await findAll(database, bookedSlots, { storeId: STORE, day });
  const astray = slots.filter((one) => hours.get(one._id) !== one.bookingId).length;
  const rooms = await findAll(database, roomSlots, { storeId: STORE, day });
  const counted = new Map<number, number>();
  for (const { slot, length } of made)
    for (const one of slotRange(slot, length)) counted.set(one, (counted.get(one) ?? 0) + 1);
  report('stores.bookings.doubles', doubles, 'slots of a person with two bookings');
  report(
    'stores.bookings.astray',
    astray + Math.abs(slots.length - hours.size),
    'slots without their booking',
  );
  report(
    'stores.bookings.rooms',
    rooms.filter((one) => one.taken > ROOMS || one.taken !== counted.get(one.slot)).length,
    'slots of a room too full or miscounted',
  );
}
