/** The market of points: placing, filling, cancelling, the close, refusals (rules.md §11, §12). */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { PAR, PIN, POINT, TradingFloor } from '../../tests/support/trading-floor';
import { memberHolder, merchantHolder } from '../ledger/accounts';
import { days, journal } from '../ledger/state';
import { parsePolicy, type Policy } from '../policy/policy';
import { strict } from '../policy/profiles';
import { cancelOrder, expireOrders } from './end';
import { placeBuy, placeSell } from './place';
import { haltTrading, resumeTrading } from './trading';

let house: TestHouse;
let floor: TradingFloor;
let mall: Mall;

async function open(policy: Policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  floor = await TradingFloor.open(house);
  mall = floor.mall;
}
beforeEach(async () => {
  await open();
  await floor.seller('bea', 100);
  await floor.buyer('salon', 100_000);
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
const cancelSell = (id: string, memberId = 'bea') => cancelOrder(house, memberHolder(memberId), id);
const cancelBuy = (id: string) => cancelOrder(house, merchantHolder('salon'), id);

test('points go into the order, cash is frozen, and one fill moves both', async () => {
  const sell = await floor.offer('bea', 40, 10_100);
  expect(await floor.pointsOf('bea')).toMatchObject({ custodial: 60 * POINT, inOrders: 40 * POINT });
  const buy = await floor.bid('salon', 50, 10_200);
  expect(await floor.fund('salon')).toMatchObject({ freeFen: 94_900, frozenFen: 5_100 });
  expect(await floor.match()).toBe(1);
  expect(await floor.order(sell._id)).toMatchObject({ state: 'filled', left: 0, costHundredths: 404_000 });
  expect(await floor.order(buy._id)).toMatchObject({ state: 'open', left: 10 * POINT, frozenFen: 1_060 });
  expect(await floor.fills()).toMatchObject([
    { price: 10_100, pointUnits: 40 * POINT, fen: 4_040, feeFen: 0, relation: null, countsForPrice: true },
  ]);
  expect(await floor.stock('salon')).toBe(40 * POINT);
  expect(await floor.pointsOf('bea')).toMatchObject({ custodial: 60 * POINT, inOrders: 0 });
  expect(await floor.wallet('bea')).toMatchObject({
    freeFen: 0,
    lots: [{ freeOn: '2026-06-08', fen: 4_040 }],
  });
});

test('who stood first sets the price; what was frozen beyond it is free again when the order is filled', async () => {
  const buy = await floor.bid('salon', 10, 10_500);
  await floor.offer('bea', 10, 9_500);
  await floor.match();
  expect(await floor.fills()).toMatchObject([{ price: 10_500, fen: 1_050 }]);
  await floor.offer('bea', 10, 9_500);
  await floor.bid('salon', 10, 10_500);
  await floor.match();
  expect((await floor.fills())[1]).toMatchObject({ price: 9_500, fen: 950 });
  expect(await floor.order(buy._id)).toMatchObject({ state: 'filled', frozenFen: 0 });
  expect(await floor.fund('salon')).toMatchObject({ freeFen: 98_000, frozenFen: 0 });
});

test('the cheaper offer goes first, of two equal ones the older', async () => {
  for (const memberId of ['ann', 'cat']) await floor.seller(memberId, 100);
  const dear = await floor.offer('ann', 10, 10_200);
  const late = await floor.offer('bea', 10, 10_000);
  const later = await floor.offer('cat', 10, 10_000);
  await floor.bid('salon', 15, 10_500);
  await floor.match();
  expect((await floor.fills()).map((fill) => fill.sellOrderId)).toEqual(
    expect.arrayContaining([late._id, later._id]),
  );
  expect(await floor.order(late._id)).toMatchObject({ left: 0 });
  expect(await floor.order(later._id)).toMatchObject({ left: 5 * POINT, state: 'open' });
  expect(await floor.order(dear._id)).toMatchObject({ left: 10 * POINT });
});

test('orders that do not meet stay', async () => {
  await floor.offer('bea', 10, 10_001);
  await floor.bid('salon', 10, 10_000);
  expect(await floor.match()).toBe(0);
});

test('a fee is the mall’s own account', async () => {
  await open(parsePolicy({ ...OWING, version: 'fee', market: { ...OWING.market, feeBp: 150 } }));
  await floor.seller('bea', 10);
  await floor.buyer('salon', 10_000);
  await floor.offer('bea', 10);
  await floor.bid('salon', 10);
  await floor.match();
  expect(await floor.fills()).toMatchObject([{ fen: 1_000, feeFen: 15 }]);
  expect(await floor.wallet('bea')).toMatchObject({ lots: [{ fen: 985 }] });
});

test('the same request answers its order, with other content it is refused', async () => {
  const first = await floor.offer('bea', 10, PAR, 'same');
  expect(await floor.offer('bea', 10, PAR, 'same')).toEqual(first);
  await expect(floor.offer('bea', 11, PAR, 'same')).rejects.toEqual(refusal('REQUEST_REUSED'));
  const buy = await floor.bid('salon', 10, 9_900, 'same');
  expect(await floor.bid('salon', 10, 9_900, 'same')).toEqual(buy);
  expect(await floor.pointsOf('bea')).toMatchObject({ inOrders: 10 * POINT });
  expect(await floor.fund('salon')).toMatchObject({ frozenFen: 990 });
});

describe('cancelling', () => {
  test('gives back what is left, once; of a filled order nothing', async () => {
    const sell = await floor.offer('bea', 40);
    const buy = await floor.bid('salon', 10);
    await floor.match();
    expect(await cancelSell(sell._id)).toMatchObject({ state: 'cancelled', left: 30 * POINT });
    expect(await cancelSell(sell._id)).toMatchObject({ state: 'cancelled' });
    expect(await floor.pointsOf('bea')).toMatchObject({ custodial: 90 * POINT, inOrders: 0 });
    await expect(cancelBuy(buy._id)).rejects.toEqual(refusal('WRONG_STATE'));
    const open = await floor.bid('salon', 20);
    await cancelBuy(open._id);
    expect(await floor.fund('salon')).toMatchObject({ freeFen: 99_000, frozenFen: 0 });
  });

  test('is for the own orders', async () => {
    const sell = await floor.offer('bea', 40);
    await floor.seller('ann', 1);
    await expect(cancelSell(sell._id, 'ann')).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(cancelSell('none')).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

test('the close ends the orders of its day: they are filled no more, and what backs them goes back', async () => {
  const sell = await floor.offer('bea', 40);
  expect(await expireOrders(house, 10)).toBe(0);
  await mall.pass(1);
  const buy = await floor.bid('salon', 10);
  expect(await floor.match()).toBe(0);
  expect(await expireOrders(house, 10)).toBe(1);
  expect(await floor.order(sell._id)).toMatchObject({ state: 'expired', endedBecause: 'close' });
  expect(await floor.order(buy._id)).toMatchObject({ state: 'open' });
  expect(await floor.pointsOf('bea')).toMatchObject({ custodial: 100 * POINT, inOrders: 0 });
});

describe('an order is refused', () => {
  test.each([9_499, 10_501])('at %p, outside the band', async (price) => {
    await expect(floor.offer('bea', 1, price)).rejects.toEqual(refusal('PRICE_OUT_OF_BAND'));
    await expect(floor.bid('salon', 1, price)).rejects.toEqual(refusal('PRICE_OUT_OF_BAND'));
  });

  test('of part of a point, of too many, without points or cash', async () => {
    const terms = { price: PAR, units: POINT + 1 };
    const sell = { memberId: 'bea', requestId: 'r', password: PIN, ...terms };
    await expect(placeSell(house, sell)).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(placeBuy(house, { merchantId: 'salon', requestId: 'r', ...terms })).rejects.toEqual(
      refusal('INVALID_INPUT'),
    );
    await expect(floor.offer('bea', 100_001)).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(floor.offer('bea', 101)).rejects.toEqual(refusal('POINTS_SHORT'));
    await expect(floor.bid('salon', 1_001)).rejects.toMatchObject({
      code: 'CASH_SHORT',
      details: { missingFen: 100 },
    });
  });

  test('with a wrong pay password', async () => {
    const sell = { memberId: 'bea', requestId: 'r', password: '135246', price: PAR, units: POINT };
    await expect(placeSell(house, sell)).rejects.toEqual(refusal('PASSWORD_WRONG'));
  });

  test('beyond twenty open ones, until one is cancelled', async () => {
    const placed = [];
    for (let i = 0; i < 20; i += 1) placed.push(await floor.offer('bea', 1));
    await expect(floor.offer('bea', 1)).rejects.toEqual(refusal('TOO_MANY_OPEN_ORDERS'));
    await cancelSell(placed[0]?._id ?? '');
    await floor.offer('bea', 1);
  });

  test('of a merchant that is unknown or closed; a closed one’s orders leave the book', async () => {
    await expect(floor.bid('nobody', 1)).rejects.toEqual(refusal('NOT_FOUND'));
    const buy = await floor.bid('salon', 10);
    await floor.changeMerchant('salon', { state: 'closed' });
    await expect(floor.bid('salon', 1)).rejects.toEqual(refusal('MERCHANT_NOT_OPEN'));
    await floor.offer('bea', 10);
    expect(await floor.match()).toBe(0);
    expect(await floor.order(buy._id)).toMatchObject({ state: 'cancelled', endedBecause: 'merchantClosed' });
    // There is no fill, so the entry is of the order.
    expect(await house.database.get(journal, `cancel:${buy._id}`)).toMatchObject({
      ...{ kind: 'cancel-order', cause: buy._id },
    });
    expect(await house.database.count(journal, { kind: 'fill' })).toBe(0);
    expect(await floor.fund('salon')).toMatchObject({ freeFen: 100_000, frozenFen: 0 });
  });
});

test('while trading is halted nothing is placed or filled, and the reason is shown; cancelling goes on', async () => {
  const sell = await floor.offer('bea', 10);
  await floor.bid('salon', 10);
  await haltTrading(house, 'op', '价格异常，核查中');
  await expect(floor.offer('bea', 1)).rejects.toMatchObject({
    code: 'MARKET_HALTED',
    message: '交易暂停中：价格异常，核查中',
  });
  await expect(floor.bid('salon', 1)).rejects.toEqual(refusal('MARKET_HALTED'));
  expect(await floor.match()).toBe(0);
  await resumeTrading(house, 'op');
  expect(await floor.match()).toBe(1);
  expect(await floor.order(sell._id)).toMatchObject({ state: 'filled' });
});

test('strict has no market', async () => {
  const passwords = OWING.passwords;
  await open(parsePolicy({ ...strict, version: 'strict-test', passwords }));
  await floor.seller('bea', 10);
  await floor.buyer('salon', 10_000);
  await expect(floor.offer('bea', 1)).rejects.toEqual(refusal('MARKET_OFF'));
  await expect(floor.bid('salon', 1)).rejects.toEqual(refusal('MARKET_OFF'));
});

test('the day’s sums are in its document', async () => {
  await floor.offer('bea', 10);
  await floor.bid('salon', 10);
  await floor.match();
  await mall.pass(1);
  expect(await house.database.get(days, '2026-06-01')).toMatchObject({
    totals: { tradedPointUnits: 10 * POINT, tradedFen: 1_000 },
    priceInputs: { trades: 1 },
  });
});
