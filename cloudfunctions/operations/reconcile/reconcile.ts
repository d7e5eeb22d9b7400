/**
 * The nightly reconciliation, page by page: adds up the legs of a closed day, each once, and compares everybody whom
 * they concern with what is stored. It costs what the day moved, not what there is; it goes on where it stopped.
 */
import type { HolderId } from '../../ledger/accounts';
import { holders } from '../../ledger/holder';
import type { BooksHouse } from '../../ledger/post';
import { books, days, journal, STATE_ID, stateFromDocument } from '../../ledger/state';
import { loadCash } from '../../market/till';
import { Conflict, DuplicateId, findAll, type Transaction } from '../../platform/database';
import { inTransaction } from '../../platform/in-transaction';
import { addDays, MINUTE_MS, type Day } from '../../units/days';
import { storedBalances, unequal } from './balances';
import { stopwatch, type Bound } from './bound';
import { accountSums, reconciliations, type AccountSums, type Reconciliation } from './documents';
import { raise, type Found } from './items';
import { MALL_SUMS, added, concernedBy, sumsByConcerned, unbalanced, type Sums } from './leg-sums';

/** A transaction that began before the close has ended by then. */
const STRAGGLERS_MS = 10 * MINUTE_MS;
const ENTRIES_A_PAGE = 100;
/** Documents that one transaction writes at most. */
const CONCERNED_A_PAGE = 80;
const HOLDERS_A_PAGE = 50;

/** Until the bound is reached or nothing is due; returns how many pages it did. Two at once do the work of one. */
export async function reconcile(house: BooksHouse, bound: Bound): Promise<number> {
  const isOver = stopwatch(house, bound);
  let run: Reconciliation | null = null;
  let page = 0;
  for (; !isOver(page); page += 1) {
    // What the page before has written is what this one goes on with: only between two days it is looked for.
    const from: Reconciliation | null = run ?? (await dueRun(house));
    if (from === null) return page;
    try {
      const next: Reconciliation = await inTransaction(house.database, (transaction) =>
        step(house, transaction, from),
      );
      run = next.phase === 'entries' || next.phase === 'holders' ? next : null;
    } catch (error) {
      if (error instanceof Conflict || error instanceof DuplicateId) return page;
      throw error;
    }
  }
  return page;
}

/** The run that has something to do now, or null. */
async function dueRun(house: BooksHouse): Promise<Reconciliation | null> {
  const [stateDocument, latest] = await Promise.all([
    house.database.get(books, STATE_ID),
    house.database.find(reconciliations, { where: {}, orderBy: [['_id', 'desc']], limit: 1 }),
  ]);
  if (stateDocument === null) return null;
  const state = stateFromDocument(stateDocument);
  const [last] = latest;
  const run =
    last === undefined ? newRun(state.firstDay) : last.phase === 'done' ? newRun(addDays(last._id, 1)) : last;
  if (run._id > state.day) return null;
  const isEarly =
    run.phase === 'waiting' && run.begunAt > 0 && house.clock.now() < run.begunAt + STRAGGLERS_MS;
  return isEarly ? null : run;
}

function newRun(day: Day): Reconciliation {
  const counts = { entries: 0, legs: 0, holders: 0, differences: 0 };
  return { _id: day, phase: 'waiting', through: '', begunAt: 0, doneAt: null, ...counts };
}

/** One page, from the run as it was seen; answers the run as it is now. */
async function step(
  house: BooksHouse,
  transaction: Transaction,
  run: Reconciliation,
): Promise<Reconciliation> {
  const work = run.begunAt === 0 ? begin : run.phase === 'holders' ? compareHolders : addEntries;
  // Whether it is still this one's turn is asked beside the work: where it is not, nothing of it is committed.
  const [, next] = await Promise.all([
    demandUnmoved(transaction, run),
    work(transaction, run, house.clock.now()),
  ]);
  return next;
}

async function demandUnmoved(transaction: Transaction, run: Reconciliation): Promise<void> {
  const present = await transaction.get(reconciliations, run._id);
  const { phase, through, begunAt } = present ?? newRun(run._id);
  if (phase !== run.phase || through !== run.through || begunAt !== run.begunAt)
    throw new Conflict('another firing went on');
}

async function begin(transaction: Transaction, run: Reconciliation, at: number): Promise<Reconciliation> {
  const begun = { ...run, begunAt: at };
  await transaction.put(reconciliations, begun);
  return begun;
}

async function addEntries(
  transaction: Transaction,
  run: Reconciliation,
  at: number,
): Promise<Reconciliation> {
  const page = await transaction.find(journal, {
    where: { day: run._id, _id: { gt: run.through } },
    orderBy: [['_id', 'asc']],
    limit: ENTRIES_A_PAGE,
  });
  const taken = page.slice(0, fitting(page.map(({ legs }) => legs.map((leg) => concernedBy(leg.account)))));
  const moved = sumsByConcerned(taken);
  const known = await transaction.getMany(accountSums, [...moved.keys()]);
  const found = unbalanced(taken).map(({ entryId, asset, sum }): Found => ({
    ...{ day: run._id, kind: 'legs', about: `${entryId} ${asset}`, found: String(sum), expected: '0' },
  }));
  const isLast = taken.length === page.length && page.length < ENTRIES_A_PAGE;
  const next: Reconciliation = {
    ...run,
    phase: isLast ? 'holders' : 'entries',
    through: isLast ? '' : (taken.at(-1)?._id ?? run.through),
    entries: run.entries + taken.length,
    legs: run.legs + taken.reduce((sum, entry) => sum + entry.legs.length, 0),
    differences: run.differences + found.length,
  };
  await Promise.all([
    raise(transaction, found, at),
    ...[...moved].map(([_id, sums]) =>
      transaction.put(accountSums, { _id, day: run._id, sums: added(known.get(_id)?.sums ?? {}, sums) }),
    ),
    transaction.put(reconciliations, next),
  ]);
  return next;
}

/** How many of these entries concern no more than one transaction can write; one always goes. */
function fitting(concerned: readonly (readonly string[])[]): number {
  const all = new Set<string>();
  for (const [i, ids] of concerned.entries()) {
    for (const id of ids) all.add(id);
    if (all.size > CONCERNED_A_PAGE && i > 0) return i;
  }
  return concerned.length;
}

async function compareHolders(
  transaction: Transaction,
  run: Reconciliation,
  at: number,
): Promise<Reconciliation> {
  const page = await transaction.find(accountSums, {
    where: { day: run._id, _id: { gt: run.through } },
    orderBy: [['_id', 'asc']],
    limit: HOLDERS_A_PAGE,
  });
  const concerned = page.filter((sums) => sums._id !== MALL_SUMS);
  const isLast = page.length < HOLDERS_A_PAGE;
  const found = [
    ...(await holderDifferences(transaction, run._id, concerned)),
    ...(isLast ? await dayDifferences(transaction, run._id) : []),
  ];
  const next: Reconciliation = {
    ...run,
    ...(isLast ? { phase: 'done' as const, doneAt: at } : {}),
    through: page.at(-1)?._id ?? run.through,
    holders: run.holders + concerned.length,
    differences: run.differences + found.length,
  };
  await Promise.all([raise(transaction, found, at), transaction.put(reconciliations, next)]);
  return next;
}

/** Sums through `day` and what has moved since, in one snapshot with what is stored. */
async function holderDifferences(
  transaction: Transaction,
  day: Day,
  page: readonly AccountSums[],
): Promise<Found[]> {
  const ids = page.map((sums) => sums._id as HolderId);
  if (ids.length === 0) return [];
  const accounts = ids.flatMap((id) => [...storedBalances(id, undefined, undefined).keys()]);
  const [documents, cash, since] = await Promise.all([
    transaction.getMany(holders, ids),
    loadCash(transaction, ids),
    findAll(transaction, journal, { 'legs.account': { in: accounts }, day: { gt: day } }),
  ]);
  const later = sumsByConcerned(since);
  return page.flatMap(({ sums }, i) => {
    const id = ids[i] as HolderId;
    const total: Sums = added(sums, later.get(id) ?? {});
    const stored = storedBalances(id, documents.get(id), cash.get(id));
    return unequal(id, stored, total).map((one) => balanceFound(day, one));
  });
}

function balanceFound(day: Day, one: { account: string; stored: number; summed: number }): Found {
  return {
    day,
    kind: 'balance',
    about: one.account,
    found: String(one.stored),
    expected: String(one.summed),
  };
}

/** The day's own document against the mall's accounts: everything ever released and burned, to the unit. */
async function dayDifferences(transaction: Transaction, day: Day): Promise<Found[]> {
  const [document, mall] = await Promise.all([
    transaction.get(days, day),
    transaction.get(accountSums, MALL_SUMS),
  ]);
  if (document === null) return [{ day, kind: 'day', about: day, found: 'missing', expected: 'closed' }];
  const sums = mall?.sums ?? {};
  const sides = [
    ['issued', document.issuedTotal, 0 - (sums['mall:pointsCreated'] ?? 0)],
    ['burned', document.burnedTotal, sums['mall:burned'] ?? 0],
  ] as const;
  return sides.flatMap(([name, found, expected]) =>
    found === expected
      ? []
      : [{ day, kind: 'day' as const, about: name, found: String(found), expected: String(expected) }],
  );
}
