/**
 * Lists page by page without `skip`: a page begins behind the row where the one before it ended.
 * Rows of equal sort value stand in the order of their ids, so that each has exactly one place.
 */
import type { Collection, Condition, Document, Query, Reader, Scalar } from './database';

/** The place of a row in a list: its sort value and id. */
export interface Cursor {
  readonly value: number;
  readonly id: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Asks for the rows behind these; null when there are none. */
  readonly next: Cursor | null;
}

export interface List<D extends Document> {
  readonly from: Collection<D>;
  readonly where: Query['where'];
  readonly sort: readonly [field: string & keyof D, direction: 'asc' | 'desc'];
  readonly after: Cursor | null;
  readonly limit: number;
}

/** At most `limit` rows behind `after`, in one round trip. Every row has a number to sort by. */
export async function pageOf<D extends Document>(reader: Reader, list: List<D>): Promise<Page<D>> {
  // One more than is wanted tells whether there are any behind them.
  const limit = list.limit + 1;
  const queries = queriesOf(list).map(({ where, orderBy }) =>
    reader.find(list.from, { where, orderBy, limit }),
  );
  const found = (await Promise.all(queries)).flat();
  const rows = found.slice(0, list.limit);
  const last = rows.at(-1);
  if (last === undefined || found.length <= list.limit) return { rows, next: null };
  return { rows, next: { value: last[list.sort[0]] as Cursor['value'], id: last._id } };
}

/** The same page with other rows. */
export function pageWith<A, B>(page: Page<A>, row: (one: A) => B): Page<B> {
  return { ...page, rows: page.rows.map(row) };
}

/** The rest of those that share the cursor's value, then those beyond it: together what an `or` would say. */
function queriesOf<D extends Document>({ where, sort, after }: List<D>): Required<Omit<Query, 'limit'>>[] {
  const [field, direction] = sort;
  const orderBy = [
    [field, direction],
    ['_id', 'asc'],
  ] as const;
  if (after === null) return [{ where, orderBy }];
  const ties = { ...where, [field]: after.value, _id: { gt: after.id } };
  const beyond = { ...where, [field]: behind(where[field], after.value, direction) };
  return [
    { where: ties, orderBy },
    { where: beyond, orderBy },
  ];
}

/** A range that the list is already limited to stays beside the cursor's. */
function behind(limits: Condition | undefined, value: Scalar, direction: 'asc' | 'desc'): Condition {
  const range = typeof limits === 'object' ? limits : {};
  return direction === 'asc' ? { ...range, gt: value } : { ...range, lt: value };
}
