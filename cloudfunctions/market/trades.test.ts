/** Which trades speak for the price of the next day (rules.md §11): one scenario a relation, and the whole rule. */
import { expectSoundBooks } from '../../tests/support/audit';
import { OWING } from '../../tests/support/mall';
import { FIRST_DAY, memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { TradingFloor } from '../../tests/support/trading-floor';
import { days } from '../ledger/state';
import { tradesOf } from './trades';

let house: TestHouse;
let floor: TradingFloor;

beforeEach(async () => {
  house = memoryHouse(OWING);
  floor = await TradingFloor.open(house);
});
afterEach(() => expectSoundBooks(house));

async function trade(seller: string, merchantId: string, points = 10, price = 10_000): Promise<void> {
  await floor.offer(seller, points, price);
  await floor.bid(merchantId, points, price);
  await floor.match();
}
const relations = async () => (await floor.fills()).map((fill) => fill.relation);
const trades = () => tradesOf(house.database, FIRST_DAY);

test('strangers: it counts', async () => {
  await floor.seller('bea', 10);
  await floor.buyer('shop', 10_000, 'olga');
  await trade('bea', 'shop');
  expect(await relations()).toEqual([null]);
  expect(await trades()).toEqual([
    { price: 10_000, pointUnits: 10_000_000, seller: 'member:bea', merchant: 'olga' },
  ]);
});

test('the same person sells and owns the merchant', async () => {
  await floor.seller('olga', 10);
  await floor.buyer('shop', 10_000, 'olga');
  await trade('olga', 'shop');
  expect(await relations()).toEqual(['owner']);
  expect(await trades()).toEqual([]);
});

test('the seller works for the merchant; once that has ended it is a stranger', async () => {
  await floor.seller('bea', 20);
  await floor.buyer('salon', 10_000);
  await floor.mall.employ('bea');
  await trade('bea', 'salon');
  await floor.mall.employ('bea', { endedAt: house.clock.at });
  await trade('bea', 'salon');
  expect(await relations()).toEqual(['staff', null]);
  expect(await trades()).toHaveLength(1);
});

test('the seller brought the merchant', async () => {
  await floor.seller('bea', 10);
  await floor.buyer('shop', 10_000, 'olga');
  await floor.changeMerchant('shop', { referrerId: 'bea' });
  await trade('bea', 'shop');
  expect(await relations()).toEqual(['referrer']);
});

test('the seller brought the owner', async () => {
  await floor.seller('bea', 10);
  await floor.mall.join('olga', 'bea');
  await floor.buyer('shop', 10_000, 'olga');
  await trade('bea', 'shop');
  expect(await relations()).toEqual(['referrer']);
});

test('the owner brought the seller', async () => {
  await floor.mall.join('olga');
  await floor.seller('bea', 10, 'olga');
  await floor.buyer('shop', 10_000, 'olga');
  await trade('bea', 'shop');
  expect(await relations()).toEqual(['referrer']);
  expect(await trades()).toEqual([]);
});

/** Six of each, so that none is above 20%. */
async function sixPairs(owner: (i: number) => string | null, price: number): Promise<void> {
  for (let i = 0; i < 6; i += 1) {
    await floor.seller(`s${i}`, 10);
    await floor.buyer(`m${i}`, 10_000, owner(i));
    await trade(`s${i}`, `m${i}`, 10, price);
  }
}
const closed = async () => {
  await floor.mall.pass(1);
  return house.database.get(days, FIRST_DAY);
};

test('a day of six unrelated sellers and merchants makes the next price', async () => {
  await sixPairs((i) => `o${i}`, 10_300);
  expect(await closed()).toMatchObject({
    nextPrice: 10_300,
    priceInputs: { rule: 'trades', trades: 6 },
    totals: { tradedPointUnits: 60_000_000, tradedFen: 6_180 },
  });
});

test('six merchants of one person are one party: its trades make no price', async () => {
  await sixPairs(() => 'olga', 10_300);
  expect(await closed()).toMatchObject({ nextPrice: 10_000, priceInputs: { rule: 'unchanged' } });
});

test('related trades neither make the price nor keep others from making it', async () => {
  await sixPairs((i) => `o${i}`, 10_200);
  await floor.seller('olga', 900);
  await floor.buyer('own', 100_000, 'olga');
  await trade('olga', 'own', 900, 10_500);
  expect(await closed()).toMatchObject({
    nextPrice: 10_200,
    totals: { tradedPointUnits: 960_000_000 },
  });
});
