/** 工作台: where a person works, what they may do there, and what waits for them; one call. */
import { dayOf, startOfDay, type Day, type Instant } from '../units/days';
import { bookingsWaiting } from '../bookings/waiting';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { counterDay, type CounterDay } from '../orders/collecting/counter-day';
import { merchantOrderCounts, type MerchantTab } from '../orders/merchant-list';
import { pointsStockOf, type PointsStock } from '../operations/stock/points-stock';
import { loadStaffCase } from '../stores/staff/load-case';
import { staffedPlaces, type StaffedPlace } from '../stores/staff/lists';
import { doorsOf, type StaffPermission } from '../stores/staff/permission';
import { redeemedSince } from '../vouchers/day-list';
import { visitsWaiting } from '../visits/waiting';

/** Doors that decide which figures are shown. */
type Asked =
  | 'receipts'
  | 'redemptions'
  | 'orders'
  | 'approveRefund'
  | 'handOver'
  | 'dayCalendar'
  | 'visits'
  | 'storePointsStock';

type Doors = Readonly<Record<Asked, StaffPermission>>;

export interface Wished {
  readonly merchantId: string | null;
  readonly storeId: string | null;
}

export interface Desk<D> extends Pick<
  StaffedPlace,
  'merchantId' | 'merchantName' | 'merchantState' | 'role' | 'isHeadOffice'
> {
  /** Null while the merchant has no store. */
  readonly store: { readonly id: string; readonly name: string } | null;
  readonly day: Day;
  /** The actions that the server would let the person do here. */
  readonly may: readonly (keyof D & string)[];
  /** Null where the person may not see it. */
  readonly counter: CounterDay | null;
  readonly redeemed: number | null;
  readonly waiting: Readonly<Record<MerchantTab | 'bookings' | 'visits', number | null>>;
  readonly stock: Pick<PointsStock, 'level' | 'lastsDays' | 'days'> | null;
  readonly isTipOn: boolean;
  readonly isMarketOn: boolean;
}

export interface Workbench<D> {
  readonly places: readonly StaffedPlace[];
  /** Where the person acts now; null for somebody who works nowhere. */
  readonly here: Desk<D> | null;
}

/**
 * @param doors every action for staff with who may do it
 * @param wished where the person acted last; another place where that is over
 */
export async function workbenchOf<D extends Doors>(
  house: BooksHouse,
  memberId: string,
  doors: D,
  wished: Wished,
): Promise<Workbench<D>> {
  const { database } = house;
  const places = await staffedPlaces(database, memberId);
  const place = places.find((one) => one.merchantId === wished.merchantId) ?? places[0];
  if (place === undefined) return { places, here: null };
  const store = place.stores.find(({ id }) => id === wished.storeId) ?? place.stores[0] ?? null;
  const { merchantId } = place;
  const at = { merchantId, storeId: store?.id ?? null };
  const asked = await loadStaffCase(database, { memberId, isOperator: false, ...at });
  const may = doorsOf(doors, asked);
  const { merchantName, merchantState, role, isHeadOffice } = place;
  const facts = await factsOf(house, at, (door) => may.includes(door));
  const about = { merchantId, merchantName, merchantState, role, isHeadOffice };
  return { places, here: { ...about, store, may, ...facts } };
}

type Facts = Pick<
  Desk<Doors>,
  'day' | 'counter' | 'redeemed' | 'waiting' | 'stock' | 'isTipOn' | 'isMarketOn'
>;

/** All that may be seen, asked together. */
async function factsOf(
  house: BooksHouse,
  { merchantId, storeId }: { readonly merchantId: string; readonly storeId: string | null },
  isOpen: (door: Asked) => boolean,
): Promise<Facts> {
  const { database, clock } = house;
  const day = dayOf(clock.now());
  const since: Instant = startOfDay(day);
  const inStore = <T>(door: Asked, ask: (id: string) => Promise<T>): Promise<T | null> =>
    storeId !== null && isOpen(door) ? ask(storeId) : Promise.resolve(null);
  const [policy, counter, redeemed, orders, bookings, visits, stock] = await Promise.all([
    currentPolicy(house),
    inStore('receipts', (id) => counterDay(database, id, since)),
    inStore('redemptions', (id) => redeemedSince(database, { merchantId, storeId: id }, since)),
    merchantOrderCounts(database, merchantId, {
      toShip: isOpen('orders'),
      toHandOver: isOpen('handOver') ? storeId : null,
      afterSale: isOpen('approveRefund'),
    }),
    inStore('dayCalendar', (id) => bookingsWaiting(database, id, day)),
    inStore('visits', (id) => visitsWaiting(database, { merchantId, storeId: id }, day)),
    inStore('storePointsStock', () => pointsStockOf(house, merchantId)),
  ]);
  return {
    ...{ day, counter, redeemed },
    waiting: { ...orders, bookings, visits },
    stock: stock === null ? null : { level: stock.level, lastsDays: stock.lastsDays, days: stock.days },
    isTipOn: policy.tips.isOn,
    isMarketOn: policy.market.isOn,
  };
}
