/** How many visits a store still has on a day. */
import type { Day } from '../units/days';
import type { Database } from '../platform/database';
import { visits } from './documents';
import { LIVE_STATES } from './states';

export function visitsWaiting(database: Database, storeId: string, day: Day): Promise<number> {
  return database.count(visits, { storeId, day, state: { in: LIVE_STATES } });
}
