/** The statement of an account of points, a month at a time: on the screen page by page, whole as a file (rules.md §12). */
import { pointAccount, type HolderId, type PointPlace } from '../../ledger/accounts';
import { holderFromDocument, holders } from '../../ledger/holder';
import { monthOf, type Month } from '../../ledger/month';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { statementOf, type Period, type StatementRow } from '../../ledger/statement';
import { csvFile } from '../../platform/csv';
import { QUERY_LIMIT } from '../../platform/database';
import { pageWith, type Cursor } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import type { PointUnits } from '../../units/amounts';
import { dayOf, startOfDay, wallTime, type Instant } from '../../units/days';
import { formatUnits } from '../../units/decimals';
import { movementWords } from './words';

export interface PointRow {
  readonly entryId: string;
  readonly at: Instant;
  /** The order, member or day that it is about. */
  readonly cause: string;
  /** All movements of the entry together. */
  readonly units: PointUnits;
  readonly movements: readonly { readonly words: string; readonly units: PointUnits }[];
}

export interface PointStatement {
  readonly rows: readonly PointRow[];
  readonly next: Cursor | null;
  /** Released already; stands on the statement with the account's next movement. Part of the balance. */
  readonly uncreditedPointUnits: PointUnits;
  /** The month of these rows, and the running one. */
  readonly month: Month;
  readonly runningMonth: Month;
}

export interface StatementAsked {
  readonly holder: HolderId;
  readonly place: PointPlace;
  /** The running one without it. */
  readonly month?: Month | undefined;
}

export async function pointStatement(
  house: BooksHouse,
  { holder, place, month: asked }: StatementAsked,
  after: Cursor | null,
  limit: number,
): Promise<PointStatement> {
  const account = pointAccount(holder, place);
  const runningMonth = monthOf(dayOf(house.clock.now()));
  const month = asked ?? runningMonth;
  const [page, uncreditedPointUnits] = await Promise.all([
    statementOf(house.database, account, after, limit, periodOf(month)),
    place === 'points' ? uncredited(house, holder) : 0,
  ]);
  return { ...pageWith(page, pointRow), uncreditedPointUnits, month, runningMonth };
}

/** A file of more would not fit into an answer; nobody's month comes near it. */
const MOST_ROWS = 20 * QUERY_LIMIT;
const HEADER = ['时间', '事项', '积分', '相关单号', '记账编号'];

/** Oldest first, a row a movement, with their sum; WeChat hands the file on. */
export async function pointStatementCsv(
  house: BooksHouse,
  { holder, place, month }: StatementAsked & { readonly month: Month },
): Promise<string> {
  const rows: PointRow[] = [];
  for (let after: Cursor | null = null; ;) {
    const page = await statementOf(
      house.database,
      pointAccount(holder, place),
      after,
      QUERY_LIMIT - 1,
      periodOf(month),
    );
    rows.push(...page.rows.map(pointRow));
    if (rows.length > MOST_ROWS) refuse('INVALID_INPUT', {}, '这个月的记录太多，请联系客服导出');
    if (page.next === null) break;
    after = page.next;
  }
  const sum = rows.reduce((all, { units }) => all + units, 0);
  const lines = rows
    .reverse()
    .flatMap(({ at, movements, cause, entryId }) =>
      movements.map(({ words, units }) => [
        ...[wallTime(at).replace('T', ' '), words, formatUnits(units, 6)],
        ...[cause, entryId],
      ]),
    );
  return csvFile([HEADER, ...lines, ['合计', month, formatUnits(sum, 6), '', '']]);
}

function pointRow({ entryId, at, cause, movements }: StatementRow): PointRow {
  return {
    ...{ entryId, at, cause },
    units: movements.reduce((sum, { units }) => sum + units, 0),
    movements: movements.map(({ why, units }) => ({ words: movementWords(why, units), units })),
  };
}

/** What the pool holds for the account: a holder is credited when something else touches it (docs/distribution.md). */
async function uncredited(house: BooksHouse, id: HolderId): Promise<PointUnits> {
  const [stored, now] = await Promise.all([house.database.get(holders, id), readHolders(house, [id])]);
  return stored === null
    ? 0
    : Math.max(0, (now.holders.get(id)?.points ?? 0) - holderFromDocument(stored).points);
}

function periodOf(month: Month): Period {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: startOfDay(`${month}-01`), until: startOfDay(`${next}-01`) };
}
