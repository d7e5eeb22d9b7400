/** What the calendar, visits and their pages cost: sequential round trips, as tests/round-trips.test.ts counts them. */
import { arriveBooking } from '../cloudfunctions/bookings/arrive';
import { cancelBooking } from '../cloudfunctions/bookings/cancel';
import { bookingChoices } from '../cloudfunctions/bookings/choices';
import { dayCalendar } from '../cloudfunctions/bookings/day-calendar';
import { myBookings } from '../cloudfunctions/bookings/mine';
import { moveBooking } from '../cloudfunctions/bookings/move';
import { missBooking } from '../cloudfunctions/bookings/miss';
import { shiftBook } from '../cloudfunctions/bookings/shift-book';
import { saveBookingSettings } from '../cloudfunctions/bookings/shifts';
import { treatmentsAt } from '../cloudfunctions/bookings/treatments';
import { may } from '../cloudfunctions/functions/store/permissions';
import { contactsOf } from '../cloudfunctions/marketing/contacts';
import { setContact } from '../cloudfunctions/marketing/customers';
import { groupsOf } from '../cloudfunctions/marketing/overview';
import { campaignsOf } from '../cloudfunctions/marketing/result';
import { onboardingOf } from '../cloudfunctions/storefront/onboarding';
import { workbenchOf } from '../cloudfunctions/storefront/workbench';
import { setFreight } from '../cloudfunctions/stores/freight';
import { peopleAt } from '../cloudfunctions/stores/staff/people';
import { staffOf } from '../cloudfunctions/stores/staff/lists';
import { cancelVisit, moveVisit } from '../cloudfunctions/visits/customer';
import { dealershipsOf, moveDealership } from '../cloudfunctions/visits/dealers';
import { dealerVisits, storeVisits } from '../cloudfunctions/visits/store-day';
import { saveVisitArea, visitAreaOf } from '../cloudfunctions/visits/area';
import { planVisit } from '../cloudfunctions/visits/plan';
import { arriveVisit, departVisit, finishVisit } from '../cloudfunctions/visits/progress';
import { visitChoices } from '../cloudfunctions/visits/list';
import { assignVisit } from '../cloudfunctions/visits/assign';
import { addDays, MINUTE_MS, startOfDay } from '../cloudfunctions/units/days';
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
  'everybody’s shifts': [1, 0],
  'save shifts': [4, 3],
  'booking settings': [4, 3],
  'treatments of a store': [2, 0],
  'miss a booking': [4, 3],
  'a store’s visits': [1, 0],
  'visits for others': [1, 0],
  'the area of visits': [1, 0],
  'save the area': [4, 3],
  'arrive at the door': [4, 3],
  'finish by the code': [6, 5],
  'move a visit': [5, 4],
  'cancel a visit': [4, 3],
  'offer a partner': [4, 3],
  partners: [1, 0],
  workbench: [5, 0],
  onboarding: [1, 0],
  'people of a store': [1, 0],
  'staff of a chain': [1, 0],
  'messages that were sent': [1, 0],
  'who may write': [2, 0],
  'take one’s word back': [4, 3],
  'set the freight': [4, 3],
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
    'everybody’s shifts': () => shiftBook(house, 'salon', STORE),
    'save shifts': () => counted.works('ben', { productIds: [salon.productId] }),
    'booking settings': () => saveBookingSettings(house, { ...place, rooms: 9, isOpen: true }),
    'treatments of a store': () => treatmentsAt(house, STORE),
    'miss a booking': () => missBooking(house, 'three', salon.staff),
    'a store’s visits': () => storeVisits(house, place, DAY),
    'visits for others': () => dealerVisits(house, place, DAY, null),
    'the area of visits': () => visitAreaOf(house.database, STORE),
    'save the area': () =>
      saveVisitArea(house, { ...place, isOpen: true, districts, windows, closedDays: [] }),
    'arrive at the door': () => arriveVisit(house, 'v', staff),
    'finish by the code': () => finishVisit(house, { visitId: 'v', who: staff, code: '123456' }),
    'move a visit': () => moveVisit(house, 'w', { day: addDays(DAY, 2), from: 840, to: 960 }, staff),
    'cancel a visit': () => cancelVisit(house, 'w', staff, '人手不足'),
    'offer a partner': () =>
      moveDealership(house, { merchantId: 'salon', dealerId: 'platform', actingId: 'salon', step: 'offer' }),
    partners: () => dealershipsOf(house.database, 'salon'),
    workbench: () => workbenchOf(house, 'amy', may, place),
    onboarding: () => onboardingOf(house, 'bea', null),
    'people of a store': () => peopleAt(house.database, place, { role: 'owner', storeIds: 'all' }, 0),
    'staff of a chain': () => staffOf(house.database, 'salon', null),
    'messages that were sent': () => campaignsOf(house.database, 'salon', null, 10),
    'who may write': () => contactsOf(house.database, 'bea'),
    'take one’s word back': () =>
      setContact(house, { merchantId: 'salon', memberId: 'bea', isOptedOut: true }),
    'set the freight': () => setFreight(house, 'salon', { feeFen: 100, freeFromFen: 1_000 }),
  };
  const costs: Record<string, readonly [number, number]> = {};
  for (const [name, step] of Object.entries(steps)) {
    if (name === 'set out') await assignVisit(plain, 'v', staff, toAmy);
    if (name === 'miss a booking') {
      await salon.book('cat', { bookingId: 'three', slot: MORNING + 20 });
      plain.clock.at = startOfDay(DAY) + 16 * 60 * MINUTE_MS;
      await setup.pass(0);
    }
    if (name === 'move a visit') {
      const next = await setup.paid(await setup.place('bea', salon.skuId));
      const later = { day: addDays(DAY, 1), from: 840, to: 960 };
      await planVisit(plain, { ...visit, visitId: 'w', orderId: next._id, note: '', ...later }, '123456');
    }
    const { roundTrips, beforeCommit } = await counting.cost(step);
    costs[name] = [roundTrips, beforeCommit];
  }
  expect(costs).toEqual(COSTS);
});
