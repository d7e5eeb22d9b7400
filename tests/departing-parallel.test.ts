/** A merchant's way out, twenty at once on the real local cloud with the real SDK: what burns, burns once. */
import { merchantHolder, MALL } from '../cloudfunctions/ledger/accounts';
import { post } from '../cloudfunctions/ledger/post';
import { journal } from '../cloudfunctions/ledger/state';
import { refunds } from '../cloudfunctions/orders/documents';
import { departures, merchants } from '../cloudfunctions/stores/documents';
import { askToDepart, askToReturn, NOTICE_DAYS, stayInMall } from '../cloudfunctions/stores/departing/ask';
import { doDepartureChores } from '../cloudfunctions/stores/departing/chores';
import { closeMerchant } from '../cloudfunctions/stores/departing/close';
import { giveBackOpenOrders } from '../cloudfunctions/stores/departing/give-back';
import { readmitMerchant } from '../cloudfunctions/stores/departing/return';
import { parsePolicy } from '../cloudfunctions/policy/policy';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { Mall, OWING } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const STOCKED = parsePolicy({ ...OWING, merchants: { openingStockFen: 0, maxOwedPointUnits: 0 } });
const STOCK = 700_000_000;

let cloud: CloudHouse;
let mall: Mall;
let merchantId: string;

beforeEach(async () => {
  cloud = await cloudHouse(STOCKED);
  mall = await Mall.open(cloud.house);
  merchantId = mall.shopId;
  await mall.join('owner');
  await mall.giveShopTo('owner');
  const holder = merchantHolder(merchantId);
  await post(
    cloud.house,
    { entryId: 'supply:test', kind: 'supply', cause: 'test', holders: [holder] },
    () => Promise.resolve(null),
    (book) => {
      book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'points' }, STOCK, 'supply');
    },
  );
});
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

const at20 = <T>(work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(TWENTY.map(work));
const departure = () => cloud.house.database.get(departures, merchantId);

test('asked, closed and let back in by twenty at once: each happens once', async () => {
  const asked = await at20(() => askToDepart(cloud.house, merchantId, 'burned'));
  expect(new Set(asked.map(({ round }) => round))).toEqual(new Set([1]));
  await mall.pass(NOTICE_DAYS);
  const closed = await at20((i) => closeMerchant(cloud.house, { merchantId, closedBy: `operator-${i}` }));
  expect(new Set(closed.map(({ closedBy }) => closedBy)).size).toBe(1);
  expect(await cloud.house.database.count(journal, { kind: 'depart' })).toBe(1);
  expect((await mall.shop()).points).toBe(0);
  await at20(() => doDepartureChores(cloud.house, 10));
  await doDepartureChores(cloud.house, 10);
  expect((await departure())?.chore).toBeNull();
  await at20(() => askToReturn(cloud.house, merchantId));
  await at20((i) => readmitMerchant(cloud.house, { merchantId, decidedBy: `operator-${i}` }));
  expect(await cloud.house.database.get(merchants, merchantId)).toMatchObject({ state: 'open' });
});

test('closed and taken back at once: one of the two', async () => {
  await askToDepart(cloud.house, merchantId, 'burned');
  await mall.pass(NOTICE_DAYS);
  await Promise.allSettled(
    TWENTY.map((i) =>
      i % 2 === 0
        ? closeMerchant(cloud.house, { merchantId, closedBy: 'operator' })
        : stayInMall(cloud.house, merchantId),
    ),
  );
  const isClosed = (await departure())?.state === 'closed';
  expect(await cloud.house.database.get(merchants, merchantId)).toMatchObject({
    state: isClosed ? 'closed' : 'open',
  });
  expect((await mall.shop()).points).toBe(isClosed ? 0 : STOCK);
});

test('twenty taps of 全部退款 give each order back once', async () => {
  const cream = await mall.goods('cream', { priceFen: 10_000, stock: 10 });
  const buyers = ['a', 'b', 'c'];
  for (const buyer of buyers) {
    await mall.join(buyer);
    await mall.paid(await mall.place(buyer, cream._id));
  }
  await askToDepart(cloud.house, merchantId, 'kept');
  await at20(() => giveBackOpenOrders(cloud.house, merchantId, 20));
  const sent = await cloud.house.database.find(refunds, { where: { merchantId }, limit: 100 });
  expect(sent.map(({ amountFen }) => amountFen)).toEqual([10_000, 10_000, 10_000]);
  expect(await mall.shop()).toMatchObject({ points: STOCK, frozen: 0 });
});
