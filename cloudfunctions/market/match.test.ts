/** Matchers that meet others: they look again, and leave what others fill to those. */
import { expectSoundBooks } from '../../tests/support/audit';
import { crowdedDatabase } from '../../tests/support/crowded-database';
import { OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { TradingFloor } from '../../tests/support/trading-floor';
import { matchBook } from './match';

let house: TestHouse;
let floor: TradingFloor;

beforeEach(async () => {
  house = memoryHouse(OWING);
  floor = await TradingFloor.open(house);
  await floor.seller('bea', 100);
  await floor.buyer('salon', 100_000);
  await floor.offer('bea', 10);
  await floor.bid('salon', 10);
});
afterEach(() => expectSoundBooks(house));

test('a matcher that met others looks again and fills', async () => {
  const crowd = crowdedDatabase(house.database, 3);
  expect(await matchBook({ ...house, database: crowd.database }, 20)).toBe(1);
  expect(crowd.begun).toBe(4);
  expect(await floor.fills()).toHaveLength(1);
});

test('one that always meets others leaves it to them after a few looks', async () => {
  const crowd = crowdedDatabase(house.database, Infinity);
  expect(await matchBook({ ...house, database: crowd.database }, 20)).toBe(0);
  expect(crowd.begun).toBe(8);
  expect(await floor.fills()).toHaveLength(0);
  // Whoever comes next finds the orders as they were.
  expect(await matchBook(house, 20)).toBe(1);
});

test('of eight at once every pair is filled once', async () => {
  for (let i = 0; i < 5; i += 1) {
    await floor.offer('bea', 1);
    await floor.bid('salon', 1);
  }
  const made = await Promise.all(Array.from({ length: 8 }, () => matchBook(house, 20)));
  expect(made.reduce((a, b) => a + b, 0)).toBe((await floor.fills()).length);
  expect(await matchBook(house, 20)).toBe(0);
  expect(await floor.stock('salon')).toBe(15_000_000);
});
