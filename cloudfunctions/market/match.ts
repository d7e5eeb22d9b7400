/**
 * Fills what meets, one transaction a fill, until nothing does. Whoever places an order runs it afterwards;
 * the timer runs it for whoever could not. Any number at once do no harm (docs/market.md).
 */
import { addDays } from '../units/days';
import { Conflict } from '../platform/database';
import { retry } from '../platform/retry';
import { readState } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { bestOrders } from './best';
import { fillBest, type FillOutcome } from './fill';

/** Matchers at one book meet at its best two orders; who was not first looks again, a little later. */
const MEETINGS = { attempts: 8, firstDelayMs: 20, longestDelayMs: 500, patienceMs: 5_000 };

/** At most `limit` steps; answers how many fills it made. */
export async function matchBook(house: BooksHouse, limit: number): Promise<number> {
  let made = 0;
  for (let step = 0; step < limit; step += 1) {
    const outcome = await oneStep(house);
    if (outcome === 'filled') made += 1;
    if (outcome === 'nothing meets' || outcome === 'stopped' || outcome === 'left to others') return made;
  }
  return made;
}

type Step = FillOutcome | 'nothing meets' | 'left to others';

async function oneStep(house: BooksHouse): Promise<Step> {
  try {
    return await retry(MEETINGS, house.waiting, isMeeting, async () => {
      const best = await bestOrders(house.database, addDays((await readState(house)).day, 1));
      return best === null ? 'nothing meets' : fillBest(house, best);
    });
  } catch (error) {
    // Others fill as fast as they can; they see these orders as well.
    if (isMeeting(error)) return 'left to others';
    throw error;
  }
}

const isMeeting = (error: unknown): boolean => error instanceof Conflict;
