/** What the pages of the market are told: exact, in one call, and never who the other one was. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { POINT, TradingFloor } from '../../../tests/support/trading-floor';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import { cancelOrder } from '../../market/end';
import { fillsOf, orderOf } from '../../market/reading/own';
import { haltTrading } from '../../market/trading';
import { parsePolicy } from '../../policy/policy';
import { strict } from '../../policy/profiles';
import { fundPage, walletCash } from './cash-pages';
import { buyDesk, sellDesk } from './desks';
import { marketPage } from './market-page';

let house: TestHouse;
let floor: TradingFloor;
beforeEach(async () => {
  house = memoryHouse(OWING);
  floor = await TradingFloor.open(house);
  await floor.seller('bea', 100);
  await floor.buyer('salon', 100_000);
});
afterEach(() => expectSoundBooks(house));

const BEA = memberHolder('bea');
const SALON = merchantHolder('salon');
const orderPage = (holder: typeof BEA, id: string) => orderOf(house, holder, id, null, 20);

test('the market page: own open offers alone, equal prices as one level, the inputs of the next price', async () => {
  await floor.seller('ann', 50);
  await floor.offer('bea', 10, 10_200);
  await floor.offer('ann', 5, 10_200);
  await floor.offer('ann', 5, 10_400);
  await floor.bid('salon', 4, 10_200);
  await floor.match();
  const page = await marketPage(house, 'bea');
  expect(page.open).toMatchObject([{ side: 'sell', units: 10 * POINT, left: 6 * POINT, state: 'open' }]);
  expect(page.sells).toEqual([
    { price: 10_200, units: 11 * POINT },
    { price: 10_400, units: 5 * POINT },
  ]);
  expect(page.next).toEqual({
    madeBy: null,
    ...{ allowanceDays: 7, allowanceFen: 0, releasedPointUnits: 6_216 * POINT, byAllowance: 10_000 },
    ...{ tradedPointUnits: 4 * POINT, tradedFen: 408 },
    needed: { sellers: 5, merchants: 5, maxAccountBp: 2_000, pointUnits: 44_400_000 },
  });
  expect(JSON.stringify(page)).not.toMatch(/ann|bea|salon/);
  expect((await marketPage(house, 'a-stranger')).open).toEqual([]);
});

test('the next price by allowance is what the close makes of it', async () => {
  await floor.mall.activeMember('cat');
  await floor.mall.bill('cat', 400_000);
  const { next, price } = await marketPage(house, 'bea');
  expect(next.allowanceFen).toBeGreaterThan(0);
  await floor.mall.pass(1);
  const after = await marketPage(house, 'bea');
  expect(after.price).toBe(next.byAllowance);
  expect(after.price).not.toBe(price);
  expect(after.next.madeBy).toMatchObject({ rule: 'allowance' });
});

test('the desks: what there is, what the other side asks, how many orders stand', async () => {
  await floor.offer('bea', 10, 10_300);
  await floor.bid('salon', 7, 9_900);
  expect(await sellDesk(house, 'bea')).toMatchObject({
    ...{ custodialPointUnits: 90 * POINT, hasPassword: true, owedPointUnits: 0, openOrders: 1 },
    ...{ band: { low: 9_500, high: 10_500 }, others: [{ price: 9_900, units: 7 * POINT }] },
    ...{ isOn: true, haltedBecause: null, withdrawAfterDays: 7, feeBp: 0 },
  });
  await haltTrading(house, 'op', '系统维护');
  expect(await buyDesk(house, 'salon')).toMatchObject({
    ...{ freeFen: 100_000 - 693, openOrders: 1, haltedBecause: '系统维护' },
    others: [{ price: 10_300, units: 10 * POINT }],
    stock: { stock: 0 },
  });
});

test('an order with its fills: the seller is told when the cash is free, the buyer no fee, neither a name', async () => {
  const sell = await floor.offer('bea', 10, 10_000);
  const buy = await floor.bid('salon', 6, 10_000);
  await floor.match();
  await cancelOrder(house, BEA, sell._id);
  const sold = await orderPage(BEA, sell._id);
  expect(sold).toMatchObject({
    order: {
      state: 'cancelled',
      units: 10 * POINT,
      left: 4 * POINT,
      filled: 6 * POINT,
      costHundredths: 60_000,
    },
    fills: { rows: [{ units: 6 * POINT, fen: 600, freeOn: '2026-06-08' }], next: null },
  });
  const bought = await orderPage(SALON, buy._id);
  expect(bought.fills.rows).toMatchObject([{ fen: 600, feeFen: 0, freeOn: null, orderId: buy._id }]);
  expect(JSON.stringify([sold, bought, await fillsOf(house, BEA, null, 20)])).not.toMatch(/bea|salon/);
});

test('an order of somebody else is not there', async () => {
  const sell = await floor.offer('bea', 10);
  for (const holder of [memberHolder('ann'), SALON])
    await expect(orderPage(holder, sell._id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(orderPage(BEA, 'sell-nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the wallet: cash waits its days, with the statement that says where it is from', async () => {
  await floor.mall.activeMember('ann');
  await floor.seller('ann', 50);
  await floor.offer('ann', 50);
  await floor.bid('salon', 50);
  await floor.match();
  expect(await walletCash(house, 'ann')).toMatchObject({
    ...{ freeFen: 0, waiting: [{ freeOn: '2026-06-08', fen: 5_000 }], isMarketOn: true },
    ...{ owedPointUnits: 0, nettable: { fen: 0, pointUnits: 0 } },
    statement: { rows: [{ kind: 'fill', movements: [{ why: 'bought', units: 5_000 }] }], next: null },
  });
  expect(await fundPage(house, 'salon')).toMatchObject({ freeFen: 95_000, frozenFen: 0, isMarketOn: true });
});

test('strict: the pages are told that there is no market', async () => {
  house = memoryHouse(parsePolicy({ ...strict, version: 'strict-test' }));
  floor = await TradingFloor.open(house);
  await floor.mall.join('bea');
  expect(await marketPage(house, 'bea')).toMatchObject({ isOn: false, open: [], sells: [], buys: [] });
  expect(await sellDesk(house, 'bea')).toMatchObject({ isOn: false });
  expect(await walletCash(house, 'bea')).toMatchObject({ isMarketOn: false, freeFen: 0 });
  expect(await fundPage(house, floor.mall.shopId)).toMatchObject({ isMarketOn: false });
});
