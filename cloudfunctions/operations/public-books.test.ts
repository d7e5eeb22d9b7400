/** 公示: days and sums that anybody can read (rules.md §13). */
import { holders } from '../ledger/holder';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { censuses } from './documents';
import { takeCensus } from './census';
import { publicBooks, publicPage } from './public-books';

let house: TestHouse;
let mall: Mall;
beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  await mall.join('cat');
  await mall.bill('bea', 10_000);
});

test('before a day has closed there is nothing to count', async () => {
  expect(await takeCensus(house, 10)).toBe(0);
  expect(await publicBooks(house, 30)).toMatchObject({
    held: null,
    days: [],
    before: null,
    issuedPointUnits: 0,
  });
});

test('who holds how much in sum is what the holders hold, and with what burned and waits, what was issued', async () => {
  await mall.pass(3);
  expect(await takeCensus(house, 10)).toBeGreaterThan(4);
  expect(await takeCensus(house, 10)).toBe(0);
  const books = await publicBooks(house, 2);
  const people = await Promise.all(['ann', 'bea', 'cat'].map((id) => mall.member(id)));
  const sum = (of: (person: (typeof people)[number]) => number) => people.reduce((a, b) => a + of(b), 0);
  expect(books.held).toMatchObject({
    _id: '2026-06-03',
    members: 3,
    activeMembers: 2,
    memberPointUnits: sum((one) => one.points),
    memberSvUnits: sum((one) => one.svUnits),
    lockedSvUnits: 2_000_000,
  });
  const shops = books.held!.merchantPointUnits;
  const unreleased = books.issuedPointUnits - books.burnedPointUnits - books.held!.memberPointUnits - shops;
  // Fractions that are not a unit yet: less than a unit a holder.
  expect(unreleased).toBeGreaterThanOrEqual(0);
  expect(unreleased).toBeLessThan(10);
  expect(books.days.map(({ day }) => day)).toEqual(['2026-06-03', '2026-06-02']);
  expect((await publicPage(house, books.before, 2)).days.map(({ day }) => day)).toEqual(['2026-06-01']);
});

test('a census goes on where it stopped, 20 firings at once count everybody once', async () => {
  const template = (await house.database.find(holders, { where: {}, limit: 1 }))[0]!;
  const transaction = await house.database.begin();
  for (let i = 0; i < 1_203; i += 1)
    await transaction.put(holders, {
      ...template,
      _id: `member:x${i}`,
      points: 1,
      shares: '0',
      waiting: false,
    });
  await transaction.commit();
  await mall.pass(1);
  expect(await takeCensus(house, 1)).toBe(500);
  expect((await publicBooks(house, 1)).held).toBeNull();
  await Promise.all(Array.from({ length: 20 }, () => takeCensus(house, 10)));
  const [census] = await house.database.find(censuses, { where: { state: 'done' }, limit: 9 });
  expect(census?.members).toBe(3 + 1_203);
});
