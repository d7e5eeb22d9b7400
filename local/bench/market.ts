/**
 * bench market: fills a second on a local cloud in a process of its own, round trips of orders and fills; and what
 * somebody who trades with himself can do to the price in a day and in a month, by the price rule alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { COLLECTIONS } from '../../cloudfunctions/collections';
import { memberHolder } from '../../cloudfunctions/ledger/accounts';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { bandOf } from '../../cloudfunctions/market/band';
import { cancelOrder } from '../../cloudfunctions/market/end';
import { matchBook } from '../../cloudfunctions/market/match';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import type { Database } from '../../cloudfunctions/platform/database';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { nextPrice, type Trade } from '../../cloudfunctions/points/price';
import { parsePolicy } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { startOfDay } from '../../cloudfunctions/units/days';
import { CountingDatabase } from '../../tests/support/counting-database';
import type { MallHouse } from '../../tests/support/mall';
import { FIRST_DAY } from '../../tests/support/memory-house';
import { noWechatPay } from '../../tests/support/no-wechat-pay';
import { PAR, POINT, TradingFloor } from '../../tests/support/trading-floor';
import { CloudProcess } from '../cloud-process';
import { report } from './report';

const PAIRS = 200;
const PARTIES = 20;
const MATCHERS = 8;
const MONTH = 30;

/** Hashes of pay passwords as quick as they can be: here it is about the book. */
const policy = parsePolicy({
  ...standard,
  version: 'bench-market',
  passwords: { ...standard.passwords, log2N: 4, p: 1 },
  market: { ...standard.market, maxOpenOrders: PAIRS },
});

export async function benchMarket(): Promise<void> {
  washTrades('alone', 1);
  washTrades('ring', policy.price.minSellers);
  await onTheCloud();
}

/** So many sellers and as many merchants of one party buy from each other at the top of the band, every day. */
function washTrades(name: string, accounts: number): void {
  const volume = Math.ceil((policy.supply.dailyReleasePointUnits * policy.price.minTradedBp) / 10_000);
  let price = policy.price.firstPrice;
  const after = (days: number): void =>
    report(
      `market.wash.${name}.${days}`,
      (price / policy.price.firstPrice - 1) * 100,
      '% above the first price',
    );
  for (let day = 1; day <= MONTH; day += 1) {
    const { high } = bandOf(price, policy);
    const trades: Trade[] = Array.from({ length: accounts }, (_, i) => ({
      price: high,
      pointUnits: Math.ceil(volume / accounts),
      seller: `seller${i}`,
      merchant: `merchant${i}`,
    }));
    price = nextPrice({ price, trades, allowancesFen: [] }, policy).price;
    if (day === 1) after(1);
  }
  after(MONTH);
}

async function onTheCloud(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  const cloud = await CloudProcess.start({ data, collections: COLLECTIONS });
  try {
    const house = houseOn(openDatabase());
    const floor = await TradingFloor.open(house);
    for (let i = 0; i < PARTIES; i += 1) {
      await floor.seller(`s${i}`, PAIRS * 2);
      await floor.buyer(`m${i}`, PAIRS * 1_000, `o${i}`);
    }
    await roundTrips(floor);
    await fill(floor);
    report('market.fills.alone', await fillsASecond(house, 1), 'fills a second, one matcher');
    await fill(floor);
    report(
      'market.fills.together',
      await fillsASecond(house, MATCHERS),
      `fills a second, ${MATCHERS} matchers at one book`,
    );
  } finally {
    await cloud.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function houseOn(database: Database): MallHouse {
  const clock = { at: startOfDay(FIRST_DAY), now: () => clock.at };
  const memory = new Memory(database);
  return { database, clock, waiting: realWaiting, policy, memory, wechatPay: noWechatPay };
}

/** Orders that meet in pairs, and have not met yet. */
async function fill(floor: TradingFloor): Promise<void> {
  const started = performance.now();
  for (let i = 0; i < PAIRS; i += 1) {
    await floor.offer(`s${i % PARTIES}`, 1);
    await floor.bid(`m${(i + 1) % PARTIES}`, 1);
  }
  report('market.orders', (2 * PAIRS) / ((performance.now() - started) / 1000), 'orders placed a second');
}

async function fillsASecond(house: MallHouse, matchers: number): Promise<number> {
  const started = performance.now();
  const made = await Promise.all(Array.from({ length: matchers }, () => matchBook(house, PAIRS * 2)));
  const seconds = (performance.now() - started) / 1000;
  return made.reduce((sum, one) => sum + one, 0) / seconds;
}

async function roundTrips(floor: TradingFloor): Promise<void> {
  const counting = new CountingDatabase(floor.house.database);
  const counted = { ...floor.house, database: counting.database };
  const twin = Object.assign(Object.create(floor) as TradingFloor, { house: counted });
  let offered = '';
  const steps: readonly (readonly [name: string, work: () => Promise<unknown>])[] = [
    ['offer', async () => (offered = (await twin.offer('s0', 1, PAR + 100))._id)],
    ['cancel', () => cancelOrder(counted, memberHolder('s0'), offered)],
    ['bid', () => twin.bid('m0', 1)],
    ['fill', async () => (await floor.offer('s1', 1), matchBook(counted, 1))],
  ];
  for (const [name, work] of steps) {
    const { roundTrips: trips, calls } = await counting.cost(work);
    report(`market.roundTrips.${name}`, trips, `round trips, ${calls} calls`);
  }
  if ((await floor.stock('m0')) !== POINT) throw new Error('what met was not filled');
}
