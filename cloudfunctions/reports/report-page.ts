/**
 * One page of a report: the rows of so many entries of one day. Rows of pages and days add up (`mergeRows`), so a
 * report over any span is read in bounded calls, whatever the size of the mall.
 */
import { journal } from '../ledger/state';
import type { Entry } from '../ledger/entry';
import type { House } from '../platform/house';
import { ordersBehind, paidServices } from '../orders/for-reports';
import { dayOf, type Day } from '../units/days';
import { byMonth, INCOME_COLUMNS, incomeRows, platformRows } from './income';
import { PREPAID_COLUMNS, prepaidRows } from './prepaid';
import { REWARD_COLUMNS, rewardRows } from './rewards';
import type { Column, Row } from './table';

export const REPORT_NAMES = ['daily', 'monthly', 'platform', 'partners', 'tax', 'prepaid'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

export interface ReportPage {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Asks for the page behind this one of the same day; null when there is none. */
  readonly after: string | null;
}

const ENTRIES_A_PAGE = 200;
const ORDERS_A_PAGE = 200;

/** `day` is the day whose entries are read; what is prepaid is read as it stands now. */
export async function reportPage(house: House, name: ReportName, day: Day, after: string): Promise<ReportPage> {
  if (name === 'prepaid') return prepaidPage(house, after);
  const entries = await house.database.find(journal, {
    where: { day, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit: ENTRIES_A_PAGE,
  });
  const next = entries.length < ENTRIES_A_PAGE ? null : (entries.at(-1)?._id ?? null);
  return { ...(await tableOf(house, name, day, entries)), after: next };
}

async function tableOf(house: House, name: ReportName, day: Day, entries: readonly Entry[]) {
  if (name === 'tax') return { columns: REWARD_COLUMNS, rows: rewardRows(entries) };
  if (name === 'partners')
    return { columns: REWARD_COLUMNS, rows: rewardRows(entries, (why) => why === 'regionPartner') };
  const behind = await ordersBehind(house.database, entries);
  const rows = incomeRows(entries, (entry) => behind.get(entry.cause) ?? []);
  if (name === 'monthly') return { columns: INCOME_COLUMNS, rows: byMonth(rows) };
  return { columns: INCOME_COLUMNS, rows: name === 'platform' ? platformRows(rows, day) : rows };
}

async function prepaidPage(house: House, after: string): Promise<ReportPage> {
  const found = await paidServices(house.database, after, ORDERS_A_PAGE);
  const next = found.length < ORDERS_A_PAGE ? null : (found.at(-1)?._id ?? null);
  return { columns: PREPAID_COLUMNS, rows: prepaidRows(found, dayOf(house.clock.now())), after: next };
}
