/** Twenty at once at one advertising slot, on the real local cloud with the real SDK. */
import { slotPlans, slots } from '../cloudfunctions/advertising/documents';
import { saveSlot } from '../cloudfunctions/advertising/save-slot';
import { orders, refunds } from '../cloudfunctions/orders/documents';
import { buySlot } from '../cloudfunctions/orders/slot-sales/buy-slot';
import { lapseOffers, takeBackSlot } from '../cloudfunctions/orders/slot-sales/end-offer';
import { withdrawSlot } from '../cloudfunctions/orders/slot-sales/withdraw';
import { closeDueDays } from '../cloudfunctions/points/close-day';
import { DAY_MS } from '../cloudfunctions/units/days';
import { expectSoundBooks } from './support/audit';
import { cloudHouse, type CloudHouse } from './support/cloud-house';
import { Mall, OWING } from './support/mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const PRICE = 70_000;

let cloud: CloudHouse;
let mall: Mall;

beforeAll(async () => {
  cloud = await cloudHouse(OWING);
  mall = await Mall.open(cloud.house);
  await mall.join('owner');
});
afterAll(async () => {
  await expectSoundBooks(cloud.house);
  await cloud.close();
});

const offer = (slotId: string, days = 0) => {
  const from = cloud.house.clock.at + (10 + days) * DAY_MS;
  const terms = { merchantId: mall.shopId, priceFen: PRICE, payUntil: cloud.house.clock.at + DAY_MS };
  const looks = {
    place: 'home',
    picture: '/pictures/b.svg',
    title: '夏日补水',
    target: null,
    order: 1,
  } as const;
  return saveSlot(cloud.house, { _id: slotId, ...looks, from, to: from + 7 * DAY_MS, offer: terms });
};
const buy = (slotId: string, paymentId: string) =>
  buySlot(cloud.house, { paymentId, memberId: 'owner', merchantId: mall.shopId, slotId });

async function outcomes(work: (i: number) => Promise<unknown>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of await Promise.allSettled(TWENTY.map(work))) {
    const code =
      one.status === 'fulfilled' ? 'OK' : ((one.reason as { code?: string }).code ?? String(one.reason));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

test('twenty offers of the same days: the place holds ten', async () => {
  expect(await outcomes((i) => offer(`many-${i}`, 100))).toEqual({ OK: 10, SLOT_PLACE_FULL: 10 });
  expect((await cloud.house.database.get(slotPlans, 'home'))?.promised).toHaveLength(10);
});

test('twenty phones pay one slot: one payment, one order', async () => {
  await offer('one');
  expect(await outcomes((i) => buy('one', `one-${i}`))).toEqual({ OK: 1, WRONG_STATE: 19 });
  const placed = await cloud.house.database.find(orders, { where: { kind: 'slot' }, limit: 100 });
  expect(placed).toHaveLength(1);
  const [order] = placed;
  if (order === undefined) throw new Error('no order');
  expect(await buy('one', order.paymentId)).toMatchObject({ payment: { state: 'created' } });
  const { payment } = await buy('one', order.paymentId);
  await Promise.all(TWENTY.map(() => mall.paid({ payment })));
  expect(await mall.order(order._id)).toMatchObject({ state: 'settled' });
  expect((await cloud.house.database.get(slots, 'one'))?.sale).toMatchObject({ state: 'paid' });
});

test('twenty operators withdraw it: one refund', async () => {
  expect(await outcomes(() => withdrawSlot(cloud.house, 'one'))).toEqual({ OK: 20 });
  const sent = await cloud.house.database.find(refunds, { where: { merchantId: 'platform' }, limit: 100 });
  expect(sent.map(({ amountFen }) => amountFen)).toEqual([PRICE]);
});

test('twenty operators take an offer back, and twenty timers let one lapse: each ends once, and nobody fails', async () => {
  await offer('unwanted', 30);
  expect(await outcomes(() => takeBackSlot(cloud.house, 'unwanted'))).toEqual({ OK: 20 });
  await offer('forgotten', 30);
  cloud.house.clock.at += DAY_MS;
  await closeDueDays(cloud.house);
  const fired = await Promise.all(TWENTY.map(() => lapseOffers(cloud.house, 50)));
  expect(fired.flatMap(({ failed }) => failed)).toEqual([]);
  expect((await cloud.house.database.get(slots, 'forgotten'))?.sale).toMatchObject({ state: 'lapsed' });
});

test('paid and taken back at once: it is the one or the other, and no money is kept for nothing', async () => {
  await offer('both', 30);
  const { payment } = await buy('both', 'both-1');
  await outcomes((i) => (i % 2 === 0 ? takeBackSlot(cloud.house, 'both') : mall.paid({ payment })));
  const state = (await cloud.house.database.get(slots, 'both'))?.sale?.state;
  const back = await cloud.house.database.get(refunds, 'late-both-1-1');
  expect([state, back?.amountFen ?? 0]).toEqual(state === 'paid' ? ['paid', 0] : ['takenBack', PRICE]);
});
