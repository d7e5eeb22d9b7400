/**
 * Fills what meets, one transaction a fill, until nothing does. Whoever places an order runs it afterwards;
 * the timer runs it for whoever could not. Any number at once do no harm (docs/market.md).
 */
import { addDays } from '../units/days';
import { Conflict } from '../platform/database';
import { readState } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { bestOrders } from './best';
import { fillBest } from './fill';

/** At most `limit` steps; answers how many fills it made. */
export async function matchBook(house: BooksHouse, limit: number): Promise<number> {
  let made = 0;
  for (let step = 0; step < limit; step += 1) {
    const best = await bestOrders(house.database, addDays((await readState(house)).day, 1));
    if (best === null) return made;
    try {
      const outcome = await fillBest(house, best);
      if (outcome === 'stopped') return made;
      if (outcome === 'filled') made += 1;
    } catch (error) {
      // Others fill as fast as they can; they see these orders as well.
      if (error instanceof Conflict) return made;
      throw error;
    }
  }
  return made;
}
