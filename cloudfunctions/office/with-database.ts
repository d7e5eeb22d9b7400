/** The same house with another door to its database. Property by property: WeChat Pay is opened by the first who reads it. */
import type { Database } from '../platform/database';
import type { House } from '../platform/house';

export function withDatabase<H extends House>(house: H, database: Database): H {
  const properties = {
    ...Object.getOwnPropertyDescriptors(house),
    database: { value: database, enumerable: true },
  };
  return Object.defineProperties({}, properties) as H;
}
