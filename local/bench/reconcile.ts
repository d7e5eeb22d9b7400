/**
 * bench reconcile: a night of 1k and 10k holders, every one of whom moved on the day: pages, round trips and documents of
 * the nightly reconciliation, on the local cloud's store in one process. Round trips are what a night costs in the cloud.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CountingDatabase } from '../../tests/support/counting-database';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { MALL, memberHolder, pointAccount } from '../../cloudfunctions/ledger/accounts';
import { emptyHolding } from '../../cloudfunctions/ledger/accumulator/holding';
import type { Entry } from '../../cloudfunctions/ledger/entry';
import { holders, holderToDocument, newHolder } from '../../cloudfunctions/ledger/holder';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { openBooks } from '../../cloudfunctions/ledger/open-books';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { books, journal, STATE_ID, stateFromDocument } from '../../cloudfunctions/ledger/state';
import { bookDifferences } from '../../cloudfunctions/operations/reconcile/documents';
import { reconcile } from '../../cloudfunctions/operations/reconcile/reconcile';
import { closeDay } from '../../cloudfunctions/points/close-day';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { standard } from '../../cloudfunctions/policy/profiles';
import { addDays, MINUTE_MS, startOfDay } from '../../cloudfunctions/units/days';
import { Store } from '../cloud/database/store';
import { DirectDatabase } from './direct-database';
import { report } from './report';

/** Ten times as many take a hundred times as long here: the local store has no index, so every page looks at the whole journal. */
const SIZES = [1_000, 10_000];
const FIRST_DAY = '2026-01-01';
const UNITS = 1_000_000;

export async function benchReconcile(): Promise<void> {
  for (const size of SIZES) await benchSize(size);
}

async function benchSize(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = new Store(join(folder, 'cloud.db'));
  try {
    for (const from of COLLECTIONS) store.ensureCollection(from.name);
    const direct = new DirectDatabase(store);
    const counting = new CountingDatabase(direct);
    const clock = { at: startOfDay(FIRST_DAY), now: () => clock.at };
    const { database } = counting;
    const house = { database, clock, waiting: realWaiting, policy: standard, memory: new Memory(database) };
    await openBooks(house, FIRST_DAY);
    await seed(house, store, size);
    clock.at = startOfDay(addDays(FIRST_DAY, 1));
    if ((await closeDay(house, FIRST_DAY)) !== 'closed') throw new Error(`${FIRST_DAY} was not closed`);
    await reconcile(house, { pages: 1 });
    clock.at += 11 * MINUTE_MS;
    await measure(house, counting, direct, size);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  house: BooksHouse,
  counting: CountingDatabase,
  direct: DirectDatabase,
  size: number,
): Promise<void> {
  const [before, began] = [direct.written, performance.now()];
  let pages = 0;
  const cost = await counting.cost(async () => {
    pages = await reconcile(house, { pages: Number.MAX_SAFE_INTEGER });
  });
  const name = `reconcile.${size}`;
  report(`${name}.pages`, pages, 'pages');
  report(`${name}.roundTrips`, cost.roundTrips, 'round trips');
  report(`${name}.calls`, cost.calls, 'calls');
  report(`${name}.written`, direct.written - before, 'documents');
  report(`${name}.ms`, performance.now() - began, 'ms');
  const found = await house.database.count(bookDifferences, {});
  report(`${name}.differences`, found, 'items');
}

/** Everybody was credited something on the day, an entry each: the worst a day can be. */
async function seed(house: BooksHouse, store: Store, size: number): Promise<void> {
  const document = await house.database.get(books, STATE_ID);
  if (document === null) throw new Error('the books did not open');
  const { day, pool, policyVersion } = stateFromDocument(document);
  const holding = emptyHolding(pool, day);
  const ids = Array.from({ length: size }, (_, i) => memberHolder(String(i).padStart(8, '0')));
  store.bulkInsert(
    holders.name,
    ids.map((id) => holderToDocument({ ...newHolder(id, holding), points: UNITS })),
  );
  const leg = { asset: 'POINTS', why: 'release' } as const;
  store.bulkInsert(
    journal.name,
    ids.map((id): Entry => ({
      ...{ _id: `accrue:${id}:${day}`, kind: 'sweep', day: FIRST_DAY, at: house.clock.now() },
      ...{ policyVersion, cause: day, inputHash: '' },
      legs: [
        { ...leg, account: MALL.pool, units: -UNITS },
        { ...leg, account: pointAccount(id, 'points'), units: UNITS },
      ],
    })),
  );
}
