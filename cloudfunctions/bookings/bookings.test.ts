/** Appointments by the real use cases on the in-memory cloud. */
import { Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, FIRST_DAY, type TestHouse } from '../../tests/support/memory-house';
import { expectSoundBooks } from '../../tests/support/audit';
import { DAY, MORNING, Salon, type SalonPlan } from '../../tests/support/salon';
import { noteConsents } from '../messages/consents';
import { outbox } from '../messages/documents';
import { sendDueMessages } from '../messages/send';
import { orders } from '../orders/documents';
import { redeemUse } from '../../tests/support/uses';
import { MINUTE_MS, startOfDay } from '../units/days';
import { arriveBooking } from './arrive';
import { bookTreatment } from './book';
import { cancelBooking } from './cancel';
import { bookingChoices } from './choices';
import { dayCalendar } from './day-calendar';
import { bookedSlots, bookingBooks, bookings, roomSlots } from './documents';
import { doBookingChores } from './due';
import { instantOf } from './grid';
import { missBooking } from './miss';
import { myBookings } from './mine';
import { moveBooking } from './move';

const BEA = { memberId: 'bea' } as const;
const AFTERNOON = 56;

let house: TestHouse;
let mall: Mall;
let salon: Salon;

async function open(plan: SalonPlan = {}): Promise<void> {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  salon = await Salon.open(mall, plan);
  for (const memberId of ['bea', 'cat', 'dan']) await mall.join(memberId);
}
afterEach(() => expectSoundBooks(house));

const refused = (code: string) => expect.objectContaining({ code }) as Error;

/** Slots that are taken, by beautician, and how many rooms in each slot of the day. */
async function taken(): Promise<{ slots: string[]; rooms: number[] }> {
  const slots = await house.database.find(bookedSlots, { where: { day: DAY }, limit: 1000 });
  const rooms = await house.database.find(roomSlots, { where: { day: DAY }, limit: 1000 });
  const held = slots.filter((one) => one.bookingId !== null);
  return {
    slots: held.map((one) => `${one.beauticianId} ${one.slot}`).sort(),
    rooms: rooms.filter((one) => one.taken > 0).map((one) => one.slot),
  };
}

async function passTo(day: string, minutes: number): Promise<void> {
  house.clock.at = startOfDay(day) + minutes * MINUTE_MS;
  await mall.pass(0);
}

test('a booking takes the hour and the cleaning; the same request again takes nothing more', async () => {
  await open();
  const request = salon.request('bea');
  const booking = await bookTreatment(house, request);
  expect(booking).toMatchObject({
    ...{ state: 'booked', beauticianId: 'amy', beauticianName: 'amy', slot: 42, length: 5 },
    ...{ startsAt: startOfDay(DAY) + 630 * MINUTE_MS, endsAt: startOfDay(DAY) + 690 * MINUTE_MS },
  });
  expect(await bookTreatment(house, request)).toEqual(booking);
  expect(await taken()).toEqual({
    slots: [42, 43, 44, 45, 46].map((slot) => `amy ${slot}`),
    rooms: [42, 43, 44, 45, 46],
  });
  await expect(bookTreatment(house, { ...request, note: '另一份' })).rejects.toEqual(
    refused('REQUEST_REUSED'),
  );
});

test.each([
  ['overlaps in its cleaning', { slot: 46 }, 'SLOT_TAKEN'],
  ['would run past closing', { slot: 80 }, 'SLOT_TAKEN'],
  ['is before opening', { slot: 35 }, 'SLOT_TAKEN'],
  ['is too far ahead', { day: '2026-07-20' }, 'INVALID_INPUT'],
  ['has begun', { day: FIRST_DAY, slot: 36 }, 'BOOKING_TOO_LATE'],
  ['asks for somebody who does not work there', { beauticianId: 'bea' }, 'SLOT_TAKEN'],
  ['asks for a treatment that is none', { productId: 'nothing' }, 'NOT_BOOKABLE'],
  ['holds a voucher that is not there', { orderId: 'nothing', slot: 60 }, 'VOUCHER_NOT_USABLE'],
  ['comes from nobody', { memberId: 'stranger', slot: 60 }, 'NOT_A_MEMBER'],
] as const)('a booking that %s is refused and leaves nothing', async (_why, more, code) => {
  await open();
  await salon.book('cat');
  await passTo(FIRST_DAY, 9 * 60);
  const before = await taken();
  await expect(salon.book('bea', more)).rejects.toEqual(refused(code));
  expect(await taken()).toEqual(before);
  expect(await house.database.get(bookingBooks, 'bea')).toBeNull();
});

test('leave, closed days and skills keep a person from being booked', async () => {
  await open({ closedDays: ['2026-06-04'], beauticians: ['amy', 'ben'] });
  await salon.works('amy', { exceptions: [{ day: DAY, spans: [] }] });
  const { productId: peel } = await mall.goods('peel', { kind: 'service' });
  await salon.works('ben', { productIds: [peel] });
  await expect(salon.book('bea')).rejects.toEqual(refused('SLOT_TAKEN'));
  await salon.works('ben');
  expect((await salon.book('bea')).beauticianId).toBe('ben');
  await expect(salon.book('cat', { day: '2026-06-04' })).rejects.toEqual(refused('SLOT_TAKEN'));
  // Who has left is not booked, whatever the shifts say.
  await mall.employ('ben', { role: 'beautician', endedAt: house.clock.at });
  await expect(salon.book('cat', { slot: AFTERNOON })).rejects.toEqual(refused('SLOT_TAKEN'));
});

test('as many at once as there are rooms, and «anybody» goes to whoever has least to do', async () => {
  await open({ beauticians: ['amy', 'ben', 'cleo'], rooms: 2 });
  await salon.book('bea', { beauticianId: 'amy' });
  await salon.book('cat', { beauticianId: 'ben' });
  await expect(salon.book('dan')).rejects.toEqual(refused('SLOT_TAKEN'));
  expect((await salon.book('dan', { slot: AFTERNOON })).beauticianId).toBe('cleo');
});

test('a person has so many open bookings, and one at a time', async () => {
  await open({ beauticians: ['amy', 'ben'] });
  for (const slot of [36, 42, 48, 54, 60]) await salon.book('bea', { slot });
  await expect(salon.book('bea', { slot: 66 })).rejects.toEqual(refused('TOO_MANY_BOOKINGS'));
  // The store may, but not two at once.
  await expect(salon.book('bea', { slot: 60, by: 'staff' })).rejects.toEqual(refused('INVALID_INPUT'));
  await salon.book('bea', { slot: 66, by: 'staff' });
});

test('moving frees what it had and takes what it gets; its own slots are not in its way', async () => {
  await open();
  const { _id } = await salon.book('bea');
  const moved = await moveBooking(house, _id, { beauticianId: null, day: DAY, slot: 44 }, BEA);
  expect(moved).toMatchObject({ slot: 44, moves: 1, state: 'booked' });
  const slots = [44, 45, 46, 47, 48];
  expect(await taken()).toEqual({ slots: slots.map((slot) => `amy ${slot}`), rooms: slots });
  await salon.book('cat', { slot: 54 });
  await expect(moveBooking(house, _id, { beauticianId: null, day: DAY, slot: 52 }, BEA)).rejects.toEqual(
    refused('SLOT_TAKEN'),
  );
  expect((await taken()).slots.filter((one) => one.startsWith('amy 4'))).toHaveLength(5);
  const elsewhere = { memberId: 'cat' };
  await expect(
    moveBooking(house, _id, { beauticianId: null, day: DAY, slot: 64 }, elsewhere),
  ).rejects.toEqual(refused('NOT_FOUND'));
});

test('cancelling frees everything, until the limit; afterwards the store can', async () => {
  await open();
  const first = await salon.book('bea');
  await cancelBooking(house, first._id, BEA);
  expect(await cancelBooking(house, first._id, BEA)).toMatchObject({ state: 'cancelled' });
  expect(await taken()).toEqual({ slots: [], rooms: [] });
  const second = await salon.book('bea');
  await passTo(DAY, 630 - 239);
  await expect(cancelBooking(house, second._id, BEA)).rejects.toEqual(refused('BOOKING_TOO_LATE'));
  await expect(
    moveBooking(house, second._id, { beauticianId: null, day: DAY, slot: AFTERNOON }, BEA),
  ).rejects.toEqual(refused('BOOKING_TOO_LATE'));
  expect(await cancelBooking(house, second._id, salon.staff)).toMatchObject({
    state: 'cancelled',
    reason: '美容师临时请假',
  });
  expect(await taken()).toEqual({ slots: [], rooms: [] });
  const [message] = await house.database.find(outbox, {
    where: { cause: second._id, _id: { contains: 'ByStore' } },
    limit: 10,
  });
  expect(message?.fields['note']).toBe('门店取消：美容师临时请假');
});

test('a voucher’s last use is held by one booking, is free after cancelling, and cannot be held once redeemed', async () => {
  await open();
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  const booking = await salon.book('bea', { orderId: order._id });
  const again = { orderId: order._id, slot: AFTERNOON };
  await expect(salon.book('bea', again)).rejects.toEqual(refused('VOUCHER_NOT_USABLE'));
  await expect(salon.book('cat', again)).rejects.toEqual(refused('VOUCHER_NOT_USABLE'));
  await cancelBooking(house, booking._id, BEA);
  expect((await house.database.get(orders, order._id))?.heldBy).toEqual([]);
  await salon.book('bea', again);
  await redeemUse(house, await mall.order(order._id), 1);
  await expect(salon.book('bea', { orderId: order._id, slot: 70 })).rejects.toEqual(
    refused('VOUCHER_NOT_USABLE'),
  );
});

test('no-shows: not too early, free the use, bar after three, and who comes late has come', async () => {
  await open();
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  const first = await salon.book('bea', { orderId: order._id });
  await passTo(DAY, 630);
  await expect(missBooking(house, first._id, salon.staff)).rejects.toEqual(refused('WRONG_STATE'));
  await passTo(DAY, 645);
  await missBooking(house, first._id, salon.staff);
  expect((await house.database.get(orders, order._id))?.heldBy).toEqual([]);
  for (const slot of [48, 54]) {
    const { _id } = await salon.book('bea', { slot });
    await passTo(DAY, slot * 15 + 20);
    await missBooking(house, _id, salon.staff);
  }
  await expect(salon.book('bea', { slot: 70 })).rejects.toEqual(refused('TOO_MANY_BOOKINGS'));
  const { open: none, missedAt } = (await house.database.get(bookingBooks, 'bea')) ?? {};
  expect([none, missedAt?.length]).toEqual([[], 3]);
  const [last] = await house.database.find(bookings, { where: { slot: 54 }, limit: 1 });
  await arriveBooking(house, last?._id ?? '', salon.staff);
  await salon.book('bea', { slot: 70 });
});

test('the timer reminds the evening before and two hours before, once each, and ends what nobody ended', async () => {
  await open();
  await noteConsents(house, { requestId: 'r', memberId: 'bea', openId: 'o-bea', accepted: ['reminder'] });
  await noteConsents(house, { requestId: 's', memberId: 'bea', openId: 'o-bea', accepted: ['reminder'] });
  const { _id } = await salon.book('bea');
  await passTo('2026-06-02', 19 * 60 - 1);
  expect((await doBookingChores(house, 10)).reminded).toBe(0);
  await passTo('2026-06-02', 19 * 60);
  for (const expected of [1, 0]) expect((await doBookingChores(house, 10)).reminded).toBe(expected);
  await sendDueMessages(house, 10);
  await sendDueMessages(house, 10);
  await passTo(DAY, 630 - 120);
  for (const expected of [1, 0]) expect((await doBookingChores(house, 10)).reminded).toBe(expected);
  await sendDueMessages(house, 10);
  expect(house.messenger.given.map(({ data }) => data['thing4']?.value)).toEqual([
    '明天见，如需改期请提前',
    '快到时间了，路上小心',
  ]);
  expect(house.messenger.given[0]).toMatchObject({
    openId: 'o-bea',
    templateId: 'template-reminder',
    data: { thing1: { value: '深层补水' }, time2: { value: '2026-06-03 10:30' } },
  });
  await passTo(DAY, 690 + 180);
  expect(await doBookingChores(house, 10)).toEqual({ reminded: 0, missed: 1, failed: [] });
  expect(await house.database.get(bookings, _id)).toMatchObject({ state: 'noShow', dueAt: null });
});

test('a walk-in is booked by staff at once, arrives, and is nobody’s own', async () => {
  await open();
  await passTo(DAY, 640);
  const walkIn = { name: '李女士', phone: '13900000000' };
  const { _id } = await salon.book('', { memberId: null, walkIn, by: 'staff' });
  expect(await arriveBooking(house, _id, salon.staff)).toMatchObject({
    state: 'arrived',
    arrivedAt: house.clock.at,
  });
  await expect(cancelBooking(house, _id, salon.staff)).rejects.toEqual(refused('WRONG_STATE'));
  await expect(arriveBooking(house, _id, { ...salon.staff, storeId: 'other' })).rejects.toEqual(
    refused('NOT_FOUND'),
  );
});

test('shifts that change name the appointments that no longer fit; nobody is in two stores at once', async () => {
  await open();
  const { _id } = await salon.book('bea');
  const { strays } = await salon.works('amy', { exceptions: [{ day: DAY, spans: [[12 * 60, 21 * 60]] }] });
  expect(strays.map((one) => one._id)).toEqual([_id]);
  const inBoth = [{ weekday: 1, span: [600, 700] as const }];
  await expect(salon.works('amy', { storeId: 'platform', weekly: inBoth })).rejects.toEqual(
    refused('NOT_FOUND'),
  );
});

test('the page of choices, my bookings and the store’s day say the same', async () => {
  await open({ beauticians: ['amy', 'ben'], rooms: 1 });
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  const ask = { memberId: 'bea', productId: salon.productId, storeId: null, beauticianId: null, day: DAY };
  const before = await bookingChoices(house, ask);
  expect(before).toMatchObject({
    storeId: STORE,
    stores: [{ id: STORE, name: '沐颜西湖店' }],
    beauticians: [{ id: 'amy' }, { id: 'ben' }],
    vouchers: [{ orderId: order._id, uses: 1 }],
    treatment: { title: '深层补水', minutes: 60 },
    isBarred: false,
  });
  expect(before.free[0]).toEqual({ slot: 36, time: '09:00', beauticianIds: ['amy', 'ben'] });
  expect(before.free.at(-1)?.slot).toBe(79);
  expect(before.days).toHaveLength(31);
  const booking = await salon.book('bea', { orderId: order._id });
  const after = await bookingChoices(house, ask);
  // The only room is taken for the hour and the cleaning, so nobody can begin within it or just before.
  expect(after.free.map(({ slot }) => slot).filter((slot) => slot > 37 && slot < 47)).toEqual([]);
  expect(after.vouchers).toEqual([]);
  for (const { slot } of before.free) {
    const wasFree = after.free.some((one) => one.slot === slot);
    const attempt = salon.book('cat', { slot, bookingId: `try-${slot}` }).then(
      ({ _id }) => cancelBooking(house, _id, salon.staff).then(() => true),
      () => false,
    );
    expect([slot, await attempt]).toEqual([slot, wasFree]);
  }
  expect((await myBookings(house, 'bea', null, 10)).rows).toMatchObject([
    { id: booking._id, time: '10:30', changeUntil: booking.startsAt - 240 * MINUTE_MS },
  ]);
  const calendar = await dayCalendar(house, STORE, DAY);
  expect(calendar).toMatchObject({ rooms: 1, open: [[540, 1260]], counts: { booked: 1 } });
  const busy = calendar.columns.filter((column) => column.bookings.length > 0);
  expect(busy.map((column) => [column.beauticianId, column.bookings[0]?.id])).toEqual([
    [booking.beauticianId, booking._id],
  ]);
  expect(instantOf(DAY, MORNING)).toBe(booking.startsAt);
});
