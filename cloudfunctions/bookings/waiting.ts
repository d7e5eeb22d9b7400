/** How many appointments a store still has on a day. */
import type { Day } from '../units/days';
import type { Database } from '../platform/database';
import { bookings } from './documents';

export function bookingsWaiting(database: Database, storeId: string, day: Day): Promise<number> {
  return database.count(bookings, { storeId, day, state: 'booked' });
}
