/** The daily close: seal the day's shards, then write the day (docs/distribution.md). */
import { addDays, dayOf, type Day } from '../units/days';
import { MALL } from '../ledger/accounts';
import { transfer, type Entry } from '../ledger/entry';
import type { BooksHouse } from '../ledger/post';
import {
  books,
  days,
  endToDocument,
  epochId,
  journal,
  policies,
  shardFromDocument,
  shardId,
  SHARDS,
  shardToDocument,
  STATE_ID,
  stateFromDocument,
  stateToDocument,
  type State,
} from '../ledger/state';
import { tradesOf } from '../market/trades';
import { inputHash } from '../platform/ids';
import { Conflict, type Transaction } from '../platform/database';
import { inTransaction } from '../platform/in-transaction';
import { retry } from '../platform/retry';
import { closeBooks } from './day';
import type { Trade } from './price';

/** All of a day's shards at once: as often as it takes for others who close the same day to be through. */
const SEAL_RETRY = { attempts: 3, firstDelayMs: 20, longestDelayMs: 100 };
const CLOSE_RETRY = { attempts: 40, firstDelayMs: 5, longestDelayMs: 250 };
/** A timer that was away for years goes on at its next firing. */
const MOST_DAYS_A_RUN = 4000;

export type CloseResult = 'closed' | 'already closed' | 'not ended';

/**
 * Closes every day that has ended, in order, without gaps. Returns the days that this call
 * closed; none when there was nothing to close.
 */
export async function closeDueDays(house: BooksHouse): Promise<Day[]> {
  const closed: Day[] = [];
  for (let i = 0; i < MOST_DAYS_A_RUN; i += 1) {
    const document = await house.database.get(books, STATE_ID);
    if (document === null) return closed;
    const day = addDays(stateFromDocument(document).day, 1);
    const result = await closeDay(house, day);
    if (result === 'not ended') return closed;
    if (result === 'closed') closed.push(day);
  }
  return closed;
}

/** Closes `day`, the one after the last closed; a closed day changes nothing and says so. */
export async function closeDay(house: BooksHouse, day: Day): Promise<CloseResult> {
  if (dayOf(house.clock.now()) <= day) return 'not ended';
  const sealed = await sealShards(house, day);
  if (!sealed) return 'already closed';
  const trades = await tradesOf(house.database, day);
  return persistently(house, (transaction) => writeDay(house, transaction, day, trades));
}

/**
 * All shards in one transaction; where settlements are still at work, one by one. Whoever comes in the morning
 * before the timer closes as well: all of them one by one would only get in each other's way.
 */
async function sealShards(house: BooksHouse, day: Day): Promise<boolean> {
  const all = Array.from({ length: SHARDS }, (_, shard) => shardId(day, shard));
  try {
    return await retry(SEAL_RETRY, house.waiting, isConflict, () =>
      inTransaction(house.database, (transaction) => seal(transaction, day, all)),
    );
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  const seals = all.map((id) => persistently(house, (own) => seal(own, day, [id])));
  return (await Promise.all(seals)).every(Boolean);
}

/** False when the day is no longer the open one. A sealed shard takes no further movement. */
async function seal(transaction: Transaction, day: Day, ids: readonly string[]): Promise<boolean> {
  const found = await transaction.getMany(books, [STATE_ID, ...ids]);
  if (openDayOf(found.get(STATE_ID)) !== day) return false;
  const open = ids.filter((id) => !shardFromDocument(found.get(id)).sealed);
  await Promise.all(
    open.map((id) => {
      const shard = shardFromDocument(found.get(id));
      return transaction.put(books, shardToDocument(id, { ...shard, sealed: true }));
    }),
  );
  return true;
}

async function writeDay(
  house: BooksHouse,
  transaction: Transaction,
  day: Day,
  trades: readonly Trade[],
): Promise<CloseResult> {
  const ids = Array.from({ length: SHARDS }, (_, shard) => shardId(day, shard));
  const [found, nextVersion] = await Promise.all([
    transaction.getMany(books, [STATE_ID, ...ids]),
    policyVersionOf(transaction, addDays(day, 1)),
  ]);
  const stateDocument = found.get(STATE_ID);
  if (stateDocument === undefined || openDayOf(stateDocument) !== day) return 'already closed';
  const state = stateFromDocument(stateDocument);
  const shards = ids.map((id) => shardFromDocument(found.get(id)));
  if (!shards.every((shard) => shard.sealed)) throw new Error(`${day} has a shard that is not sealed`);

  const policy = await house.memory.policy(state.policyVersion);
  const closed = closeBooks(state, shards, trades, policy, nextVersion);
  const entry = closeEntry(house, state, day, closed.document.released);
  await Promise.all([
    transaction.insert(days, closed.document),
    transaction.put(books, stateToDocument(closed.state)),
    ...(entry === null ? [] : [transaction.insert(journal, entry)]),
    ...(closed.epochEnd === null
      ? []
      : [transaction.insert(books, endToDocument(epochId(closed.epochEnd.epoch), closed.epochEnd))]),
  ]);
  house.memory.openDayHint = addDays(day, 1);
  return 'closed';
}

function closeEntry(house: BooksHouse, state: State, day: Day, released: number): Entry | null {
  const legs = transfer(MALL.pointsCreated, MALL.pool, 'POINTS', released, 'release');
  if (legs.length === 0) return null;
  return {
    _id: `close:${day}`,
    kind: 'close',
    day,
    at: house.clock.now(),
    legs,
    policyVersion: state.policyVersion,
    cause: day,
    inputHash: inputHash({ day }),
  };
}

function openDayOf(document: Parameters<typeof stateFromDocument>[0] | undefined): Day {
  return document === undefined ? '' : addDays(stateFromDocument(document).day, 1);
}

async function policyVersionOf(transaction: Transaction, day: Day): Promise<string> {
  const [document] = await transaction.find(policies, {
    where: { effectiveFrom: { lte: day } },
    orderBy: [
      ['effectiveFrom', 'desc'],
      ['adoptedAt', 'desc'],
    ],
    limit: 1,
  });
  if (document === undefined) throw new Error(`no policy is in force on ${day}`);
  return document._id;
}

const isConflict = (error: unknown): boolean => error instanceof Conflict;

/** Tried again while somebody else is first. */
function persistently<T>(house: BooksHouse, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return retry(CLOSE_RETRY, house.waiting, isConflict, () => inTransaction(house.database, work));
}
