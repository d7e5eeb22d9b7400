/** How many visits a store still has on a day, with those that its merchant does for others. */
import type { Day } from '../units/days';
import type { Database } from '../platform/database';
import { visits } from './documents';
import { LIVE_STATES } from './states';

export async function visitsWaiting(
  database: Database,
  { merchantId, storeId }: { readonly merchantId: string; readonly storeId: string },
  day: Day,
): Promise<number> {
  const live = { day, state: { in: LIVE_STATES } };
  const [own, forOthers] = await Promise.all([
    database.count(visits, { storeId, ...live }),
    database.count(visits, { dealerId: merchantId, ...live }),
  ]);
  return own + forOthers;
}
