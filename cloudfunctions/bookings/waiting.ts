/** How many appointments a store still has. */
import type { Day } from '../units/days';
import type { Database, Reader } from '../platform/database';
import { bookings } from './documents';

export function bookingsWaiting(database: Database, storeId: string, day: Day): Promise<number> {
  return database.count(bookings, { storeId, day, state: 'booked' });
}

/** From this day on at any of the stores, counted up to `most`. */
export async function bookingsAhead(
  reader: Reader,
  storeIds: readonly string[],
  from: Day,
  most: number,
): Promise<number> {
  const where = { storeId: { in: storeIds }, day: { gte: from }, state: 'booked' };
  return storeIds.length === 0 ? 0 : (await reader.find(bookings, { where, limit: most })).length;
}
