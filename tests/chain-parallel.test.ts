/** The counter and the staff, twenty at once on the real local cloud with the real SDK; and stores by its index. */
import { merchantHolder, MALL } from '../cloudfunctions/ledger/accounts';
import { post } from '../cloudfunctions/ledger/post';
import { cancelBillCode, makeBillCode } from '../cloudfunctions/orders/collecting/bill-code';
import { payBillCode } from '../cloudfunctions/orders/collecting/pay-bill-code';
import { receiptsSince } from '../cloudfunctions/orders/collecting/receipts';
import { billCodes } from '../cloudfunctions/orders/collecting/documents';
import { orders } from '../cloudfunctions/orders/documents';
import { payAtStore } from '../cloudfunctions/orders/placing/pay-at-store';
import { standard } from '../cloudfunctions/policy/profiles';
import { storeList } from '../cloudfunctions/storefront/store-page';
import { saveStore } from '../cloudfunctions/stores/save-store';
import { acceptInvite } from '../cloudfunctions/stores/staff/accept';
import { inviteStaff } from '../cloudfunctions/stores/staff/invite';
import { staffOf } from '../cloudfunctions/stores/staff/lists';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { CITY, Mall, OWING, STORE } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);

let cloud: CloudHouse;
let mall: Mall;

async function open(policy = OWING): Promise<void> {
  cloud = await cloudHouse(policy);
  mall = await Mall.open(cloud.house);
  await Promise.all(TWENTY.map((i) => mall.join(`m${i}`)));
}
afterEach(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

const code = () =>
  makeBillCode(cloud.house, {
    ...{ requestId: mall.requestId(), merchantId: mall.shopId, storeId: STORE, madeBy: 'cleo' },
    ...{ amountFen: 10_000, note: '' },
  });
const outcomes = async <T>(work: (i: number) => Promise<T>) => Promise.allSettled(TWENTY.map(work));
const succeeded = <T>(results: PromiseSettledResult<T>[]): T[] =>
  results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
const refusals = <T>(results: PromiseSettledResult<T>[]): string[] =>
  results.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
  );
const bills = () => cloud.house.database.find(orders, { where: { storeId: STORE }, limit: 100 });

test('20 customers at one clerk’s code: one gets it, the others are told; 20 taps of that one are one payment', async () => {
  await open();
  const { _id: codeId } = await code();
  const results = await outcomes((i) => payBillCode(cloud.house, `m${i}`, codeId));
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'CODE_TAKEN'));
  const takenBy = (await cloud.house.database.get(billCodes, codeId))?.takenBy ?? '';
  expect(succeeded(results)[0]?.payment.memberId).toBe(takenBy);
  const again = await outcomes(() => payBillCode(cloud.house, takenBy, codeId));
  expect(new Set(succeeded(again).map((placed) => placed.payment._id)).size).toBe(1);
  expect(succeeded(again)).toHaveLength(20);
  expect(await bills()).toHaveLength(1);
});

test('a code that is paid and taken back at once: one of the two happens', async () => {
  await open();
  for (const i of TWENTY) {
    const { _id: codeId } = await code();
    const place = { codeId, merchantId: mall.shopId, storeId: STORE };
    const [paid, cancelled] = await Promise.allSettled([
      payBillCode(cloud.house, `m${i}`, codeId),
      cancelBillCode(cloud.house, place),
    ]);
    expect([paid.status, cancelled.status].sort()).toEqual(['fulfilled', 'rejected']);
    const { state } = (await cloud.house.database.get(billCodes, codeId)) ?? {};
    expect(state).toBe(paid.status === 'fulfilled' ? 'taken' : 'cancelled');
  }
});

test('20 bills for a store’s last points: as many as there are points for', async () => {
  await open(standard);
  const shop = merchantHolder(mall.shopId);
  const posting = { entryId: 'supply:test', kind: 'supply', cause: 'test', holders: [shop] };
  // A replay's supply stands in for the market: points for three bills and a half.
  await post(
    cloud.house,
    posting,
    () => Promise.resolve(null),
    (book) =>
      book.movePoints({ mall: MALL.replaySupply }, { holder: shop, place: 'points' }, 35_000_000, 'supply'),
  );
  const results = await outcomes((i) =>
    payAtStore(cloud.house, {
      ...{ requestId: mall.requestId(), memberId: `m${i}`, storeId: STORE, amountFen: 10_000 },
    }),
  );
  expect(succeeded(results)).toHaveLength(3);
  expect(refusals(results)).toEqual(Array.from({ length: 17 }, () => 'MERCHANT_SHORT_OF_POINTS'));
  expect(await mall.shop()).toMatchObject({ points: 5_000_000, frozen: 30_000_000 });
});

test('20 payments while the screen asks: it shows each of them once', async () => {
  await open();
  const shown: string[] = [];
  let cursor = (await receiptsSince(cloud.house, STORE, null)).cursor;
  const look = async (): Promise<void> => {
    const answer = await receiptsSince(cloud.house, STORE, cursor);
    cursor = answer.cursor;
    shown.push(...answer.receipts.map((receipt) => receipt.orderId));
  };
  const run = { isDone: false };
  const paying = Promise.all(TWENTY.map((i) => mall.bill(`m${i}`, 1_000))).finally(() => {
    run.isDone = true;
  });
  while (!run.isDone) await look();
  const paid = (await paying).map((order) => order._id);
  await look();
  expect(shown.sort()).toEqual(paid.sort());
});

test('20 people accept one invitation: one of them works there', async () => {
  await open();
  const { _id: inviteId } = await inviteStaff(cloud.house, {
    ...{ requestId: 'invite-1', merchantId: mall.shopId, invitedBy: 'own', forMemberId: null },
    standing: { role: 'owner', storeIds: 'all' },
    post: { name: '小林', role: 'clerk', storeIds: [STORE], isHeadOffice: false },
  });
  const results = await outcomes((i) => acceptInvite(cloud.house, inviteId, `m${i}`));
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'CODE_OVER'));
  expect(await staffOf(cloud.house.database, mall.shopId, STORE)).toHaveLength(1);
});

test('stores come by distance through the index on their places', async () => {
  await open();
  const terms = { merchantId: mall.shopId, city: CITY, allowanceRateBp: 1000 };
  const places = { near: 120.16, far: 121.4, farther: 126.6, nearest: 120.151 };
  for (const [id, longitude] of Object.entries(places))
    await saveStore(cloud.house, id, { ...terms, name: id, position: { latitude: 30.27, longitude } });
  const position = { latitude: 30.27, longitude: 120.15 };
  const first = await storeList(cloud.house, { city: CITY, position, after: null, limit: 3 });
  expect(first.rows.map((row) => row.id)).toEqual(['nearest', 'near', 'far']);
  const rest = await storeList(cloud.house, { city: CITY, position, after: first.next, limit: 3 });
  expect(rest).toMatchObject({ rows: [{ id: 'farther' }], next: null });
});
