/** A list that grows at the end of the page. */
import { sentenceOf } from './api-error';
import { tell } from './loading';

export interface Cursor {
  readonly value: number;
  readonly id: string;
}

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
}

/** more: there are more · busy: they are on their way · end: these were all */
export type Ending = 'more' | 'busy' | 'end';

export interface Paged<Row> {
  rows: readonly Row[];
  next: Cursor | null;
  ending: Ending;
  /** Counts the beginnings of the list, so that an answer for an earlier one is known. */
  turn: number;
}

interface Screen<Row> {
  readonly data: Paged<Row>;
  setData(data: Partial<Paged<Row>> | Record<string, Row>): void;
}

export function noRows<Row>(): Paged<Row> {
  return { rows: [], next: null, ending: 'end', turn: 0 };
}

/** The list from its beginning, as data of a page. */
export function beginning<Row>({ turn }: Paged<Row>, { rows, next }: PageOf<Row>): Paged<Row> {
  return { rows, next, ending: next === null ? 'end' : 'more', turn: turn + 1 };
}

/** Adds the next rows, and only them; what is shown already is not sent to the page again. */
export async function loadMore<Row>(
  page: Screen<Row>,
  ask: (after: Cursor) => Promise<PageOf<Row>>,
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
