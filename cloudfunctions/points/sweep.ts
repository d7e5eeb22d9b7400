/** The sweeper: brings the stalest holders up to date, so that stored figures have a known age. */
import type { HolderId } from '../ledger/accounts';
import type { Day } from '../units/days';
import { holders } from '../ledger/holder';
import { post, type BooksHouse } from '../ledger/post';
import { Conflict } from '../platform/database';
import { books, STATE_ID, stateFromDocument } from '../ledger/state';

const HOLDERS_A_TRANSACTION = 20;

/** Settles at most `limit` holders whose figures wait in the pool; returns how many. */
export async function sweepHolders(house: BooksHouse, limit: number): Promise<number> {
  const state = await house.database.get(books, STATE_ID);
  if (state === null) return 0;
  const { day } = stateFromDocument(state);
  const stale = await house.database.find(holders, {
    where: { waiting: true, through: { lt: day } },
    orderBy: [['through', 'asc']],
    limit,
  });
  const ids = stale.map((holder) => holder._id);
  let swept = 0;
  for (let start = 0; start < ids.length; start += HOLDERS_A_TRANSACTION) {
    const batch = ids.slice(start, start + HOLDERS_A_TRANSACTION);
    if (await isSettled(() => settleBatch(house, day, batch))) swept += batch.length;
  }
  return swept;
}

/** A batch whose holders are too busy brings them up to date by being so; the next firing looks for those that are left. */
async function isSettled(settle: () => Promise<void>): Promise<boolean> {
  try {
    await settle();
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

async function settleBatch(house: BooksHouse, day: Day, ids: readonly HolderId[]): Promise<void> {
  // Two sweepers of one batch meet in its holders; the second finds nothing left to credit.
  const entryId = `sweep:${day}:${ids[0] ?? ''}`;
  const posting = { entryId, kind: 'sweep', cause: day, holders: ids };
  await post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => ids.forEach((id) => book.touch(id)),
  );
}
