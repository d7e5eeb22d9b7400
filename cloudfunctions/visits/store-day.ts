/** A store's visits of a day with everybody who could be sent, in one call. */
import { dayOf, type Day } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import { QUERY_LIMIT } from '../platform/database';
import { storeOf } from '../stores/merchants';
import { staffOf } from '../stores/staff/lists';
import { dealerships, visitAreas } from './documents';
import { visitsOfDay, type VisitForStaff } from './list';

export interface StoreVisits {
  readonly day: Day;
  readonly today: Day;
  readonly storeName: string;
  readonly visits: readonly VisitForStaff[];
  /** Windows of the store: what a visit can be moved to. */
  readonly windows: readonly { readonly from: number; readonly to: number; readonly capacity: number }[];
  readonly people: readonly { readonly memberId: string; readonly name: string }[];
  /** Merchants that have agreed to fulfil for this one. */
  readonly dealers: readonly { readonly dealerId: string; readonly name: string }[];
}

/** @param wanted null: today */
export async function storeVisits(
  house: BooksHouse,
  { merchantId, storeId }: { readonly merchantId: string; readonly storeId: string },
  wanted: Day | null,
): Promise<StoreVisits> {
  const { database, clock } = house;
  const today = dayOf(clock.now());
  const day = wanted ?? today;
  const where = { merchantId, state: 'agreed' };
  const [store, area, visits, staff, agreed] = await Promise.all([
    storeOf(database, storeId),
    database.get(visitAreas, storeId),
    visitsOfDay(house, { storeId }, day),
    staffOf(database, merchantId, storeId),
    database.find(dealerships, { where, limit: QUERY_LIMIT }),
  ]);
  return {
    ...{ day, today, storeName: store.name, visits },
    windows: area?.closedDays.includes(day) === true ? [] : (area?.windows ?? []),
    people: staff.map(({ memberId, name }) => ({ memberId, name })),
    dealers: agreed.map(({ dealerId, dealerName: name }) => ({ dealerId, name })),
  };
}
