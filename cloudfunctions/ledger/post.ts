/**
 * The one way to change the books: read a snapshot, bring the named holders up to date, let the
 * use case decide, write every document it decided on together with one journal entry.
 */
import { addDays, dayOf, startOfDay, type Day, type Instant } from '../units/days';
import { bucketOf, inputHash } from '../platform/ids';
import { Conflict, DuplicateId, type Reader, type Transaction } from '../platform/database';
import type { House } from '../platform/house';
import { inTransaction } from '../platform/in-transaction';
import { refuse } from '../platform/refusal';
import { retry } from '../platform/retry';
import type { HolderId } from './accounts';
import { emptyHolding } from './accumulator/holding';
import { Book, type BookContext, type Write } from './book';
import { assertBalanced, type Entry, type Leg } from './entry';
import { holderFromDocument, holders, holderToDocument, newHolder, type HolderDocument } from './holder';
import type { Memory } from './memory';
import { bringUpToDate } from './settle-holders';
import {
  addTotals,
  books,
  journal,
  shardFromDocument,
  shardId,
  SHARDS,
  shardToDocument,
  STATE_ID,
  stateFromDocument,
  type Shard,
  type State,
} from './state';

/** A house with what this process remembers of its books. */
export interface BooksHouse extends House {
  readonly memory: Memory;
}

export interface Posting {
  /** `{kind}:{business key}`, the same for the same request. */
  readonly entryId: string;
  readonly kind: string;
  /** The document that causes it. */
  readonly cause: string;
  /** What the caller asked for; its hash stands beside the entry. */
  readonly input?: unknown;
  /** Every holder that the decision may read or change; those that do not exist yet begin empty. */
  readonly holders: readonly HolderId[];
  /** Spreads the day's movements over its shards; needed when SV moves or points burn. */
  readonly shardKey?: string;
  /** Whoever meets others here leaves it to them: a conflict ends it. */
  readonly yieldsToOthers?: boolean;
}

/** The day before the open one has ended and is not closed: close it, then try again. */
export class DayNotClosed extends Error {
  override name = 'DayNotClosed';
}
/** The open day is being closed right now: wait and try again. */
export class DayIsClosing extends Error {
  override name = 'DayIsClosing';
}
/** The hint of the open day was old; the state told the right one. */
class OpenDayMoved extends Error {
  override name = 'OpenDayMoved';
}

/** A person who waits longer has gone, and a mall that is too busy gets no better by more tries: BUSY says so in time. */
const POSTING_RETRY = { attempts: 60, firstDelayMs: 4, longestDelayMs: 250, patienceMs: 20_000 };
/** A twin of the request may insert the id first; reading again finds it. More often is a bug. */
const MOST_DUPLICATES = 3;

function retryable({ yieldsToOthers = false }: Posting): (error: unknown) => boolean {
  let duplicates = 0;
  return (error) => {
    if (error instanceof DuplicateId) return (duplicates += 1) <= MOST_DUPLICATES;
    if (error instanceof Conflict) return !yieldsToOthers;
    return error instanceof DayIsClosing || error instanceof OpenDayMoved;
  };
}

/**
 * Runs one posting. `load` reads what else the decision needs, inside the same snapshot and
 * together with the books; `decide` must be free of effects other than on the book, because a
 * conflict runs it again.
 */
export async function post<T, R>(
  house: BooksHouse,
  posting: Posting,
  load: (reader: Reader) => Promise<T>,
  decide: (book: Book, loaded: T) => R,
): Promise<R> {
  return retry(POSTING_RETRY, house.waiting, retryable(posting), () =>
    inTransaction(house.database, (transaction) => attempt(house, posting, transaction, load, decide)),
  );
}

async function attempt<T, R>(
  house: BooksHouse,
  posting: Posting,
  transaction: Transaction,
  load: (reader: Reader) => Promise<T>,
  decide: (book: Book, loaded: T) => R,
): Promise<R> {
  const now = house.clock.now();
  const shard = bucketOf(posting.shardKey ?? '', SHARDS);
  const calendarDay = dayOf(now);
  const guess = calendarDay > house.memory.openDayHint ? calendarDay : house.memory.openDayHint;
  const guessedShard = shardId(guess, shard);
  const [bookDocuments, holderDocuments, loaded] = await Promise.all([
    transaction.getMany(books, posting.shardKey === undefined ? [STATE_ID] : [STATE_ID, guessedShard]),
    transaction.getMany(holders, [...new Set(posting.holders)]),
    load(transaction),
  ]);
  const stateDocument = bookDocuments.get(STATE_ID);
  if (stateDocument === undefined) refuse('MALL_NOT_OPEN');
  const state = stateFromDocument(stateDocument);
  const openDay = openDayOf(house, state, calendarDay, guess);
  const shardState = shardFromDocument(bookDocuments.get(guessedShard));
  if (shardState.sealed) throw new DayIsClosing(`${openDay} is being closed`);

  const at = momentIn(state, openDay, now);
  const context: BookContext = {
    state,
    openDay,
    today: dayOf(at),
    at,
    policy: await house.memory.policy(state.policyVersion),
  };
  const creditors = await creditorsOf(transaction, holderDocuments);
  const loadedHolders = [...new Set([...posting.holders, ...creditors.keys()])].map((id) => {
    const document = holderDocuments.get(id) ?? creditors.get(id);
    return document === undefined
      ? newHolder(id, emptyHolding(state.pool, state.day))
      : holderFromDocument(document);
  });
  const accruals = await bringUpToDate(house.memory, loadedHolders, state);
  const book = new Book(
    posting.entryId,
    context,
    new Map(loadedHolders.map((holder) => [holder.id, holder])),
  );
  const result = decide(book, loaded);

  for (const id of [...book.touched]) book.payPointDebts(id);
  book.arrangeShares();
  await write(transaction, book, [
    ...entryOf(posting, book, accruals),
    ...shardOf(posting, book, guessedShard, shardState),
  ]);
  return result;
}

/** Merchants that loaded holders owe points to and that the posting did not name. Rare, so read apart. */
async function creditorsOf(
  transaction: Transaction,
  loaded: ReadonlyMap<string, HolderDocument>,
): Promise<Map<HolderId, HolderDocument>> {
  const ids = [...loaded.values()].flatMap((holder) => holder.pointDebts.map((debt) => debt.to));
  const missing = [...new Set(ids)].filter((id) => !loaded.has(id));
  const found = await transaction.getMany(holders, missing);
  return new Map([...found.values()].map((document) => [document._id, document]));
}

/** One entry of what the use case moved and of what its holders had waiting in the pool. */
function entryOf(posting: Posting, book: Book, accruals: ReadonlyMap<HolderId, readonly Leg[]>): Write[] {
  const accrued = [...book.touched].filter((id) => (accruals.get(id) ?? []).length > 0);
  const legs = [...accrued.flatMap((id) => accruals.get(id) ?? []), ...book.legs];
  if (legs.length === 0) return [];
  // A use case that moves nothing itself may come again; a holder accrues once a closed day.
  const id = book.legs.length > 0 ? book.entryId : `accrue:${accrued[0] ?? ''}:${book.context.state.day}`;
  assertBalanced(id, legs);
  const entry: Entry = {
    ...(book.bookedAs ?? { kind: posting.kind, cause: posting.cause }),
    _id: id,
    day: book.context.openDay,
    at: book.context.at,
    legs,
    policyVersion: book.context.policy.version,
    inputHash: inputHash(posting.input ?? null),
  };
  return [{ collection: journal, document: entry, isNew: true }];
}

function shardOf(posting: Posting, book: Book, id: string, before: Shard): Write[] {
  const deltas = Object.entries(book.bucketDeltas);
  const moved = deltas.length > 0 || Object.values(book.totals).some((sum) => sum !== 0);
  if (!moved) return [];
  if (posting.shardKey === undefined) throw new Error(`${posting.entryId} moves SV but names no shard`);
  const buckets = { ...before.buckets };
  for (const [day, delta] of deltas) buckets[day] = (buckets[day] ?? 0n) + delta;
  const shard = { sealed: false, buckets, totals: addTotals(before.totals, book.totals) };
  return [{ collection: books, document: shardToDocument(id, shard), isNew: false }];
}

/** Everything at once: independent writes of one transaction need no order. */
async function write(transaction: Transaction, book: Book, own: readonly Write[]): Promise<void> {
  const touched = [...book.touched].map((id) => {
    const holder = book.holder(id);
    return holderToDocument({ ...holder, version: holder.version + 1 });
  });
  await Promise.all([
    ...touched.map((document) => transaction.put(holders, document)),
    ...[...book.writes, ...own].map(({ collection, document, isNew }) =>
      isNew ? transaction.insert(collection, document) : transaction.put(collection, document),
    ),
  ]);
}

/**
 * The clock that closed the day before may be ahead of this one: what is written now is of the open day all the same.
 * Before the first day has begun everything waits for it.
 */
function momentIn(state: State, openDay: Day, now: Instant): Instant {
  return state.day < state.firstDay ? now : Math.max(now, startOfDay(openDay));
}

/** The day that the books are open for; it can only run ahead of the calendar's by a clock's error. */
function openDayOf(house: BooksHouse, state: State, today: Day, guess: Day): Day {
  const openDay = addDays(state.day, 1);
  if (today > openDay) throw new DayNotClosed(`${openDay} has ended and is not closed`);
  house.memory.openDayHint = openDay;
  if (openDay !== guess) throw new OpenDayMoved(`the books are open for ${openDay}, not ${guess}`);
  return openDay;
}
