/** Nobody is negative, nothing is oversold, nothing that is due is left, and a time has one customer. */
import { bookedSlots, bookings, roomSlots } from '../../../cloudfunctions/bookings/documents';
import { skus } from '../../../cloudfunctions/catalog/documents';
import { couponOffers, coupons } from '../../../cloudfunctions/coupons/documents';
import { isMerchant, POINT_PLACES } from '../../../cloudfunctions/ledger/accounts';
import { holderFromDocument, holders } from '../../../cloudfunctions/ledger/holder';
import { cashAccounts } from '../../../cloudfunctions/market/documents';
import { orders } from '../../../cloudfunctions/orders/documents';
import { findAll, type Reader } from '../../../cloudfunctions/platform/database';
import type { Policy } from '../../../cloudfunctions/policy/policy';
import type { Instant } from '../../../cloudfunctions/units/days';
import { visits } from '../../../cloudfunctions/visits/documents';

export async function withinBounds(database: Reader, policy: Policy, now: Instant): Promise<string[]> {
  const parts = await Promise.all([
    nobodyNegative(database, policy),
    nothingOversold(database),
    nothingLeft(database, now),
    oneCustomerATime(database),
  ]);
  return parts.flat();
}

async function nobodyNegative(database: Reader, policy: Policy): Promise<string[]> {
  const found = (await findAll(database, holders, {})).map(holderFromDocument);
  const points = found.flatMap((holder) =>
    POINT_PLACES.flatMap((place) => {
      // A merchant may owe what a refund took out of its stock, and what the policy allows it.
      const mayOwe = isMerchant(holder.id) && place === 'points' && policy.merchants.maxOwedPointUnits > 0;
      return holder[place] < 0 && !mayOwe ? [`${holder.id} has ${holder[place]} ${place}`] : [];
    }),
  );
  const sv = found
    .filter((holder) => Math.min(holder.svUnits, holder.lockedSvUnits, holder.svDebtUnits) < 0)
    .map(({ id }) => `${id} has negative SV`);
  const cash = (await findAll(database, cashAccounts, {}))
    .filter(({ freeFen, frozenFen, lots }) => Math.min(freeFen, frozenFen, ...lots.map(({ fen }) => fen)) < 0)
    .map(({ _id }) => `${_id} has negative cash`);
  return [...points, ...sv, ...cash];
}

async function nothingOversold(database: Reader): Promise<string[]> {
  const [goods, offers, taken] = await Promise.all([
    findAll(database, skus, {}),
    findAll(database, couponOffers, {}),
    findAll(database, coupons, {}),
  ]);
  const stock = goods.filter((sku) => sku.stock < 0 || sku.sold < 0);
  const counts = offers.filter((offer) => {
    const own = taken.filter(({ offerId }) => offerId === offer._id).length;
    return own !== offer.claimed || own > offer.quantity;
  });
  return [...stock, ...counts].map(({ _id }) => `${_id} is oversold or miscounted`);
}

async function nothingLeft(database: Reader, now: Instant): Promise<string[]> {
  const due = { dueAt: { gt: 0, lte: now } };
  const [late, booked, unsettled] = await Promise.all([
    findAll(database, orders, due),
    findAll(database, bookings, due),
    // Bills and packs settle with their payment, goods when their days are over.
    findAll(database, orders, { kind: { in: ['store', 'pack'] }, state: 'paid' }),
  ]);
  return [...late, ...booked, ...unsettled].map(({ _id }) => `${_id} is due and nobody comes`);
}

/** Every standing booking has its slots, nobody else has them, and the rooms count them. */
async function oneCustomerATime(database: Reader): Promise<string[]> {
  const [booked, slots, rooms, away] = await Promise.all([
    findAll(database, bookings, { state: { in: ['booked', 'arrived', 'noShow'] } }),
    findAll(database, bookedSlots, {}),
    findAll(database, roomSlots, {}),
    findAll(database, visits, {}),
  ]);
  const atHome = new Set(away.map(({ _id }) => _id));
  const key = (by: string, day: string, slot: number): string => `${by}:${day}:${slot}`;
  const held = new Map(
    slots
      .filter(({ bookingId }) => bookingId !== null && !atHome.has(bookingId))
      .map((one) => [key(one.beauticianId, one.day, one.slot), one.bookingId]),
  );
  const standing = booked.filter(({ state }) => state === 'booked');
  const missing = standing.flatMap((one) =>
    Array.from({ length: one.length }, (_, i) => key(one.beauticianId, one.day, one.slot + i)).filter(
      (at) => held.get(at) !== one._id,
    ),
  );
  const known = new Set(booked.map(({ _id }) => _id));
  const orphans = [...held].filter(([, id]) => id === null || !known.has(id)).map(([at]) => at);
  const crowded = rooms.filter(({ taken }) => taken < 0 || taken > 1).map(({ _id }) => _id);
  return [
    ...missing.map((at) => `${at} is not held by its booking`),
    ...orphans.map((at) => `${at} is held by nobody's booking`),
    ...crowded.map((id) => `room slot ${id} has more than its room`),
  ];
}
