/** The rewards page: sums by kind, this month by day, what is on its way, and order by order why. */
import { memberHolder } from '../../ledger/accounts';
import {
  holderMonths,
  monthOf,
  type DayNotes,
  type EarnedByWhy,
  type Month,
  type MonthBook,
} from '../../ledger/month';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { ordersThatGave } from '../../orders/list';
import { refuse } from '../../platform/refusal';
import type { Day } from '../../units/days';
import type { Cursor, Page } from '../../platform/paging';
import type { RewardWhy } from '../legs';
import { KIND_OF, type RewardKind } from './kinds';
import { pendingOf } from './pending';
import { rowsOf, type RewardRow } from './row';

export interface KindSum {
  readonly kind: RewardKind;
  readonly svUnits: number;
  readonly pointUnits: number;
}

export interface RewardDay {
  readonly day: Day;
  readonly sums: readonly KindSum[];
}

export interface RewardMonth {
  readonly month: Month;
  readonly sums: readonly KindSum[];
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
  const month = monthOf(now.openDay);
  const running = holder.month.month === month ? holder.month : { month, days: {} };
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

function monthView({ month, days }: MonthBook): RewardMonth {
  const told = Object.entries(days)
    .map(([day, notes]) => ({ day, sums: sumsOf(notes.earned) }))
    .filter(({ sums }) => sums.length > 0)
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  return { month, sums: sumsOf(...Object.values(days).map((notes: DayNotes) => notes.earned)), days: told };
}

/** By kind, the reasons of a kind together; kinds of nothing are left out. */
function sumsOf(...statements: readonly EarnedByWhy[]): KindSum[] {
  const sums = new Map<RewardKind, KindSum>();
  for (const earned of statements)
    for (const [why, { svUnits, pointUnits }] of Object.entries(earned)) {
      const { kind } = KIND_OF[why as RewardWhy];
      const before = sums.get(kind) ?? { kind, svUnits: 0, pointUnits: 0 };
      sums.set(kind, {
        kind,
        svUnits: before.svUnits + svUnits,
        pointUnits: before.pointUnits + pointUnits,
      });
    }
  return [...sums.values()].filter((sum) => sum.svUnits !== 0 || sum.pointUnits !== 0);
}
