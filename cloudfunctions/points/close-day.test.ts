/** The close: in order, without gaps, once (rules.md §4). */
import { addDays, DAY_MS, startOfDay } from '../units/days';
import { post } from '../ledger/post';
import { books, days, journal, NO_TOTALS, policies, shardId } from '../ledger/state';
import { standard } from '../policy/profiles';
import { expectSoundBooks } from '../../tests/support/audit';
import { crowdedDatabase } from '../../tests/support/crowded-database';
import { Mall, OWING } from '../../tests/support/mall';
import { FIRST_DAY, memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { closeDay, closeDueDays } from './close-day';
import { sweepHolders } from './sweep';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});

const dayOf = (n: number) => addDays(FIRST_DAY, n);

test('a sole member with 499 SV receives 499 points at ¥1 and has no SV left', async () => {
  await mall.activeMember('bea');
  await mall.pass(1);
  expect(await mall.member('bea')).toMatchObject({ points: 499_000_000, svUnits: 0 });
  const [day] = await house.database.find(days, { where: {}, limit: 1 });
  expect(day).toMatchObject({
    released: 499_000_000,
    countedSvUnits: 4_990_000,
    price: 10_000,
    nextPrice: 10_000,
  });
  await expectSoundBooks(house);
});

test('a day that has not ended is not closed; a closed one says so and changes nothing', async () => {
  expect(await closeDay(house, FIRST_DAY)).toBe('not ended');
  house.clock.at += DAY_MS;
  expect(await closeDay(house, FIRST_DAY)).toBe('closed');
  expect(await closeDay(house, FIRST_DAY)).toBe('already closed');
  expect(await house.database.find(days, { where: {}, limit: 10 })).toHaveLength(1);
});

test('missed days are closed in order without gaps', async () => {
  house.clock.at += 5 * DAY_MS;
  expect(await closeDay(house, dayOf(2))).toBe('already closed');
  expect(await closeDueDays(house)).toEqual([0, 1, 2, 3, 4].map(dayOf));
  expect(await closeDueDays(house)).toEqual([]);
});

test('20 closes of one day at once close it once', async () => {
  await mall.activeMember('bea');
  house.clock.at += DAY_MS;
  const results = await Promise.all(Array.from({ length: 20 }, () => closeDay(house, FIRST_DAY)));
  expect(results.filter((result) => result === 'closed')).toHaveLength(1);
  expect(results.filter((result) => result === 'already closed')).toHaveLength(19);
  await expectSoundBooks(house);
});

test('a settlement that meets a sealed shard waits for the close and lands in the next day', async () => {
  await mall.activeMember('bea');
  const transaction = await house.database.begin();
  for (let shard = 0; shard < 16; shard += 1)
    await transaction.put(books, {
      _id: shardId(FIRST_DAY, shard),
      sealed: true,
      buckets: {},
      totals: NO_TOTALS,
    });
  await transaction.commit();
  let waits = 0;
  const impatient = {
    ...house,
    waiting: {
      random: () => 0.5,
      sleep: async () => {
        waits += 1;
        if (waits === 3) {
          house.clock.at = startOfDay(dayOf(1));
          await closeDay(house, FIRST_DAY);
        }
      },
    },
  };
  const posting = {
    entryId: 'late',
    kind: 'test',
    cause: 'late',
    holders: ['member:bea'] as const,
    shardKey: 'late',
  };
  await post(
    impatient,
    posting,
    () => Promise.resolve(null),
    (book) => book.grantSv('member:bea', 5, 'test'),
  );
  expect(waits).toBeGreaterThanOrEqual(3);
  expect(await house.database.get(journal, 'late')).toMatchObject({ day: dayOf(1) });
});

test('after midnight nothing is booked before the day that ended is closed', async () => {
  await mall.activeMember('bea');
  house.clock.at += DAY_MS;
  await expect(mall.bill('bea', 100)).rejects.toMatchObject({ name: 'DayNotClosed' });
  await closeDueDays(house);
  await mall.bill('bea', 100);
});

test('a policy comes into force on its day, and days say which they were closed under', async () => {
  const next = {
    ...standard,
    version: 'next',
    supply: { ...standard.supply, dailyReleasePointUnits: 1_000_000 },
  };
  const transaction = await house.database.begin();
  await transaction.insert(policies, { _id: 'next', policy: next, effectiveFrom: dayOf(2), adoptedAt: 1 });
  await transaction.commit();
  await mall.activeMember('bea');
  await mall.pass(1);
  await mall.bill('bea', 1_000_000);
  await mall.pass(2);
  const closed = await house.database.find(days, { where: {}, orderBy: [['day', 'asc']], limit: 10 });
  expect(closed.map((day) => [day.policyVersion, day.released])).toEqual([
    ['test-owing', 499_000_000],
    ['test-owing', 888_000_000],
    ['next', 1_000_000],
  ]);
});

test('SV pauses after the 30th day, keeps its figure, and resumes with the next order', async () => {
  const slow = { ...OWING, version: 'slow', supply: { ...OWING.supply, dailyCapBp: 100 } };
  house = memoryHouse(slow);
  mall = await Mall.open(house);
  await mall.activeMember('bea');
  await mall.pass(31);
  const counted = await mall.member('bea');
  expect(counted.holding.expiry).toBe('2026-07-01');
  await mall.pass(10);
  const paused = await mall.member('bea');
  expect([paused.svUnits, paused.points]).toEqual([counted.svUnits, counted.points]);
  await mall.bill('bea', 10_000);
  await mall.pass(1);
  expect((await mall.member('bea')).points).toBeGreaterThan(paused.points);
  await expectSoundBooks(house);
});

test('the sweeper stores what waits in the pool and finds nothing the second time', async () => {
  await mall.activeMember('ann');
  await mall.activeMember('bea');
  await mall.pass(2);
  expect(await sweepHolders(house, 100)).toBe(2);
  expect(await sweepHolders(house, 100)).toBe(0);
  await expectSoundBooks(house);
});

test('a batch of the sweeper that always meets others is left for later and keeps nothing else from being done', async () => {
  await mall.activeMember('bea');
  await mall.pass(2);
  const { database } = crowdedDatabase(house.database, Infinity);
  expect(await sweepHolders({ ...house, database }, 100)).toBe(0);
  expect(await sweepHolders(house, 100)).toBe(1);
  await expectSoundBooks(house);
});
