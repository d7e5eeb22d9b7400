/** Placing an order and filling it at once with whatever it meets. */
import type { BooksHouse } from '../ledger/post';
import { marketOrders, type MarketOrder } from './documents';
import { matchBook } from './match';
import { placeBuy, placeSell, type PlaceBuy, type PlaceSell } from './place';

/** A large order may meet many; what it does not fill now the timer does. */
const STEPS_AT_ONCE = 20;

export async function sellPoints(house: BooksHouse, request: PlaceSell): Promise<MarketOrder> {
  return matched(house, await placeSell(house, request));
}

export async function buyPoints(house: BooksHouse, request: PlaceBuy): Promise<MarketOrder> {
  return matched(house, await placeBuy(house, request));
}

async function matched(house: BooksHouse, order: MarketOrder): Promise<MarketOrder> {
  if (order.state !== 'open') return order;
  await matchBook(house, STEPS_AT_ONCE);
  return (await house.database.get(marketOrders, order._id)) ?? order;
}
