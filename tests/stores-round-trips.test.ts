/** What the calendar, visits and their pages cost: sequential round trips, as tests/round-trips.test.ts counts them. */
import { arriveBooking } from '../cloudfunctions/bookings/arrive';
import { cancelBooking } from '../cloudfunctions/bookings/cancel';
import { bookingChoices } from '../cloudfunctions/bookings/choices';
import { dayCalendar } from '../cloudfunctions/bookings/day-calendar';
import { myBookings } from '../cloudfunctions/bookings/mine';
import { moveBooking } from '../cloudfunctions/bookings/move';
import { groupsOf } from '../cloudfunctions/marketing/overview';
import { saveVisitArea } from '../cloudfunctions/visits/area';
import { planVisit } from '../cloudfunctions/visits/plan';
import { departVisit } from '../cloudfunctions/visits/progress';
import { visitChoices } from '../cloudfunctions/visits/list';
import { assignVisit } from '../cloudfunctions/visits/assign';
import { CountingDatabase } from './support/counting-database';
import { HOME, Mall, OWING, STORE } from './support/mall';
import { memoryHouse } from './support/memory-house';
import { DAY, MORNING, Salon } from './support/salon';

/**
 * Round trips in all, and before the commit. Where a use case first reads its own document and then what that
 * names, the second read goes out while the books are still being read: it counts with them here, and is one
 * more where the books answer first.
 */
const COSTS = {
  'book a person': [6, 5],
  'book anybody': [7, 6],
  'move a booking': [5, 4],
  'cancel a booking': [4, 3],
  'check in without a voucher': [4, 3],
  'page of choices': [4, 0],
  'my bookings': [1, 0],
  'day of a store': [2, 0],
  'plan a visit': [6, 5],
  'set out': [4, 3],
  'page of a visit': [4, 0],
  'groups of customers': [2, 0],
} as const;

test('every use case costs the round trips that are written down for it', async () => {
  const plain = memoryHouse(OWING);
  const counting = new CountingDatabase(plain.database);
  const house = { ...plain, database: counting.database };
  const setup = await Mall.open(plain);
  const mall = new Mall(house);
  const salon = await Salon.open(setup, { beauticians: ['amy', 'ben'], listing: { isAtHome: true } });
  const counted = Object.assign(Object.create(salon) as Salon, { mall });
  const windows = [{ from: 840, to: 960, capacity: 2 }];
  const districts = [{ city: HOME.city, district: '' }];
  const place = { merchantId: 'salon', storeId: STORE };
  await saveVisitArea(plain, { ...place, isOpen: true, districts, windows, closedDays: [] });
  for (const memberId of ['bea', 'cat']) await setup.join(memberId);
  const order = await setup.paid(await setup.place('bea', salon.skuId));
  // What the process remembers of its policy is read once.
  await myBookings(house, 'bea', null, 10);
  const [bea, staff] = [{ memberId: 'bea' }, { ...place, staffId: 'amy' }];
  const choice = {
    memberId: 'bea',
    productId: salon.productId,
    storeId: null,
    beauticianId: null,
    day: null,
  };
  const visit = { visitId: 'v', memberId: 'bea', orderId: order._id, addressId: HOME.id, storeId: STORE };
  const toAmy = { staffMemberId: 'amy', courier: null, dealerId: null };
  const steps: Readonly<Record<keyof typeof COSTS, () => Promise<unknown>>> = {
    'book a person': () => counted.book('bea', { bookingId: 'one', beauticianId: 'amy' }),
    'book anybody': () => counted.book('cat', { bookingId: 'two', slot: MORNING + 8 }),
    'move a booking': () => moveBooking(house, 'one', { beauticianId: 'amy', day: DAY, slot: 40 }, bea),
    'cancel a booking': () => cancelBooking(house, 'one', bea),
    'check in without a voucher': () => arriveBooking(house, 'two', salon.staff),
    'page of choices': () => bookingChoices(house, choice),
    'my bookings': () => myBookings(house, 'bea', null, 10),
    'day of a store': () => dayCalendar(house, STORE, DAY),
    'plan a visit': () => planVisit(house, { ...visit, note: '', day: DAY, from: 840, to: 960 }, '123456'),
    'set out': async () => departVisit(house, 'v', staff),
    'page of a visit': () => visitChoices(house, 'bea', order._id),
    'groups of customers': () => groupsOf(house, 'salon'),
  };
  const costs: Record<string, readonly [number, number]> = {};
  for (const [name, step] of Object.entries(steps)) {
    if (name === 'set out') await assignVisit(plain, 'v', staff, toAmy);
    const { roundTrips, beforeCommit } = await counting.cost(step);
    costs[name] = [roundTrips, beforeCommit];
  }
  expect(costs).toEqual(COSTS);
});
