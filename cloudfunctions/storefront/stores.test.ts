/** Stores by distance and as pages: what people find, in which order, and when. */
import { expectSoundBooks } from '../../tests/support/audit';
import { CITY, Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { standard } from '../policy/profiles';
import type { Cursor } from '../platform/paging';
import { merchants } from '../stores/documents';
import { distanceM } from '../stores/distance';
import { saveStore, saveStorePage } from '../stores/save-store';
import { storeList, storeView } from './store-page';

let house: TestHouse;
let mall: Mall;

const HERE = { latitude: 30.27, longitude: 120.15 };
const PAGE = {
  ...{
    address: '文三路 1 号',
    phone: '0571-00000000',
    position: HERE,
    closedDays: ['2026-05-01', '2026-07-01'],
  },
  hours: { '1': [[600, 1260] as const] },
  pictures: ['/pictures/store.svg'],
  licences: [
    { kind: 'medical', number: 'PDY-1', picture: null, validUntil: '2026-05-31' },
    { kind: 'business', number: '9133', picture: null, validUntil: null },
  ] as const,
};

async function open(policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
}
beforeEach(() => open());
afterEach(() => expectSoundBooks(house));

/** Ten stores on a line to the east, two of them at one place, and one without a place. */
async function manyStores(): Promise<void> {
  const terms = { merchantId: mall.shopId, city: CITY, allowanceRateBp: 1000 };
  await saveStorePage(house, mall.shopId, STORE, PAGE);
  for (const [i, degrees] of [0.02, 0.02, 0.1, 0.3, 0.9, 2, 9, 40, 150].entries()) {
    const position = { latitude: HERE.latitude, longitude: ((HERE.longitude + degrees + 180) % 360) - 180 };
    const city = i % 2 === 0 ? CITY : '宁波市';
    await saveStore(house, `s${i}`, { ...terms, city, name: `${i}`, position });
  }
  await saveStore(house, 'nowhere', { ...terms, name: '无' });
}

async function walk(search: { city: string | null; position: typeof HERE | null }, limit: number) {
  const seen: { id: string; distanceM: number | null }[] = [];
  let after: Cursor | null = null;
  do {
    const page = await storeList(house, { ...search, after, limit });
    seen.push(...page.rows.map(({ id, distanceM: metres }) => ({ id, distanceM: metres })));
    after = page.next;
  } while (after !== null);
  return seen;
}

test.each([1, 2, 3, 50])('nearest first, %s a page: each once, as far as it is', async (limit) => {
  await manyStores();
  const seen = await walk({ city: null, position: HERE }, limit);
  expect(seen.map((one) => one.id)).toEqual([STORE, 's0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']);
  expect(seen[0]?.distanceM).toBe(0);
  expect(seen[4]?.distanceM).toBe(distanceM(HERE, { ...HERE, longitude: HERE.longitude + 0.3 }));
});

test('by city, and without a position in the order in which they joined', async () => {
  await manyStores();
  expect((await walk({ city: '宁波市', position: HERE }, 2)).map((one) => one.id)).toEqual([
    ...['s1', 's3', 's5', 's7'],
  ]);
  const all = await walk({ city: CITY, position: null }, 2);
  expect(new Set(all.map((one) => one.id))).toEqual(
    new Set([STORE, 's0', 's2', 's4', 's6', 's8', 'nowhere']),
  );
  expect(all.every((one) => one.distanceM === null)).toBe(true);
});

test('the page of a store: hours, what is valid, what it sells, and the bills it can take', async () => {
  await mall.goods('facial', { kind: 'service', storeIds: [STORE] });
  await saveStorePage(house, mall.shopId, STORE, PAGE);
  const page = await storeView(house, STORE);
  expect(page).toMatchObject({
    ...{ merchantName: '沐颜', address: PAGE.address, closedDays: ['2026-07-01'] },
    licences: [{ kind: 'business' }],
    open: { isOpen: false },
    products: [{ title: '玻尿酸面膜' }],
    takesUpToFen: OWING.orders.maxOrderFen,
  });
  await open(standard);
  expect((await storeView(house, STORE)).takesUpToFen).toBe(0);
});

test('a store of a merchant that is not open is found by nobody', async () => {
  const transaction = await house.database.begin();
  const shop = await transaction.get(merchants, mall.shopId);
  if (shop === null) throw new Error('no shop');
  await transaction.put(merchants, { ...shop, state: 'pending' });
  await transaction.commit();
  const terms = { merchantId: mall.shopId, name: '新店', city: CITY, allowanceRateBp: 1000 };
  expect(await saveStore(house, 'new', terms)).toMatchObject({ isListed: false });
  await expect(storeView(house, 'new')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await walk({ city: CITY, position: null }, 5)).map((one) => one.id)).not.toContain('new');
});

test('a page is of a store that there is, and of its own merchant; wrong hours are refused', async () => {
  await expect(saveStorePage(house, mall.shopId, 'none', PAGE)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(saveStorePage(house, 'platform', STORE, PAGE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const hours = { '1': [[600, 500] as const] };
  await expect(saveStorePage(house, mall.shopId, STORE, { ...PAGE, hours })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});
