/** The nightly reconciliation: silent over sound books, loud over others, and the same however it is cut or doubled. */
import { livedMall } from '../../../tests/support/lived-mall';
import type { TestHouse } from '../../../tests/support/memory-house';
import { CountingDatabase } from '../../../tests/support/counting-database';
import { holders } from '../../ledger/holder';
import { days, journal } from '../../ledger/state';
import { findAll, type Collection, type Document } from '../../platform/database';
import { MINUTE_MS } from '../../units/days';
import { accountSums, bookDifferences, fullPasses, reconciliations } from './documents';
import { passEverybody } from './full-pass';
import { differencesOf, moveDifference, unsettledDifferences } from './items';
import { MALL_SUMS } from './leg-sums';
import { noteBill } from './note-bill';
import { reconcile } from './reconcile';

let house: TestHouse;
beforeEach(async () => {
  house = await livedMall(1_000);
});

/** Night after night until nothing is due; every day waits for its stragglers. */
async function everyNight(pages = 7): Promise<void> {
  for (let idle = 0; idle < 2;) {
    idle = (await reconcile(house, { pages })) === 0 ? idle + 1 : 0;
    house.clock.at += 11 * MINUTE_MS;
  }
}

/** Until everybody was through once more. */
async function oneRound(pages: number): Promise<void> {
  const rounds = async () => (await house.database.get(fullPasses, 'fullPass'))?.rounds ?? 0;
  const before = await rounds();
  for (let calls = 0; calls < 500 && (await rounds()) === before; calls += 1)
    await passEverybody(house, { pages });
}

async function change<D extends Document>(
  from: Collection<D>,
  id: string,
  how: (one: D) => D,
): Promise<void> {
  const transaction = await house.database.begin();
  const one = await transaction.get(from, id);
  if (one === null) throw new Error(`no ${id}`);
  await transaction.put(from, how(one));
  await transaction.commit();
}

const found = async () =>
  (await findAll(house.database, bookDifferences, {})).map(({ kind, about, state }) => ({
    kind,
    about,
    state,
  }));

test('sound books leave no item, and the sums are those of the journal', async () => {
  await everyNight();
  expect(await found()).toEqual([]);
  expect(await unsettledDifferences(house.database, 10)).toEqual([]);
  const runs = await findAll(house.database, reconciliations, {});
  const closed = await findAll(house.database, days, {});
  expect(runs.map(({ _id, phase }) => [_id, phase])).toEqual(closed.map(({ day }) => [day, 'done']));
  const entries = (await findAll(house.database, journal, {})).filter(
    ({ day }) => day <= (runs.at(-1)?._id ?? ''),
  );
  expect(runs.reduce((sum, run) => sum + run.entries, 0)).toBe(entries.length);
  const burned = entries.flatMap(({ legs }) => legs).filter((leg) => leg.account === 'mall:burned');
  const kept = await house.database.get(accountSums, MALL_SUMS);
  expect(kept?.sums['mall:burned']).toBe(burned.reduce((sum, leg) => sum + leg.units, 0));
});

test('twenty at once, again and again, add every leg once', async () => {
  for (let idle = 0; idle < 2;) {
    const done = await Promise.all(Array.from({ length: 20 }, () => reconcile(house, { pages: 3 })));
    idle = done.every((pages) => pages === 0) ? idle + 1 : 0;
    house.clock.at += 11 * MINUTE_MS;
  }
  await oneRound(10);
  expect(await found()).toEqual([]);
  expect((await house.database.get(fullPasses, 'fullPass'))?.rounds).toBe(1);
});

test('a day that closed a moment ago waits for postings that were on their way', async () => {
  expect(await reconcile(house, { pages: 5 })).toBe(1);
  expect(await reconcile(house, { pages: 5 })).toBe(0);
  house.clock.at += 11 * MINUTE_MS;
  expect(await reconcile(house, { pages: 1 })).toBe(1);
});

test('a balance that was changed is an item until it is settled with a reason', async () => {
  await change(holders, 'member:ann', (ann) => ({ ...ann, points: ann.points + 1 }));
  await everyNight();
  const about = 'member:ann:original';
  expect(await found()).toContainEqual({ kind: 'balance', about, state: 'open' });
  const { rows } = await differencesOf(house.database, 'open', null, 100);
  expect(await unsettledDifferences(house.database, 100)).toEqual(rows);
  for (const { _id: id } of rows) {
    await moveDifference(house, { id, to: 'working', byId: 'olivia', reason: '在查' });
    const settle = { id, to: 'settled' as const, byId: 'olivia', reason: '测试时改动，已更正' };
    const settled = await Promise.all([moveDifference(house, settle), moveDifference(house, settle)]);
    expect(settled.map((one) => one.steps.length)).toEqual([3, 3]);
    await expect(moveDifference(house, { ...settle, to: 'working' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  }
  expect(await unsettledDifferences(house.database, 10)).toEqual([]);
});

test.each([
  {
    what: 'an entry whose legs do not sum to zero',
    kind: 'legs',
    break: async () => {
      const [entry] = (await findAll(house.database, journal, {})).filter(({ kind }) => kind === 'settle');
      if (entry === undefined) throw new Error('no entry');
      const legs = entry.legs.map((leg, i) => (i === 0 ? { ...leg, units: leg.units + 1 } : leg));
      await change(journal, entry._id, (one) => ({ ...one, legs }));
    },
  },
  {
    what: 'a day that says that more was burned',
    kind: 'day',
    break: () => change(days, '2026-06-02', (day) => ({ ...day, burnedTotal: day.burnedTotal + 1 })),
  },
])('$what is found', async ({ kind, break: breakIt }) => {
  await breakIt();
  await everyNight();
  expect((await found()).map((one) => one.kind)).toContain(kind);
});

test('an old entry that is changed after its night is found by the full pass', async () => {
  await everyNight();
  const entry = (await findAll(house.database, journal, {})).find(({ legs: all }) =>
    all.some((leg) => leg.why === 'buyer'),
  );
  if (entry === undefined) throw new Error('no entry');
  const legs = entry.legs.map((leg) => (leg.why === 'buyer' ? { ...leg, units: leg.units * 2 } : leg));
  await change(journal, entry._id, (one) => ({ ...one, legs }));
  await everyNight();
  expect(await found()).toEqual([]);
  await oneRound(3);
  expect((await found()).map((one) => one.kind)).toContain('sums');
});

test('the full pass goes through everybody once a day', async () => {
  await everyNight();
  await oneRound(50);
  const mark = house.database.mark();
  expect(await passEverybody(house, { pages: 50 })).toBe(0);
  expect(house.database.changedSince(mark)).toEqual([]);
  house.clock.at += 24 * 60 * MINUTE_MS;
  expect(await passEverybody(house, { pages: 50 })).toBeGreaterThan(0);
});

test('a difference with the bill is an item, and settles itself when it is gone', async () => {
  const difference = {
    ...{
      _id: '2026-06-01:payment:o1:amount',
      day: '2026-06-01',
      kind: 'amount' as const,
      what: 'payment' as const,
    },
    ...{ orderId: 'o1', refundNumber: '', wechatFen: 5, mallFen: 4, state: 'open' as const, foundAt: 1 },
  };
  await noteBill(house, '2026-06-01', ['payment'], [difference]);
  await noteBill(house, '2026-06-01', ['payment'], [difference]);
  expect(await found()).toEqual([{ kind: 'bill', about: difference._id, state: 'open' }]);
  // The bill of another number says nothing about this one.
  await noteBill(house, '2026-06-01', ['payIn', 'out'], []);
  expect(await unsettledDifferences(house.database, 10)).toHaveLength(1);
  await noteBill(house, '2026-06-01', ['payment'], []);
  expect(await found()).toEqual([{ kind: 'bill', about: difference._id, state: 'settled' }]);
  expect(await unsettledDifferences(house.database, 10)).toEqual([]);
});

test('a page of entries costs five round trips, the first of a firing one more, a page of holders six', async () => {
  const counting = new CountingDatabase(house.database);
  const counted = { ...house, database: counting.database };
  const costOf = async (pages: number) =>
    (await counting.cost(() => reconcile(counted, { pages }))).roundTrips;
  await reconcile(house, { pages: 1 });
  house.clock.at += 11 * MINUTE_MS;
  expect(await costOf(1)).toBe(1 + 5);
  // The only holders of the day, and the day itself.
  expect(await costOf(1)).toBe(1 + 6);
});

test('a firing ends with its time, and the next goes on where it stopped', async () => {
  // Every look at this clock is a millisecond later: a firing of five of them does few pages, and many do all.
  for (let idle = 0; idle < 2;) {
    idle = (await reconcile(house, { forMs: 5 })) === 0 ? idle + 1 : 0;
    if (idle > 0) house.clock.at += 11 * MINUTE_MS;
  }
  const runs = await findAll(house.database, reconciliations, {});
  expect(runs).toHaveLength((await findAll(house.database, days, {})).length);
  expect(runs.every(({ phase }) => phase === 'done')).toBe(true);
  expect(await found()).toEqual([]);
});
