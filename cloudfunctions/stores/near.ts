/** Stores by distance: circles that grow until a page is full, looked through by an index on position. */
import { findAll, type Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { stores, type Position, type Store } from './documents';
import { boxAround, distanceM } from './distance';

/** The last one holds the whole globe. */
const RADII_M = [5_000, 25_000, 125_000, 625_000, 21_000_000] as const;

export interface StoreAway {
  readonly store: Store;
  /** Null where nobody's position is known, or not the store's. */
  readonly distanceM: number | null;
}

export interface StoreSearch {
  readonly city: string | null;
  readonly position: Position | null;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** Nearest first where the person's position is known, else in the order in which they joined. */
export async function storesBy(reader: Reader, search: StoreSearch): Promise<Page<StoreAway>> {
  const { city, position, after, limit } = search;
  const where = { isListed: true, ...(city === null ? {} : { city }) };
  if (position !== null) return nearest(reader, where, position, after, limit);
  const page = await pageOf(reader, { from: stores, where, sort: ['createdAt', 'asc'], after, limit });
  return { ...page, rows: page.rows.map((store) => ({ store, distanceM: null })) };
}

type Away = StoreAway & { readonly distanceM: number };

async function nearest(
  reader: Reader,
  where: Readonly<Record<string, string | boolean>>,
  position: Position,
  after: Cursor | null,
  limit: number,
): Promise<Page<StoreAway>> {
  let behind: Away[] = [];
  for (const radiusM of RADII_M) {
    // Everything in there has been shown.
    if (after !== null && after.value > radiusM) continue;
    behind = (await within(reader, where, position, radiusM)).filter((one) => isBehind(one, after));
    // One more than is wanted tells whether there are any behind them.
    if (behind.length > limit) break;
  }
  const rows = behind.slice(0, limit);
  const last = rows.at(-1);
  if (last === undefined || behind.length <= limit) return { rows, next: null };
  return { rows, next: { value: last.distanceM, id: last.store._id } };
}

async function within(
  reader: Reader,
  where: Readonly<Record<string, string | boolean>>,
  position: Position,
  radiusM: number,
): Promise<Away[]> {
  const { latitude, longitude } = boxAround(position, radiusM);
  const box = { ...where, 'position.latitude': latitude, 'position.longitude': longitude };
  const found = await findAll(reader, stores, box);
  return found
    .flatMap((store) =>
      store.position === null ? [] : [{ store, distanceM: distanceM(position, store.position) }],
    )
    .filter((one) => one.distanceM <= radiusM)
    .sort((a, b) => a.distanceM - b.distanceM || (a.store._id < b.store._id ? -1 : 1));
}

function isBehind({ store, distanceM: metres }: Away, after: Cursor | null): boolean {
  if (after === null || metres > after.value) return true;
  return metres === after.value && store._id > after.id;
}
