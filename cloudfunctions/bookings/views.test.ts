/** What the pages of appointments are told, by the real use cases on the in-memory cloud. */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { DAY, MORNING, OPEN_FROM, OPEN_TO, Salon } from '../../tests/support/salon';
import { MINUTE_MS, startOfDay } from '../units/days';
import { bookingChoices, type ChoiceOf } from './choices';
import { dayCalendar } from './day-calendar';
import { myBooking, myBookings } from './mine';
import { shiftBook } from './shift-book';
import { saveBookingSettings } from './shifts';
import { treatmentsAt } from './treatments';

let house: TestHouse;
let mall: Mall;
let salon: Salon;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  salon = await Salon.open(mall, { beauticians: ['amy', 'ben'], closedDays: ['2026-06-05'] });
  for (const memberId of ['bea', 'cat']) await mall.join(memberId);
});
afterEach(() => expectSoundBooks(house));

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const choose = (more: Partial<ChoiceOf>) =>
  bookingChoices(house, {
    ...{
      memberId: 'bea',
      productId: salon.productId,
      storeId: STORE,
      beauticianId: null,
      day: null,
      ...more,
    },
  });

test('a voucher leads to its treatment, nobody else’s does', async () => {
  const { _id: orderId } = await mall.paid(await mall.place('bea', salon.skuId));
  const found = await choose({ productId: null, orderId });
  expect(found).toMatchObject({ treatment: { productId: salon.productId }, vouchers: [{ orderId }] });
  await expect(choose({ memberId: 'cat', productId: null, orderId })).rejects.toEqual(refused('NOT_FOUND'));
});

test('a day says why nobody can be booked: the store is closed, or nobody works', async () => {
  const exceptions = [{ day: '2026-06-04', spans: [] }];
  await salon.works('amy', { exceptions });
  const closedOf = async (beauticianId: string | null) =>
    (await choose({ beauticianId })).days.slice(2, 5).map(({ day, closed }) => [day, closed]);
  expect(await closedOf('amy')).toEqual([
    ['2026-06-03', null],
    ['2026-06-04', 'people'],
    ['2026-06-05', 'store'],
  ]);
  expect(await closedOf(null)).toEqual([
    ['2026-06-03', null],
    ['2026-06-04', null],
    ['2026-06-05', 'store'],
  ]);
});

test('who does a treatment is what the manager says: seen in the shifts, respected by the times, strays told', async () => {
  const time = { minutes: 30, cleaningMinutes: 0 };
  const { productId: peel } = await mall.goods('peel', { kind: 'service', title: '温和焕肤', time });
  const booked = await salon.book('bea', { beauticianId: 'amy' });
  const { shifts, strays } = await salon.works('amy', { productIds: [peel] });
  expect([shifts.productIds, strays.map(({ _id }) => _id)]).toEqual([[peel], [booked._id]]);
  const book = await shiftBook(house, 'salon', STORE);
  expect(new Map(book.treatments.map(({ productId, title }) => [productId, title]))).toEqual(
    new Map([
      [peel, '温和焕肤'],
      [salon.productId, '深层补水'],
    ]),
  );
  expect(book.people.map(({ memberId, productIds }) => [memberId, productIds])).toEqual([
    ['amy', [peel]],
    ['ben', []],
  ]);
  const whoDoes = async (productId: string) => {
    const { beauticians, free } = await choose({ productId, day: DAY });
    return [beauticians.map(({ id }) => id), [...new Set(free.flatMap((one) => one.beauticianIds))].sort()];
  };
  expect(await whoDoes(salon.productId)).toEqual([['ben'], ['ben']]);
  expect(await whoDoes(peel)).toEqual([
    ['amy', 'ben'],
    ['amy', 'ben'],
  ]);
  const notHers = salon.book('cat', { beauticianId: 'amy', slot: MORNING + 12 });
  await expect(notHers).rejects.toEqual(refused('SLOT_TAKEN'));
  await expect(salon.works('amy', { productIds: [peel, 'elsewhere'] })).rejects.toEqual(refused('NOT_FOUND'));
});

test('today is over once nobody can begin any more, and tomorrow is shown by itself', async () => {
  const at = async (minutes: number) => {
    house.clock.at = startOfDay(DAY) + minutes * MINUTE_MS;
    const { day, days } = await choose({});
    return [day, days[0]?.closed];
  };
  // An hour and a quarter before the end, booked half an hour ahead.
  expect(await at(OPEN_TO - 105)).toEqual([DAY, null]);
  expect(await at(OPEN_TO - 104)).toEqual(['2026-06-04', 'over']);
});

test('a store shows what can be booked there; customers of a closed one are told, its staff are not stopped', async () => {
  await mall.goods('card', { kind: 'service', title: '没有时长的项目' });
  expect(await treatmentsAt(house, STORE)).toMatchObject({
    treatments: [{ productId: salon.productId, title: '深层补水', minutes: 60 }],
  });
  await saveBookingSettings(house, { merchantId: 'salon', storeId: STORE, rooms: 2, isOpen: false });
  await expect(treatmentsAt(house, STORE)).rejects.toEqual(refused('NOT_BOOKABLE'));
  expect((await treatmentsAt(house, STORE, true)).treatments).toHaveLength(1);
  expect((await choose({})).stores).toEqual([]);
  // Somebody who stands at the counter begins at once.
  house.clock.at = startOfDay(DAY) + (OPEN_FROM + 100) * MINUTE_MS;
  const { free } = await choose({ isForStaff: true, day: DAY });
  expect(free[0]).toMatchObject({ time: '10:30' });
});

test('one booking has the way to the store, for its own person alone; it is coming until it is over', async () => {
  const { _id, endsAt } = await salon.book('bea');
  const { address, phone, position } = await salon.store();
  expect(await myBooking(house, 'bea', _id)).toMatchObject({
    ...{ isComing: true, time: '10:30', store: { address, phone, position } },
  });
  await expect(myBooking(house, 'cat', _id)).rejects.toEqual(refused('NOT_FOUND'));
  house.clock.at = endsAt - MINUTE_MS;
  expect((await myBookings(house, 'bea', null, 5)).rows).toMatchObject([
    { isComing: true, changeUntil: null },
  ]);
  house.clock.at = endsAt;
  expect((await myBookings(house, 'bea', null, 5)).rows).toMatchObject([{ isComing: false }]);
});

test('the day names customers as the counter may know them, and nothing of the order', async () => {
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  await mall.address('bea');
  await salon.book('bea', { orderId: order._id, beauticianId: 'amy' });
  const walkIn = { name: '王女士', phone: '13900000000' };
  await salon.book('', { memberId: null, walkIn, by: 'staff', beauticianId: 'ben' });
  house.clock.at += 2 * 24 * 60 * MINUTE_MS;
  const { columns, day, today } = await dayCalendar(house, STORE, null);
  expect([day, today]).toEqual([DAY, DAY]);
  const [own, other] = ['amy', 'ben'].map(
    (id) => columns.find((column) => column.beauticianId === id)?.bookings[0],
  );
  expect(own).toMatchObject({ slot: MORNING, usesVoucher: true, phone: null });
  expect(own?.customer).toMatch(/^.\*+$/);
  expect(other).toMatchObject({ customer: '王女士', phone: walkIn.phone, usesVoucher: false });
  expect(JSON.stringify(columns)).not.toContain(order._id);
});

test('the shifts of a store: beauticians first, only what is of this store', async () => {
  await mall.employ('cleo', { role: 'clerk' });
  const { people, settings } = await shiftBook(house, 'salon', STORE);
  expect(settings).toEqual({ rooms: 10, isOpen: true });
  expect(people.map(({ memberId }) => memberId)).toEqual(['amy', 'ben', 'cleo']);
  expect(people[0]?.weekly[0]).toEqual({ weekday: 0, span: [OPEN_FROM, OPEN_TO] });
  expect(people[2]).toMatchObject({ weekly: [], exceptions: [], isElsewhere: false });
});
