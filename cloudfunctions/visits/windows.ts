/** Places in a window, counted by a document that every visit to it writes. */
import type { Book } from '../ledger/book';
import { refuse } from '../platform/refusal';
import type { Reader } from '../platform/database';
import { visitWindows, type VisitWindow, type Window } from './documents';

export interface Place extends Pick<Window, 'day' | 'from'> {
  readonly storeId: string;
}

export function windowId({ storeId, day, from }: Place): string {
  return `${storeId}:${day}:${from}`;
}

export function loadWindows(reader: Reader, places: readonly Place[]): Promise<Map<string, VisitWindow>> {
  return reader.getMany(visitWindows, [...new Set(places.map(windowId))]);
}

/** Gives a place up and takes another in one, each document once. Refuses `WINDOW_FULL`. */
export function takePlace(
  book: Book,
  known: ReadonlyMap<string, VisitWindow>,
  { before, after }: { readonly before: Place | null; readonly after: Place | null },
  capacity: number,
): void {
  if (before !== null && after !== null && windowId(before) === windowId(after)) return;
  if (before !== null) put(book, known, before, -1);
  if (after === null) return;
  if ((known.get(windowId(after))?.taken ?? 0) >= capacity) refuse('WINDOW_FULL');
  put(book, known, after, 1);
}

function put(book: Book, known: ReadonlyMap<string, VisitWindow>, place: Place, by: 1 | -1): void {
  const { storeId, day, from } = place;
  const taken = (known.get(windowId(place))?.taken ?? 0) + by;
  if (taken < 0) throw new Error(`window ${windowId(place)} falls below none`);
  book.put(visitWindows, { _id: windowId(place), storeId, day, from, taken });
}
