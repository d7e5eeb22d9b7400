/** A day's visits with everybody who could be sent, in one call: a store's own, and those it does for others. */
import { dayOf, type Day } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import { QUERY_LIMIT } from '../platform/database';
import { storeOf } from '../stores/merchants';
import { staffOf } from '../stores/staff/lists';
import { dealerships, visitAreas, visits } from './documents';
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
  /** That day’s visits of other merchants that this one does. */
  readonly forOthers: number;
}

interface Place {
  readonly merchantId: string;
  readonly storeId: string;
}

/** @param wanted null: today */
export async function storeVisits(
  house: BooksHouse,
  { merchantId, storeId }: Place,
  wanted: Day | null,
): Promise<StoreVisits> {
  const { database, clock } = house;
  const today = dayOf(clock.now());
  const day = wanted ?? today;
  const where = { merchantId, state: 'agreed' };
  const [store, area, found, staff, agreed, forOthers] = await Promise.all([
    storeOf(database, storeId),
    database.get(visitAreas, storeId),
    visitsOfDay(house, { storeId }, day),
    staffOf(database, merchantId, storeId),
    database.find(dealerships, { where, limit: QUERY_LIMIT }),
    database.count(visits, { dealerId: merchantId, day }),
  ]);
  return {
    ...{ day, today, storeName: store.name, visits: found, forOthers },
    windows: area?.closedDays.includes(day) === true ? [] : (area?.windows ?? []),
    people: staff.map(({ memberId, name }) => ({ memberId, name })),
    dealers: agreed.map(({ dealerId, dealerName: name }) => ({ dealerId, name })),
  };
}

/**
 * What the merchant does for others that day, with the people of the store where somebody acts for it. It moves
 * no visit and hands none on: those are the seller's.
 * @param onlyFor only what this person is sent to
 */
export async function dealerVisits(
  house: BooksHouse,
  { merchantId: dealerId, storeId }: Place,
  wanted: Day | null,
  onlyFor: string | null,
): Promise<StoreVisits> {
  const { database, clock } = house;
  const today = dayOf(clock.now());
  const day = wanted ?? today;
  const [store, found, staff] = await Promise.all([
    storeOf(database, storeId),
    visitsOfDay(house, { dealerId }, day),
    staffOf(database, dealerId, storeId),
  ]);
  return {
    ...{ day, today, storeName: store.name, windows: [], dealers: [], forOthers: found.length },
    visits: found.filter(({ provider }) => onlyFor === null || provider?.memberId === onlyFor),
    people: staff.map(({ memberId, name }) => ({ memberId, name })),
  };
}
