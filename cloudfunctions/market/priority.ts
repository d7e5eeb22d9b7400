/** Price, then time, then id: whose turn it is, and at which price two orders meet. Pure. */
import type { Price } from '../units/amounts';
import type { MarketOrder, Side } from './documents';

export const rankOf = (side: Side, price: Price): number => (side === 'sell' ? price : -price);

export const BY_PRIORITY = [
  ['rank', 'asc'],
  ['placedAt', 'asc'],
  ['_id', 'asc'],
] as const;

type Placed = Pick<MarketOrder, 'placedAt' | '_id'>;

export function isOlder(a: Placed, b: Placed): boolean {
  return a.placedAt === b.placedAt ? a._id < b._id : a.placedAt < b.placedAt;
}

export function meet(sell: MarketOrder, buy: MarketOrder): boolean {
  return sell.day === buy.day && sell.price <= buy.price;
}

/** The price of the order that stood first: whoever comes later takes what is offered. */
export function priceOfFill(sell: MarketOrder, buy: MarketOrder): Price {
  return isOlder(sell, buy) ? sell.price : buy.price;
}
