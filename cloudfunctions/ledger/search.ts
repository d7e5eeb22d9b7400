/** The journal, looked through by those who answer for it: one entry, an account, or what caused it; latest first. */
import type { Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import type { Entry } from './entry';
import { journal } from './state';

/** One of them; without any there is nothing to look for. */
export interface EntrySearch {
  readonly entryId: string | null;
  /** Of one of the legs. */
  readonly account: string | null;
  /** The document that caused it. */
  readonly cause: string | null;
}

export async function searchEntries(
  reader: Reader,
  { entryId, account, cause }: EntrySearch,
  after: Cursor | null,
  limit: number,
): Promise<Page<Entry>> {
  if (entryId !== null) {
    const entry = await reader.get(journal, entryId);
    return { rows: entry === null ? [] : [entry], next: null };
  }
  if (account === null && cause === null) return { rows: [], next: null };
  const where = {
    ...(account !== null && { 'legs.account': account }),
    ...(cause !== null && { cause }),
  };
  return pageOf(reader, { from: journal, where, sort: ['at', 'desc'], after, limit });
}
