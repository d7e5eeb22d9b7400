/** A list that grows at the end of the page. */
import { sentenceOf } from './api-error';
import { loadInto, tell, type Common } from './loading';

export interface Cursor {
  readonly value: number;
  readonly id: string;
}

/** `At` is what the next page is asked behind: a cursor, or a day. */
export interface PageOf<Row, At = Cursor> {
  readonly rows: readonly Row[];
  readonly next: At | null;
}

/** more: there are more · busy: they are on their way · end: these were all */
export type Ending = 'more' | 'busy' | 'end';

export interface Paged<Row, At = Cursor> {
  rows: readonly Row[];
  next: At | null;
  ending: Ending;
  /** Counts the beginnings of the list, so that an answer for an earlier one is known. */
  turn: number;
}

interface Screen<Row, At> {
  readonly data: Paged<Row, At>;
  setData(data: Partial<Paged<Row, At>> | Record<string, Row>): void;
}

export function noRows<Row, At = Cursor>(): Paged<Row, At> {
  return { rows: [], next: null, ending: 'end', turn: 0 };
}

/** The list from its beginning, as data of a page. */
export function beginning<Row, At = Cursor>(
  { turn }: Paged<Row, At>,
  { rows, next }: PageOf<Row, At>,
): Paged<Row, At> {
  return { rows, next, ending: next === null ? 'end' : 'more', turn: turn + 1 };
}

interface ListPage<Row> {
  readonly data: Common & Paged<Row>;
  setData(data: Partial<Common> | Partial<Paged<Row>>): void;
}

/** Loads a page that is one list; without rows it is empty. */
export function loadList<Row>(
  page: ListPage<Row>,
  ask: (after: null) => Promise<PageOf<Row>>,
): Promise<void> {
  return loadInto(page, async () => {
    const found = await ask(null);
    page.setData(beginning(page.data, found));
    return found.rows.length > 0;
  });
}

/** Adds the next rows, and only them; what is shown already is not sent to the page again. */
export async function loadMore<Row, At = Cursor>(
  page: Screen<Row, At>,
  ask: (after: At) => Promise<PageOf<Row, At>>,
): Promise<void> {
  const { next: after, ending, turn } = page.data;
  if (after === null || ending !== 'more') return;
  page.setData({ ending: 'busy' });
  try {
    const { rows, next } = await ask(after);
    if (page.data.turn !== turn) return;
    const from = page.data.rows.length;
    page.setData(Object.fromEntries(rows.map((row, i) => [`rows[${from + i}]`, row])));
    page.setData({ next, ending: next === null ? 'end' : 'more' });
  } catch (error) {
    if (page.data.turn === turn) page.setData({ ending: 'more' });
    tell(sentenceOf(error));
  }
}
