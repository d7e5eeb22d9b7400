/** What happened to an account: its legs in the journal, newest first. */
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import type { Instant } from '../units/days';
import { journal } from './state';

export interface StatementRow {
  readonly entryId: string;
  readonly at: Instant;
  /** What happened: a kind of docs/ledger.md. */
  readonly kind: string;
  readonly cause: string;
  readonly movements: readonly { readonly why: string; readonly units: number }[];
}

/** From `from` on, before `until`. */
export interface Period {
  readonly from: Instant;
  readonly until: Instant;
}

/** @param period all of it without one */
export async function statementOf(
  reader: Reader,
  account: string,
  after: Cursor | null,
  limit: number,
  period?: Period,
): Promise<Page<StatementRow>> {
  const within = period === undefined ? {} : { at: { gte: period.from, lt: period.until } };
  const where = { 'legs.account': account, ...within };
  const page = await pageOf(reader, { from: journal, where, sort: ['at', 'desc'], after, limit });
  return pageWith(page, ({ _id, at, kind, cause, legs }) => {
    const own = legs.filter((leg) => leg.account === account);
    return { entryId: _id, at, kind, cause, movements: own.map(({ why, units }) => ({ why, units })) };
  });
}
