/** The stores are made ready for appointments: rooms, shifts, and where their people come to. */
import { patternOf, ROOMS, VISIT_STORES, VISIT_WINDOWS } from './data/appointments';
import { CHAIN, STORES, type StoreRow } from './data/chain';
import { oneAt, staffAt, type StaffRow } from './data/staff';
import { memberIdOf, type World } from './world';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

export async function layOutTheStores(world: World): Promise<void> {
  await Promise.all(STORES.map((store) => layOut(world, store)));
}

async function layOut(world: World, store: StoreRow): Promise<void> {
  const { mall } = world;
  const manager = oneAt(store.id, '店长').openid;
  const here = { merchantId: CHAIN.id, storeId: store.id };
  await mall.call(manager, 'store', 'saveBookingSettings', { ...here, rooms: ROOMS, isOpen: true });
  for (const job of ['美容师', '医师'] as const)
    for (const [place, one] of staffAt(store.id, job).entries()) await saveShifts(world, store, one, place);
  if (!VISIT_STORES.includes(store.id)) return;
  await mall.call(manager, 'store', 'saveVisitArea', {
    ...here,
    isOpen: true,
    districts: [{ city: store.city, district: '' }],
    windows: [...VISIT_WINDOWS],
  });
}

/** What a doctor does a beautician must not, and the other way round. */
async function saveShifts(world: World, store: StoreRow, one: StaffRow, place: number): Promise<void> {
  const { mall, offers } = world;
  const isDoctor = one.job === '医师';
  const mine = offers.filter((offer) => offer.kind === 'service' && offer.isMedical === isDoctor);
  const { from, to, dayOff } = patternOf(one, place);
  const weekdays = WEEKDAYS.filter((day) => day !== dayOff && String(day) !== store.closedWeekday);
  await mall.call(oneAt(store.id, '店长').openid, 'store', 'saveShifts', {
    ...{ merchantId: CHAIN.id, storeId: store.id, memberId: memberIdOf(world, one.openid) },
    weekly: weekdays.map((weekday) => ({ weekday, span: [from, to ?? store.hours[1]] as [number, number] })),
    productIds: [...new Set(mine.map(({ productId }) => productId))],
  });
}
