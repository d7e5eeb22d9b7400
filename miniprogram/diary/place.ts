/** Where the person works: what the pages of the diary are opened with. */
import { textIn, type PlaceQuery } from '../services/routes';

export function placeIn(query: Readonly<Record<string, string | undefined>>): PlaceQuery {
  return { merchantId: textIn(query, 'merchantId'), storeId: textIn(query, 'storeId') };
}

export const NO_PLACE: PlaceQuery = { merchantId: '', storeId: '' };
