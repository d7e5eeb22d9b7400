/**
 * The bank test, on the real local cloud: while bills settle, points are sent and traded and a day closes, readers
 * take snapshots of everybody at one moment. In every one of them nothing is missing and nobody is negative.
 */
import { addressOf } from '../cloudfunctions/custody/address';
import { transferPoints } from '../cloudfunctions/custody/moves/move';
import { POINT_PLACES, isMerchant } from '../cloudfunctions/ledger/accounts';
import { pointResolution } from '../cloudfunctions/ledger/accumulator/scale';
import { holderFromDocument, holders } from '../cloudfunctions/ledger/holder';
import { Memory } from '../cloudfunctions/ledger/memory';
import { DayNotClosed } from '../cloudfunctions/ledger/post';
import { bringUpToDate } from '../cloudfunctions/ledger/settle-holders';
import {
  books,
  journal,
  shardFromDocument,
  shardId,
  SHARDS,
  STATE_ID,
  stateFromDocument,
} from '../cloudfunctions/ledger/state';
import { journalBalances } from '../cloudfunctions/operations/identities';
import { cashAccounts } from '../cloudfunctions/market/documents';
import { matchBook } from '../cloudfunctions/market/match';
import { findAll, QUERY_LIMIT } from '../cloudfunctions/platform/database';
import { Refusal } from '../cloudfunctions/platform/refusal';
import { closeDueDays } from '../cloudfunctions/points/close-day';
import { addDays, DAY_MS } from '../cloudfunctions/units/days';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { givePoints, KeyPhone } from './support/key-phone';
import { OWING } from './support/mall';
import { POINT, TradingFloor } from './support/trading-floor';

const BUYERS = ['b0', 'b1', 'b2', 'b3'];
const SENDERS = ['s0', 's1', 's2'];
const ROUNDS = 6;
/** Within the band of both days. */
const PRICE = 9_700;

let cloud: CloudHouse;
let floor: TradingFloor;

beforeEach(async () => {
  cloud = await cloudHouse(OWING);
  floor = await TradingFloor.open(cloud.house);
});
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

interface Snapshot {
  /** What there should be of points, and what somebody has, the mall's own included, in hr. */
  readonly points: readonly [bigint, bigint];
  readonly shares: readonly [bigint, bigint];
  readonly cashFen: number;
  readonly negative: readonly string[];
}

/** Everybody at one moment: one transaction reads it all. */
async function snapshot(suppliedUnits: bigint): Promise<Snapshot> {
  const transaction = await cloud.house.database.begin();
  const document = await transaction.get(books, STATE_ID);
  if (document === null) throw new Error('there are no books');
  const state = stateFromDocument(document);
  const day = addDays(state.day, 1);
  const ids = Array.from({ length: SHARDS }, (_, shard) => shardId(day, shard));
  const [found, cash, shardDocuments] = await Promise.all([
    transaction.find(holders, { where: {}, limit: QUERY_LIMIT }),
    transaction.find(cashAccounts, { where: {}, limit: QUERY_LIMIT }),
    transaction.getMany(books, ids),
  ]);
  await transaction.abort();
  const everybody = found.map(holderFromDocument);
  const stored = everybody.flatMap((holder) =>
    POINT_PLACES.filter((place) => holder[place] < 0 && !(isMerchant(holder.id) && place === 'points')).map(
      (place) => `${holder.id} ${place}`,
    ),
  );
  await bringUpToDate(new Memory(cloud.house.database), everybody, state);
  const shards = [...shardDocuments.values()].map(shardFromDocument);
  const resolution = pointResolution(state.pool.scale);
  const units = everybody.flatMap((holder) => POINT_PLACES.map((place) => BigInt(holder[place])));
  const burned = shards.reduce((sum, { totals }) => sum + totals.burned, state.burned);
  const held = sumOf(units) + BigInt(burned);
  const unreleased = sumOf(everybody.map(({ holding }) => holding.frac)) + state.pool.carry;
  const counted = everybody.filter(({ holding }) => holding.expiry > state.day);
  const buckets = [state.pool, ...shards].flatMap((part) => Object.values(part.buckets));
  return {
    points: [(BigInt(state.issued) + suppliedUnits) * resolution, held * resolution + unreleased],
    shares: [sumOf(counted.map(({ holding }) => holding.shares)), sumOf(buckets)],
    cashFen: cash.reduce(
      (sum, one) => one.lots.reduce((more, lot) => more + lot.fen, sum + one.freeFen + one.frozenFen),
      0,
    ),
    negative: [
      ...stored,
      ...cash.filter((one) => Math.min(one.freeFen, one.frozenFen) < 0).map((one) => one._id),
    ],
  };
}

const sumOf = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

async function supplied(): Promise<bigint> {
  return -(journalBalances(await findAll(cloud.house.database, journal, {})).get('replay:supply') ?? 0n);
}

/** Whoever comes before the timer closes the day, as the functions do; what was signed before midnight is signed anew. */
async function afterClose<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTooLate = error instanceof Refusal && error.code === 'SIGNATURE_EXPIRED';
    if (!(error instanceof DayNotClosed) && !isTooLate) throw error;
    await closeDueDays(cloud.house);
    return work();
  }
}

async function settle(memberId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1)
    await afterClose(() => floor.mall.bill(memberId, 10_000 + round * 777));
}

async function send(phone: KeyPhone, to: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1)
    await afterClose(() => {
      phone.sequence = round;
      return transferPoints(cloud.house, { ...phone.move(POINT, addressOf(to)), to: addressOf(to) });
    });
}

async function trade(sellerId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await afterClose(() => floor.offer(sellerId, 1, PRICE));
    await afterClose(() => floor.bid(floor.mall.shopId, 1, PRICE));
    await afterClose(() => matchBook(cloud.house, 10));
  }
}

async function nextDay(): Promise<void> {
  cloud.house.clock.at += DAY_MS;
  await closeDueDays(cloud.house);
}

test('settlements, transfers, trades and a close at work: every snapshot is whole', async () => {
  for (const id of BUYERS) await floor.mall.activeMember(id, id === 'b0' ? null : 'b0');
  const phones: KeyPhone[] = [];
  for (const id of SENDERS) {
    await floor.seller(id, 20);
    await givePoints(cloud.house, id, 20 * POINT);
    phones.push(await KeyPhone.registered(cloud.house, id));
  }
  await floor.buyer(floor.mall.shopId, 100_000);
  const supply = await supplied();

  let isOver = false;
  const seen: Snapshot[] = [];
  const read = async (): Promise<void> => {
    do seen.push(await snapshot(supply));
    while (!isOver);
  };
  const write = async (): Promise<void> => {
    await Promise.all([
      ...BUYERS.map(settle),
      ...phones.map((phone, i) => send(phone, SENDERS[(i + 1) % SENDERS.length] ?? '')),
      ...SENDERS.map(trade),
      settle('b0').then(nextDay),
    ]);
    isOver = true;
  };
  await Promise.all([write(), read(), read()]);

  expect(seen.length).toBeGreaterThan(4);
  expect(new Set(seen.map(({ cashFen }) => cashFen))).toEqual(new Set([100_000]));
  for (const { points, shares, negative } of seen) {
    expect(points[1]).toBe(points[0]);
    expect(shares[1]).toBe(shares[0]);
    expect(negative).toEqual([]);
  }
  // The writers were really at work meanwhile.
  expect(new Set(seen.map(({ shares }) => shares[0])).size).toBeGreaterThan(2);
});
