/** What the timer does for the market: ends orders of closed days, fills what nobody came to fill. */
import { Refusal } from '../platform/refusal';
import type { BooksHouse } from '../ledger/post';
import { expireOrders } from './end';
import { matchBook } from './match';

export async function doMarketChores(house: BooksHouse, limit: number) {
  try {
    return { expired: await expireOrders(house, limit), filled: await matchBook(house, limit) };
  } catch (error) {
    // A mall that has not opened has no market.
    if (error instanceof Refusal && error.code === 'MALL_NOT_OPEN') return { expired: 0, filled: 0 };
    throw error;
  }
}
