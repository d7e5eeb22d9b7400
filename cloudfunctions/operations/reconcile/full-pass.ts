/**
 * The rolling full pass: one holder after another, all its legs from the first entry, against the sums that are kept
 * from night to night. It proves the nightly reconciliation, and begins again on another day: the sums change at night only.
 */
import type { HolderId } from '../../ledger/accounts';
import type { House } from '../../platform/house';
import { journal } from '../../ledger/state';
import { dayOf, type Instant } from '../../units/days';
import { Conflict, DuplicateId, type Transaction } from '../../platform/database';
import { inTransaction } from '../../platform/in-transaction';
import { storedBalances } from './balances';
import { stopwatch, type Bound } from './bound';
import { accountSums, FULL_PASS, fullPasses, type FullPass, type FullPassOfOne } from './documents';
import { raise } from './items';
import { MALL_SUMS, added, sumsByConcerned } from './leg-sums';

const ENTRIES_A_PAGE = 200;

/** Until the bound is reached or the round is over; returns how many holders it finished. */
export async function passEverybody(house: House, bound: Bound): Promise<number> {
  let finished = 0;
  const isOver = stopwatch(house, bound);
  for (let page = 0; !isOver(page); page += 1)
    try {
      const done = await inTransaction(house.database, (transaction) => pass(house, transaction));
      if (done === 'round') return finished;
      if (done === 'one') finished += 1;
    } catch (error) {
      if (error instanceof Conflict || error instanceof DuplicateId) return finished;
      throw error;
    }
  return finished;
}

async function pass(house: House, transaction: Transaction): Promise<'page' | 'one' | 'round'> {
  const at = house.clock.now();
  const stored = await transaction.get(fullPasses, FULL_PASS);
  const known = stored ?? unbegun(at);
  const today = dayOf(at);
  const isBetweenRounds = known.current === null && known.through === '';
  if (isBetweenRounds && known.endedOn === today) return 'round';
  const current = known.current ?? (await nextOne(transaction, known.through));
  if (current === null) {
    if (known.through === '') return 'round';
    await transaction.put(fullPasses, {
      ...known,
      ...{ through: '', rounds: known.rounds + 1, endedOn: today, at },
    });
    return 'round';
  }
  const { after, isLast } = await addPage(transaction, current);
  if (!isLast) {
    await transaction.put(fullPasses, { ...known, current: after, at });
    return 'page';
  }
  await compare(transaction, after, at);
  const checked = known.checked + 1;
  await transaction.put(fullPasses, { ...known, through: after.id, current: null, checked, at });
  return 'one';
}

function unbegun(at: Instant): FullPass {
  return { _id: FULL_PASS, through: '', current: null, rounds: 0, endedOn: null, checked: 0, at };
}

async function nextOne(transaction: Transaction, through: string): Promise<FullPassOfOne | null> {
  const found = await transaction.find(accountSums, {
    where: { _id: { gt: through } },
    orderBy: [['_id', 'asc']],
    limit: 2,
  });
  // The mall's own accounts are the rest of everybody's, and held against every day.
  const one = found.find((sums) => sums._id !== MALL_SUMS);
  return one === undefined ? null : { id: one._id, asOf: one.day, after: '', sums: {}, expected: one.sums };
}

async function addPage(
  transaction: Transaction,
  current: FullPassOfOne,
): Promise<{ readonly after: FullPassOfOne; readonly isLast: boolean }> {
  const stored = storedBalances(current.id as HolderId, undefined, undefined);
  const accounts = new Set([...stored.keys(), ...Object.keys(current.expected)]);
  const page = await transaction.find(journal, {
    where: { 'legs.account': { in: [...accounts] }, day: { lte: current.asOf }, _id: { gt: current.after } },
    orderBy: [['_id', 'asc']],
    limit: ENTRIES_A_PAGE,
  });
  const sums = added(current.sums, sumsByConcerned(page).get(current.id) ?? {});
  const after = { ...current, sums, after: page.at(-1)?._id ?? current.after };
  return { after, isLast: page.length < ENTRIES_A_PAGE };
}

async function compare(
  transaction: Transaction,
  { asOf, sums, expected }: FullPassOfOne,
  at: number,
): Promise<void> {
  const accounts = new Set([...Object.keys(sums), ...Object.keys(expected)]);
  const found = [...accounts]
    .filter((account) => (sums[account] ?? 0) !== (expected[account] ?? 0))
    .map((about) => ({
      ...{ day: asOf, kind: 'sums' as const, about },
      found: String(expected[about] ?? 0),
      expected: String(sums[about] ?? 0),
    }));
  await raise(transaction, found, at);
}
