/** The trades of a day that speak for the price: between parties that do not belong together (rules.md §11). */
import { findAll, type Reader } from '../platform/database';
import type { Trade } from '../points/price';
import type { Day } from '../units/days';
import { fills } from './documents';

/** Complete once the day's shards are sealed: a fill writes one of them. */
export async function tradesOf(reader: Reader, day: Day): Promise<Trade[]> {
  const found = await findAll(reader, fills, { day, countsForPrice: true });
  return found.map(({ price, pointUnits, seller, buyingParty }) => ({
    price,
    pointUnits,
    seller,
    merchant: buyingParty,
  }));
}
