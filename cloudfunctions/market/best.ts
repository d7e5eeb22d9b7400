/** The best order of each side. */
import type { Reader } from '../platform/database';
import type { Day } from '../units/days';
import { marketOrders, type MarketOrder, type Side } from './documents';
import { BY_PRIORITY, meet } from './priority';

export interface Best {
  readonly sell: MarketOrder;
  readonly buy: MarketOrder;
}

/** In the order in which they are filled. */
export function openOrders(reader: Reader, day: Day, side: Side, limit: number): Promise<MarketOrder[]> {
  return reader.find(marketOrders, { where: { state: 'open', day, side }, orderBy: BY_PRIORITY, limit });
}

/** Null where the best two do not meet. */
export async function bestOrders(reader: Reader, day: Day): Promise<Best | null> {
  const [[sell], [buy]] = await Promise.all([
    openOrders(reader, day, 'sell', 1),
    openOrders(reader, day, 'buy', 1),
  ]);
  return sell !== undefined && buy !== undefined && meet(sell, buy) ? { sell, buy } : null;
}
