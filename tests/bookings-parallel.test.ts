/** Twenty at once at the calendar, on the real local cloud with the real SDK: never two in one slot or one room. */
import { cancelBooking } from '../cloudfunctions/bookings/cancel';
import { bookedSlots, bookings, roomSlots, type Booking } from '../cloudfunctions/bookings/documents';
import { moveBooking } from '../cloudfunctions/bookings/move';
import { bookTreatment } from '../cloudfunctions/bookings/book';
import { doBookingChores } from '../cloudfunctions/bookings/due';
import { outbox } from '../cloudfunctions/messages/documents';
import { orders } from '../cloudfunctions/orders/documents';
import { saveVisitArea } from '../cloudfunctions/visits/area';
import { assignVisit } from '../cloudfunctions/visits/assign';
import { cancelVisit } from '../cloudfunctions/visits/customer';
import { visits, visitWindows } from '../cloudfunctions/visits/documents';
import { planVisit } from '../cloudfunctions/visits/plan';
import { arriveVisit, departVisit, finishVisit } from '../cloudfunctions/visits/progress';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { HOME, Mall, OWING, STORE } from './support/mall';
import { DAY, MORNING, Salon, type SalonPlan } from './support/salon';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const TWENTY_HANDS = TWENTY.map((i) => `hand-${i}`);

let cloud: CloudHouse;
let mall: Mall;
let salon: Salon;

async function open(plan: SalonPlan = {}): Promise<void> {
  cloud = await cloudHouse(OWING);
  mall = await Mall.open(cloud.house);
  salon = await Salon.open(mall, plan);
  for (const i of TWENTY) await mall.join(`m${i}`);
}
afterEach(async () => {
  await expectNoDouble();
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

const isOfVisit = (id: string | null): boolean => id?.startsWith('visit-') === true;

/** Every standing booking has its slots, nobody else has them, and the rooms count them. */
async function expectNoDouble(): Promise<void> {
  const { database } = cloud.house;
  const standing = await database.find(bookings, { where: { state: 'booked' }, limit: 1000 });
  const held = (await database.find(bookedSlots, { where: { day: DAY }, limit: 1000 })).filter(
    (one) => !isOfVisit(one.bookingId),
  );
  const wanted = standing.flatMap((one) =>
    Array.from({ length: one.length }, (_, i) => `${one.beauticianId}:${DAY}:${one.slot + i} ${one._id}`),
  );
  const have = held.filter((one) => one.bookingId !== null).map((one) => `${one._id} ${one.bookingId}`);
  expect(have.sort()).toEqual(wanted.sort());
  const rooms = await database.find(roomSlots, { where: { day: DAY }, limit: 1000 });
  expect(rooms.reduce((sum, one) => sum + one.taken, 0)).toBe(wanted.length);
}

const all = async <T>(work: (i: number) => Promise<T>) => Promise.allSettled(TWENTY.map(work));
const codes = <T>(results: PromiseSettledResult<T>[]): string[] =>
  results.map((one) =>
    one.status === 'fulfilled' ? 'OK' : ((one.reason as { code?: string }).code ?? String(one.reason)),
  );
const count = (found: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(found)].sort().map((code) => [code, found.filter((one) => one === code).length]),
  );

test('20 people want one slot: one has it', async () => {
  await open();
  expect(count(codes(await all((i) => salon.book(`m${i}`))))).toEqual({ OK: 1, SLOT_TAKEN: 19 });
});

test('20 people want the same hands at times that overlap: no two of them overlap', async () => {
  await open();
  const results = codes(await all((i) => salon.book(`m${i}`, { slot: MORNING + (i % 10) })));
  const { OK = 0, SLOT_TAKEN = 0 } = count(results);
  expect(OK + SLOT_TAKEN).toBe(20);
  expect(OK).toBeGreaterThanOrEqual(1);
  expect(OK).toBeLessThanOrEqual(3);
});

test('20 people, 20 pairs of hands, 3 rooms: three have one', async () => {
  await open({ beauticians: TWENTY_HANDS, rooms: 3 });
  expect(count(codes(await all((i) => salon.book(`m${i}`))))).toEqual({ OK: 3, SLOT_TAKEN: 17 });
});

test('20 people, «anybody» of four: four have one, each with another', async () => {
  await open({ beauticians: TWENTY_HANDS.slice(0, 4) });
  const results = await all((i) => salon.book(`m${i}`));
  expect(count(codes(results))).toEqual({ OK: 4, SLOT_TAKEN: 16 });
  const hands = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.beauticianId] : []));
  expect(new Set(hands).size).toBe(4);
});

test('20 same requests book once; one person’s 20 requests never stand above its limit, nor hold one use twice', async () => {
  await open({ beauticians: TWENTY_HANDS });
  const request = salon.request('m0');
  expect(count(codes(await all(() => bookTreatment(cloud.house, request))))).toEqual({ OK: 20 });
  const many = count(codes(await all((i) => salon.book('m1', { slot: 36 + (i % 7) * 6 }))));
  expect(many['OK']).toBe(5);
  const order = await mall.paid(await mall.place('m2', salon.skuId));
  const held = await all((i) => salon.book('m2', { slot: 36 + (i % 7) * 6, orderId: order._id }));
  expect(codes(held).filter((code) => code === 'OK')).toHaveLength(1);
  expect((await cloud.house.database.get(orders, order._id))?.heldBy).toHaveLength(1);
});

test('moving and cancelling at once: either it moved and was cancelled there, or it was cancelled before', async () => {
  await open({ beauticians: TWENTY_HANDS.slice(0, 2) });
  const booking = await salon.book('m0');
  const to = { beauticianId: null, day: DAY, slot: MORNING + 3 };
  const own = { memberId: 'm0' };
  await all((i) =>
    i % 2 === 0
      ? moveBooking(cloud.house, booking._id, to, own)
      : cancelBooking(cloud.house, booking._id, own),
  );
  expect(await cloud.house.database.get(bookings, booking._id)).toMatchObject({ state: 'cancelled' });
});

test('20 people move to the one slot that is left: one gets it, the others keep what they had', async () => {
  await open({ beauticians: TWENTY_HANDS });
  const made: Booking[] = [];
  for (const i of TWENTY)
    made.push(
      await salon
        .book(`m${i}`, { beauticianId: `hand-${i}`, slot: 36 + (i % 2) * 20 })
        .catch(() => salon.book(`m${i}`, { slot: 66 })),
    );
  const to = { beauticianId: 'hand-0', day: DAY, slot: 46 };
  const results = codes(
    await all((i) => moveBooking(cloud.house, made[i]?._id ?? '', to, { memberId: `m${i}` })),
  );
  expect(count(results)).toEqual({ OK: 1, SLOT_TAKEN: 19 });
  expect(await cloud.house.database.find(bookings, { where: { state: 'booked' }, limit: 100 })).toHaveLength(
    20,
  );
});

test('two firings of the timer at once: one reminder each', async () => {
  await open({ beauticians: TWENTY_HANDS });
  for (const i of TWENTY.slice(0, 5)) await salon.book(`m${i}`);
  cloud.house.clock.at += (24 + 19) * 3600_000;
  await mall.pass(0);
  await Promise.all([1, 2, 3].map(() => doBookingChores(cloud.house, 10)));
  const reminders = await cloud.house.database.find(outbox, { where: { template: 'reminder' }, limit: 100 });
  expect(reminders).toHaveLength(5);
});

const CODE = '123456';
const WINDOW = { day: DAY, from: 14 * 60, to: 16 * 60 };
const PLACE = { merchantId: 'salon', storeId: STORE } as const;

/** A store that comes home, with so many places in its window; everybody has paid for one treatment. */
async function openAtHome(capacity: number, people: number): Promise<string[]> {
  await open({ beauticians: TWENTY_HANDS.slice(0, 1), listing: { isAtHome: true } });
  const windows = [{ from: WINDOW.from, to: WINDOW.to, capacity }];
  const districts = [{ city: HOME.city, district: '' }];
  await saveVisitArea(cloud.house, { ...PLACE, isOpen: true, districts, windows, closedDays: [] });
  const bought: string[] = [];
  for (const i of TWENTY.slice(0, people)) {
    await mall.address(`m${i}`);
    bought.push((await mall.paid(await mall.place(`m${i}`, salon.skuId)))._id);
  }
  return bought;
}
const visitOf = (i: number, orderId: string, visitId = `visit-${i}`) =>
  planVisit(
    cloud.house,
    { visitId, memberId: `m${i}`, orderId, addressId: HOME.id, storeId: STORE, note: '', ...WINDOW },
    CODE,
  );
const takenPlaces = async (): Promise<number> =>
  (await cloud.house.database.find(visitWindows, { where: {}, limit: 10 })).reduce(
    (sum, one) => sum + one.taken,
    0,
  );

test('20 people want the last 3 places of a window: three have one; one that is given up is had by one other', async () => {
  const bought = await openAtHome(3, 20);
  const first = codes(await all((i) => visitOf(i, bought[i] ?? '')));
  expect(count(first)).toEqual({ OK: 3, WINDOW_FULL: 17 });
  expect(await takenPlaces()).toBe(3);
  const has = first.indexOf('OK');
  await cancelVisit(cloud.house, `visit-${has}`, { memberId: `m${has}` }, null);
  const again = await all((i) =>
    first[i] === 'OK' ? Promise.reject(new Error('has one')) : visitOf(i, bought[i] ?? ''),
  );
  expect(codes(again).filter((code) => code === 'OK')).toHaveLength(1);
  expect(await takenPlaces()).toBe(3);
});

test('20 plans of one use, and 20 finishes of the visit: one visit, one use settled, once', async () => {
  const [orderId = ''] = await openAtHome(9, 1);
  const planned = codes(await all((i) => visitOf(0, orderId, `visit-again-${i}`)));
  expect(count(planned)).toEqual({ OK: 1, VOUCHER_NOT_USABLE: 19 });
  const visitId = `visit-again-${planned.indexOf('OK')}`;
  const who = { ...PLACE, staffId: 'hand-0' };
  await assignVisit(cloud.house, visitId, who, { staffMemberId: 'hand-0', courier: null, dealerId: null });
  await departVisit(cloud.house, visitId, who);
  await arriveVisit(cloud.house, visitId, who);
  const done = await all(() => finishVisit(cloud.house, { visitId, who, code: CODE }));
  expect(count(codes(done))).toEqual({ OK: 20 });
  expect(await cloud.house.database.get(visits, visitId)).toMatchObject({ state: 'done', wrongCodes: 0 });
  const order = await cloud.house.database.get(orders, orderId);
  expect(order?.settlements).toHaveLength(1);
  expect(order).toMatchObject({ state: 'settled', heldBy: [] });
});
