/** The rewards page: sums by kind, this month by day, what is on its way, and order by order why. */
import { memberHolder } from '../../ledger/accounts';
import { holderMonths, monthOf, type Month, type MonthBook } from '../../ledger/month';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { ordersThatGave } from '../../orders/list';
import { refuse } from '../../platform/refusal';
import type { Day } from '../../units/days';
import type { Cursor, Page } from '../../platform/paging';
import { pendingOf } from './pending';
import { rowsOf, type RewardRow } from './row';
import { monthSums, runningMonth, sumsOf, type KindSum, type MonthSums } from './sums';

export interface RewardDay {
  readonly day: Day;
  readonly sums: readonly KindSum[];
}

export interface RewardMonth extends MonthSums {
  /** Days that brought or took something, newest first. */
  readonly days: readonly RewardDay[];
}

export interface MyRewards {
  /** Since joining: what became effective, less what was taken back. */
  readonly sums: readonly KindSum[];
  readonly month: RewardMonth;
  /** The newest of what is on its way: expected, not promised. */
  readonly pending: readonly RewardRow[];
  readonly rows: Page<RewardRow>;
}

const MOST_PENDING = 20;

/** The first screen. */
export async function myRewards(house: BooksHouse, memberId: string, limit: number): Promise<MyRewards> {
  const id = memberHolder(memberId);
  const [now, pending, rows] = await Promise.all([
    readHolders(house, [id]),
    pendingOf(house, memberId, MOST_PENDING),
    rewardRows(house, memberId, null, limit),
  ]);
  const holder = now.holders.get(id) ?? refuse('NOT_A_MEMBER');
  const running = runningMonth(holder.month, monthOf(now.openDay));
  return { sums: sumsOf(holder.earned), month: monthView(running), pending, rows };
}

/** The orders behind the cursor. */
export async function rewardRows(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<RewardRow>> {
  const page = await ordersThatGave(house.database, memberId, after, limit);
  const rows = await rowsOf(house.database, memberId, page.rows);
  return { ...page, rows };
}

/** One month by day; empty where nothing happened. */
export async function rewardMonth(house: BooksHouse, memberId: string, month: Month): Promise<RewardMonth> {
  const id = memberHolder(memberId);
  const [now, [past]] = await Promise.all([
    readHolders(house, [id]),
    house.database.find(holderMonths, { where: { holder: id, month }, limit: 1 }),
  ]);
  const running = now.holders.get(id)?.month;
  return monthView(running?.month === month ? running : (past ?? { month, days: {} }));
}

function monthView(book: MonthBook): RewardMonth {
  const told = Object.entries(book.days)
    .map(([day, notes]) => ({ day, sums: sumsOf(notes.earned) }))
    .filter(({ sums }) => sums.length > 0)
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  return { ...monthSums(book), days: told };
}
