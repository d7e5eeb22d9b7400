/**
 * bench close: the daily close at 1k, 100k and 1M holders beside an eager one that touches every
 * holder, on the same store in the same process. The eager one is given every advantage: small
 * documents, batches of 1,000, no network.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { COLLECTIONS } from '../../cloudfunctions/collections';
import { memberHolder } from '../../cloudfunctions/ledger/accounts';
import { addSv, arrange, emptyHolding } from '../../cloudfunctions/ledger/accumulator/holding';
import { holders, holderToDocument, newHolder } from '../../cloudfunctions/ledger/holder';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { openBooks } from '../../cloudfunctions/ledger/open-books';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import {
  books,
  STATE_ID,
  stateFromDocument,
  stateToDocument,
  type State,
} from '../../cloudfunctions/ledger/state';
import { closeDay } from '../../cloudfunctions/points/close-day';
import { collection, type Document } from '../../cloudfunctions/platform/database';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { parsePolicy } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { addDays, startOfDay } from '../../cloudfunctions/units/days';
import { Store } from '../cloud/database/store';
import { DirectDatabase } from './direct-database';
import { median, report } from './report';

const SIZES = [1_000, 100_000, 1_000_000];
const FIRST_DAY = '2026-01-01';
const EXPIRY = '2026-01-31';
const DAYS = 5;
const BATCH = 1_000;
const SV_UNITS = 5_000_000;

interface EagerHolder extends Document {
  readonly sv: number;
  readonly points: number;
}
const eager = collection<EagerHolder>('eager');

export async function benchClose(): Promise<void> {
  for (const size of SIZES) await benchSize(size);
}

async function benchSize(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = new Store(join(folder, 'cloud.db'));
  try {
    for (const { name } of [...COLLECTIONS, eager]) store.ensureCollection(name);
    const database = new DirectDatabase(store);
    const clock = { at: startOfDay(FIRST_DAY), now: () => clock.at };
    const policy = parsePolicy({
      ...standard,
      version: 'bench',
      supply: { ...standard.supply, lifetimeCapPointUnits: null },
    });
    const house: BooksHouse = { database, clock, waiting: realWaiting, policy, memory: new Memory(database) };
    await openBooks(house, FIRST_DAY);
    const state = await seed(house, store, size);
    const lazy = await closeDays(house, database);
    const eagerMs = await closeEagerly(database, size, state);
    const name = `close.${size}`;
    report(`${name}.lazy`, median(lazy.map((day) => day.ms)), 'ms');
    report(`${name}.written`, Math.max(...lazy.map((day) => day.written)), 'documents a day');
    report(`${name}.eager`, eagerMs, 'ms');
    report(`${name}.ratio`, eagerMs / median(lazy.map((day) => day.ms)), 'times faster');
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every holder has the same SV, counted through the whole run. */
async function seed(house: BooksHouse, store: Store, size: number): Promise<State> {
  const document = await house.database.get(books, STATE_ID);
  if (document === null) throw new Error('the books did not open');
  const state = stateFromDocument(document);
  const granted = addSv(emptyHolding(state.pool, state.day), state.pool, SV_UNITS);
  const holding = arrange(granted, state.pool, EXPIRY, FIRST_DAY);
  const one = { ...newHolder(memberHolder('0'), holding), svUnits: SV_UNITS };
  const ids = Array.from({ length: size }, (_, i) => String(i).padStart(8, '0'));
  store.bulkInsert(
    holders.name,
    ids.map((id) => holderToDocument({ ...one, id: memberHolder(id) })),
  );
  store.bulkInsert(
    eager.name,
    ids.map((_id) => ({ _id, sv: SV_UNITS, points: 0 })),
  );
  const pool = { ...state.pool, buckets: { [EXPIRY]: holding.shares * BigInt(size) } };
  const transaction = await house.database.begin();
  await transaction.put(books, stateToDocument({ ...state, pool }));
  await transaction.commit();
  return { ...state, pool };
}

async function closeDays(
  house: BooksHouse,
  database: DirectDatabase,
): Promise<{ ms: number; written: number }[]> {
  const results = [];
  for (let i = 0; i < DAYS; i += 1) {
    const day = addDays(FIRST_DAY, i);
    const now = startOfDay(addDays(day, 1));
    const before = database.written;
    const started = performance.now();
    const result = await closeDay({ ...house, clock: { now: () => now } }, day);
    if (result !== 'closed') throw new Error(`${day} was ${result}`);
    results.push({ ms: performance.now() - started, written: database.written - before });
  }
  return results;
}

/** One day by the formula of rules.md §4, holder by holder; fractions are left away in its favour. */
async function closeEagerly(database: DirectDatabase, size: number, state: State): Promise<number> {
  const started = performance.now();
  const total = BigInt(size) * BigInt(SV_UNITS);
  const release = BigInt(standard.supply.dailyReleasePointUnits);
  for (let last = ''; ;) {
    const page = await database.find(eager, {
      where: { _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: BATCH,
    });
    const transaction = await database.begin();
    for (const holder of page) {
      const points = Number((BigInt(holder.sv) * release) / total);
      const converted = Number((BigInt(points) * BigInt(state.price)) / 1_000_000n);
      await transaction.put(eager, { ...holder, sv: holder.sv - converted, points: holder.points + points });
    }
    await transaction.commit();
    if (page.length < BATCH) break;
    last = page.at(-1)?._id ?? '';
  }
  return performance.now() - started;
}
