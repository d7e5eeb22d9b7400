/** Merchants that do visits for others: found, agreed with, handed visits, and what only the seller may do. */
import { expectSoundBooks } from '../../tests/support/audit';
import { HOME, Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { DAY, Salon } from '../../tests/support/salon';
import { sceneFor } from '../codes/scene';
import type { Order } from '../orders/documents';
import { admitMerchant } from '../stores/onboarding/admit';
import { saveStore } from '../stores/save-store';
import { employmentId } from '../stores/staff/employment';
import { saveVisitArea } from './area';
import { assignVisit } from './assign';
import { cancelVisit, moveVisit } from './customer';
import { dealerOfCode, dealershipsOf, moveDealership } from './dealers';
import type { Visit } from './documents';
import { planVisit } from './plan';
import { arriveVisit, departVisit, finishVisit } from './progress';
import { dealerVisits, storeVisits } from './store-day';

const AFTERNOON = { day: DAY, from: 14 * 60, to: 16 * 60 };
const EVENING = { day: DAY, from: 18 * 60, to: 20 * 60 };
const STAFF = { merchantId: 'salon', storeId: STORE, staffId: 'amy' } as const;
const CODE = '123456';
const BY_AMY = { staffMemberId: 'amy', courier: null, dealerId: null };
const DEALERS = { merchantId: 'dealer', storeId: 'dealer-1', staffId: 'dora' };
const TO_DEALER = { staffMemberId: null, courier: null, dealerId: 'dealer' };
const TO_DORA = { staffMemberId: 'dora', courier: null, dealerId: null };

let house: TestHouse;
let mall: Mall;
let salon: Salon;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  salon = await Salon.open(mall, { listing: { priceFen: 50_000, isAtHome: true } });
  const windows = [AFTERNOON, EVENING].map(({ from, to }) => ({ from, to, capacity: 2 }));
  const districts = [{ city: HOME.city, district: HOME.district }];
  const place = { merchantId: 'salon', storeId: STORE };
  await saveVisitArea(house, { ...place, isOpen: true, districts, windows, closedDays: [] });
  await mall.activeMember('bea');
  await mall.address('bea');
  await admitMerchant(house, 'dealer', '邻家美容', null, null);
  const terms = { merchantId: 'dealer', name: '邻家一店', city: HOME.city, allowanceRateBp: 1_000 };
  await saveStore(house, 'dealer-1', terms);
  const post = { role: 'beautician', storeIds: ['dealer-1'], merchantId: 'dealer' } as const;
  for (const memberId of ['dora', 'dan'])
    await mall.employ(memberId, { _id: employmentId('dealer', memberId), ...post });
});
afterEach(() => expectSoundBooks(house));

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const step = (actingId: string, name: 'offer' | 'agree' | 'end') =>
  moveDealership(house, { merchantId: 'salon', dealerId: 'dealer', actingId, step: name });
const day = (onlyFor: string | null = null) => dealerVisits(house, DEALERS, DAY, onlyFor);

async function planned(): Promise<Visit> {
  const { _id: orderId, memberId }: Order = await mall.paid(await mall.place('bea', salon.skuId));
  const wanted = { orderId, memberId, addressId: HOME.id, storeId: STORE, note: '', ...AFTERNOON };
  return planVisit(house, { visitId: `visit-${mall.requestId()}`, ...wanted }, CODE);
}

test('a dealer that has agreed sends its own people, and nobody else may act', async () => {
  const { _id } = await planned();
  await expect(assignVisit(house, _id, STAFF, TO_DEALER)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(step('dealer', 'agree')).rejects.toEqual(refused('NOT_FOUND'));
  await step('salon', 'offer');
  await expect(step('salon', 'agree')).rejects.toEqual(refused('FORBIDDEN'));
  await step('dealer', 'agree');
  await expect(departVisit(house, _id, DEALERS)).rejects.toEqual(refused('NOT_FOUND'));
  expect(await assignVisit(house, _id, STAFF, TO_DEALER)).toMatchObject({ dealerName: '邻家美容' });
  await assignVisit(house, _id, DEALERS, TO_DORA);
  expect((await day()).visits).toHaveLength(1);
  await departVisit(house, _id, DEALERS);
  await arriveVisit(house, _id, DEALERS);
  expect(await finishVisit(house, { visitId: _id, who: DEALERS, code: CODE })).toMatchObject({
    ...{ state: 'done', provider: { name: 'dora' }, dealerName: '邻家美容' },
  });
});

test('a dealer is found by the code on its counter, and both merchants see how they stand until one ends it', async () => {
  const { _id: codeId } = await sceneFor(house, {
    kind: 'store',
    merchantId: 'dealer',
    storeId: 'dealer-1',
  });
  expect(await dealerOfCode(house, codeId)).toEqual({ dealerId: 'dealer', name: '邻家美容' });
  const invite = await sceneFor(house, { kind: 'invite', merchantId: 'dealer' });
  await expect(dealerOfCode(house, invite._id)).rejects.toEqual(refused('CODE_OVER'));
  await step('salon', 'offer');
  const offered = { sellerName: '沐颜', dealerName: '邻家美容', state: 'offered' };
  expect(await dealershipsOf(house.database, 'salon')).toMatchObject({ dealers: [offered], sellers: [] });
  expect(await dealershipsOf(house.database, 'dealer')).toMatchObject({ dealers: [], sellers: [offered] });
  expect((await storeVisits(house, STAFF, DAY)).dealers).toEqual([]);
  await step('dealer', 'agree');
  expect((await storeVisits(house, STAFF, DAY)).dealers).toEqual([{ dealerId: 'dealer', name: '邻家美容' }]);
  await step('dealer', 'end');
  expect(await dealershipsOf(house.database, 'salon')).toEqual({ dealers: [], sellers: [] });
});

test('a dealer sees the day that it was handed, each of its people what they are sent to; the seller moves it, or takes it back', async () => {
  await step('salon', 'offer');
  await step('dealer', 'agree');
  const { _id } = await planned();
  expect((await day()).visits).toEqual([]);
  await assignVisit(house, _id, STAFF, TO_DEALER);
  const { visits: seen, people, windows, dealers: further, storeName } = await day();
  expect(seen).toMatchObject([{ _id, state: 'assigned', storeName: '沐颜西湖店', provider: null }]);
  expect(Object.keys(seen[0] ?? {})).not.toContain('code');
  expect([people.map(({ memberId }) => memberId).sort(), windows, further, storeName]).toEqual([
    ...[['dan', 'dora'], [], [], '邻家一店'],
  ]);
  expect((await storeVisits(house, DEALERS, DAY)).forOthers).toBe(1);
  await assignVisit(house, _id, DEALERS, TO_DORA);
  expect((await day('dora')).visits).toHaveLength(1);
  expect((await day('dan')).visits).toEqual([]);
  await expect(moveVisit(house, _id, EVENING, DEALERS)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(cancelVisit(house, _id, DEALERS, '没有人手')).rejects.toEqual(refused('FORBIDDEN'));
  const other = { ...DEALERS, merchantId: 'another' };
  await expect(departVisit(house, _id, other)).rejects.toEqual(refused('NOT_FOUND'));
  expect(await assignVisit(house, _id, STAFF, BY_AMY)).toMatchObject({ dealerId: null, dealerName: null });
  expect((await day()).visits).toEqual([]);
  await expect(departVisit(house, _id, DEALERS)).rejects.toEqual(refused('NOT_FOUND'));
});
