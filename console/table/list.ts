/** What a page of rows is made of: a definition that the one table component draws, filters, pages and exports. */
import type { ReactNode } from 'react';

import type { Task } from '../dialogs/task';

/** Where the next page begins, as the page before it said. */
export interface Cursor {
  readonly value: number;
  readonly id: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
}

export interface Column<Row> {
  readonly title: string;
  /** What is searched, exported, and shown where there is no `cell`. */
  readonly text: (row: Row) => string;
  readonly cell?: (row: Row) => ReactNode;
  readonly width?: number;
  /** Amounts stand to the right, in figures of one width. */
  readonly isAmount?: boolean;
}

/** Narrows the list where it is read. */
export interface Filter {
  readonly key: string;
  readonly label: string;
  /** Without them it is a text that is looked for as it stands. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Says who somebody is: it outlives a reload, and stands in no link. */
  readonly isPersonal?: boolean;
}

export type Filters = Readonly<Record<string, string>>;

export interface RowAction<Row> {
  readonly label: string;
  readonly isFor?: (row: Row) => boolean;
  readonly task: (row: Row) => Task | Promise<Task>;
}

export interface List<Row> {
  readonly title: string;
  /** What these rows are, and what is to be done with them. */
  readonly note: string;
  readonly id: (row: Row) => string;
  readonly load: (after: Cursor | null, filters: Filters) => Promise<Page<Row>>;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter[];
  readonly actions?: readonly RowAction<Row>[];
  readonly creations?: readonly { readonly label: string; readonly task: () => Task | Promise<Task> }[];
  /** More about a row, beside the table. */
  readonly detail?: (row: Row) => ReactNode;
  /** What an empty list means. */
  readonly empty: string;
}

/** A list that comes whole. */
export async function whole<Row>(rows: Promise<readonly Row[]>): Promise<Page<Row>> {
  return { rows: await rows, next: null };
}

export function optionsOf(
  words: Readonly<Record<string, string | readonly [text: string, ...rest: unknown[]]>>,
): NonNullable<Filter['options']> {
  return Object.entries(words).map(([value, word]) => ({
    value,
    label: typeof word === 'string' ? word : word[0],
  }));
}

/** What somebody has typed into a filter; null while there is nothing. */
export const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;
