/** Twenty at once at the market and at a member's accounts, on the real local cloud with the real SDK. */
import { clearPassword, setPassword } from '../cloudfunctions/custody/passwords/set';
import { addressOf } from '../cloudfunctions/custody/address';
import { transferPoints } from '../cloudfunctions/custody/moves/move';
import { Memory } from '../cloudfunctions/ledger/memory';
import { memberHolder, merchantHolder } from '../cloudfunctions/ledger/accounts';
import { days } from '../cloudfunctions/ledger/state';
import { cancelOrder } from '../cloudfunctions/market/end';
import { matchBook } from '../cloudfunctions/market/match';
import { sellPoints } from '../cloudfunctions/market/trade';
import { closeDay } from '../cloudfunctions/points/close-day';
import { DAY_MS } from '../cloudfunctions/units/days';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { givePoints, KeyPhone } from './support/key-phone';
import { OWING } from './support/mall';
import { FIRST_DAY } from './support/memory-house';
import { PAR, PIN, POINT, TradingFloor } from './support/trading-floor';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
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

const outcomes = async <T>(work: (i: number) => Promise<T>) => Promise.allSettled(TWENTY.map(work));
const refusals = <T>(results: PromiseSettledResult<T>[]): string[] =>
  results.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
  );

test('20 offers of the same points: as many as there are points', async () => {
  await floor.seller('bea', 5);
  const results = await outcomes(() => floor.offer('bea', 1));
  expect(refusals(results)).toEqual(Array.from({ length: 15 }, () => 'POINTS_SHORT'));
  expect(await floor.pointsOf('bea')).toMatchObject({ custodial: 0, inOrders: 5 * POINT });
});

test('20 bids of the same cash: as many as it pays for', async () => {
  await floor.buyer('salon', 550);
  const results = await outcomes(() => floor.bid('salon', 1));
  expect(refusals(results)).toEqual(Array.from({ length: 15 }, () => 'CASH_SHORT'));
  expect(await floor.fund('salon')).toMatchObject({ freeFen: 50, frozenFen: 500 });
});

test('20 merchants fill one offer at once: every point is sold once, every fen paid once', async () => {
  await floor.seller('bea', 15);
  await floor.offer('bea', 15);
  for (const i of TWENTY) await floor.buyer(`m${i}`, 1_000, `o${i}`);
  expect(
    refusals(
      await outcomes(async (i) => {
        await floor.bid(`m${i}`, 1);
        await matchBook(cloud.house, 50);
      }),
    ),
  ).toEqual([]);
  await floor.match();
  expect(await floor.fills()).toHaveLength(15);
  expect(await floor.wallet('bea')).toMatchObject({ lots: [{ fen: 1_500 }] });
});

test('20 sellers and one bid, all at once: oldest first among those that stood there, never crossed', async () => {
  await floor.buyer('salon', 100_000);
  for (const i of TWENTY) await floor.seller(`s${i}`, 2);
  await floor.bid('salon', 30);
  const results = await outcomes((i) => {
    const terms = { price: PAR, units: 2 * POINT };
    return sellPoints(cloud.house, { memberId: `s${i}`, requestId: `r${i}`, password: PIN, ...terms });
  });
  expect(refusals(results)).toEqual([]);
  await floor.match();
  expect(await floor.stock('salon')).toBe(30 * POINT);
  expect((await floor.orders()).filter((one) => one.state === 'open')).toHaveLength(5);
});

test('fills against cancellations of both sides: each point and fen is in one place', async () => {
  await floor.seller('bea', 20);
  await floor.buyer('salon', 10_000);
  const sell = await floor.offer('bea', 20);
  const bids: string[] = [];
  for (let i = 0; i < 10; i += 1) bids.push((await floor.bid('salon', 1))._id);
  await outcomes<unknown>((i) => {
    if (i === 7) return cancelOrder(cloud.house, memberHolder('bea'), sell._id);
    if (i % 2 === 0) return matchBook(cloud.house, 3);
    return cancelOrder(cloud.house, merchantHolder('salon'), bids[(i - 1) / 2] ?? '');
  });
  const sold = (await floor.fills()).length;
  expect((await floor.order(sell._id)).left).toBe((20 - sold) * POINT);
  expect(await floor.stock('salon')).toBe(sold * POINT);
});

test('fills against the close of their day: all that happened are in its sums', async () => {
  await floor.seller('bea', 10);
  await floor.buyer('salon', 10_000);
  for (let i = 0; i < 10; i += 1) {
    await floor.offer('bea', 1);
    await floor.bid('salon', 1);
  }
  // Another instance, whose clock is still in the day.
  const { at } = cloud.house.clock;
  const before = { ...cloud.house, clock: { now: () => at }, memory: new Memory(cloud.house.database) };
  expect(await matchBook(before, 3)).toBe(3);
  cloud.house.clock.at += DAY_MS;
  await Promise.all([matchBook(before, 20), closeDay(cloud.house, FIRST_DAY)]);
  const day = await cloud.house.database.get(days, FIRST_DAY);
  const made = (await floor.fills()).filter((one) => one.day === FIRST_DAY);
  expect(day?.totals.tradedPointUnits).toBe(made.length * POINT);
  expect(day?.priceInputs['trades']).toBe(made.length);
});

test('20 transfers signed with one sequence: one moves points', async () => {
  await floor.mall.join('ann');
  await floor.mall.join('bea');
  await givePoints(cloud.house, 'bea', 100 * POINT);
  const phone = await KeyPhone.registered(cloud.house, 'bea');
  const to = addressOf('ann');
  const results = await outcomes((i) => {
    phone.sequence = 0;
    return transferPoints(cloud.house, { ...phone.move((i + 1) * POINT, to), to });
  });
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'SEQUENCE_OLD'));
});

test('20 wrong pay passwords at once: five are looked at; 20 first passwords: one is set', async () => {
  await floor.seller('bea', 5);
  const guess = (i: number) => {
    const terms = { price: PAR, units: POINT, password: String(300_001 + 7 * i) };
    return sellPoints(cloud.house, { memberId: 'bea', requestId: `r${i}`, ...terms });
  };
  const codes = refusals(await outcomes(guess));
  expect(codes.filter((code) => code === 'PASSWORD_WRONG')).toHaveLength(4);
  expect(codes.filter((code) => code === 'PASSWORD_LOCKED')).toHaveLength(16);
  await clearPassword(cloud.house, 'bea', 'op');
  const set = await outcomes((i) => setPassword(cloud.house, 'bea', String(310_007 + i)));
  expect(refusals(set)).toEqual(Array.from({ length: 19 }, () => 'PASSWORD_EXISTS'));
});
