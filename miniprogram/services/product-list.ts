/** A list of products that a person narrows and sorts: what the pages with such a list share. */
import { call, type InputOf } from './api';
import { NO_CHOICE, wantedOf, type Choice, type Sort } from './filter';
import { common, type Common } from './loading';
import { beginning, loadMore, noRows, type Cursor, type Paged, type PageOf } from './paged';
import type { Card } from './shelf-words';

type Wanted = InputOf<'member', 'products'>;

export interface ListData extends Common, Paged<Card> {
  sort: Sort;
  choice: Choice;
}

interface ListScreen {
  readonly data: ListData;
  setData(data: Partial<ListData> | Record<string, Card>): void;
}

const PAGE = 20;

export function listData(): ListData {
  return { ...common(), ...noRows<Card>(), sort: 'recommended', choice: NO_CHOICE };
}

/**
 * The page after a cursor, or the beginning.
 * @param about what the page is about; the person's choice narrows it, and never widens it
 */
function ask({ sort, choice }: ListData, about: Wanted, after: Cursor | null): Promise<PageOf<Card>> {
  return call('member', 'products', { ...wantedOf(choice), ...about, sort, after, limit: PAGE });
}

/** Puts the beginning of the list on the page; false where there is nothing. */
export async function showBeginning(page: ListScreen, about: () => Wanted): Promise<boolean> {
  const wish = (): string => JSON.stringify([page.data.sort, page.data.choice, about()]);
  const asked = wish();
  const found = await ask(page.data, about(), null);
  // Meanwhile the person may have chosen otherwise.
  if (wish() !== asked) return showBeginning(page, about);
  page.setData(beginning(page.data, found));
  return found.rows.length > 0;
}

export function showMore(page: ListScreen, about: () => Wanted): Promise<void> {
  return loadMore(page, (after) => ask(page.data, about(), after));
}
