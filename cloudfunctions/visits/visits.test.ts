/** 到家 by the real use cases on the in-memory cloud: both kinds, the end of each, races. */
import { HOME, Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, FIRST_DAY, type TestHouse } from '../../tests/support/memory-house';
import { expectSoundBooks } from '../../tests/support/audit';
import { DAY, Salon } from '../../tests/support/salon';
import { outbox } from '../messages/documents';
import { settleOrder } from '../orders/settle';
import type { Order } from '../orders/documents';
import { MINUTE_MS, startOfDay } from '../units/days';
import { saveVisitArea } from './area';
import { assignVisit } from './assign';
import { cancelVisit, moveVisit, renewCode } from './customer';
import { visits, visitWindows, type Visit } from './documents';
import { myVisits, visitChoices, visitsOfDay } from './list';
import { planVisit } from './plan';
import { arriveVisit, departVisit, failVisit, finishVisit } from './progress';
import { VISIT_MOVES, afterVisitEvent, type VisitEvent, type VisitState } from './states';

const BEA = { memberId: 'bea' } as const;
const AFTERNOON = { day: DAY, from: 14 * 60, to: 16 * 60 };
const EVENING = { day: DAY, from: 18 * 60, to: 20 * 60 };
const STAFF = { merchantId: 'salon', storeId: STORE, staffId: 'amy' } as const;
const CODE = '123456';
const COURIER = { kind: 'outside', name: '闪送小李', phone: '13700000000' } as const;
const BY_AMY = { staffMemberId: 'amy', courier: null, dealerId: null };

let house: TestHouse;
let mall: Mall;
let salon: Salon;
let maskId: string;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  salon = await Salon.open(mall, { listing: { uses: 2, priceFen: 50_000, isAtHome: true } });
  maskId = (await mall.goods('mask', { isAtHome: true }))._id;
  await area(2);
  for (const memberId of ['bea', 'cat']) {
    await mall.activeMember(memberId);
    await mall.address(memberId);
  }
});
afterEach(() => expectSoundBooks(house));

const refused = (code: string) => expect.objectContaining({ code }) as Error;

function area(capacity: number, more: object = {}) {
  const windows = [AFTERNOON, EVENING].map(({ from, to }) => ({ from, to, capacity }));
  const districts = [{ city: HOME.city, district: HOME.district }];
  const plain = { merchantId: 'salon', storeId: STORE, isOpen: true, districts, windows, closedDays: [] };
  return saveVisitArea(house, { ...plain, ...more });
}
const buy = async (memberId: string, skuId: string) => mall.paid(await mall.place(memberId, skuId));

function plan(order: Order, more: Partial<Parameters<typeof planVisit>[1]> = {}): Promise<Visit> {
  const wanted = { orderId: order._id, memberId: order.memberId, addressId: HOME.id, storeId: STORE };
  return planVisit(
    house,
    { visitId: `visit-${mall.requestId()}`, ...wanted, note: '', ...AFTERNOON, ...more },
    CODE,
  );
}
async function taken(): Promise<number> {
  const windows = await house.database.find(visitWindows, { where: {}, limit: 10 });
  return windows.reduce((sum, one) => sum + one.taken, 0);
}
async function passTo(minutes: number): Promise<void> {
  house.clock.at = startOfDay(DAY) + minutes * MINUTE_MS;
  await mall.pass(0);
}

test('a service at home: planned, assigned, on the way, there, done by the code; one use settles, once', async () => {
  const order = await buy('bea', salon.skuId);
  const { _id } = await plan(order);
  expect(await mall.order(order._id)).toMatchObject({
    heldBy: [_id],
    handover: { kind: 'home', visitId: _id, address: { detail: HOME.detail } },
  });
  await assignVisit(house, _id, STAFF, BY_AMY);
  // Her time is taken in the store's calendar as well.
  await expect(salon.book('cat', { beauticianId: 'amy', slot: 58 })).rejects.toEqual(refused('SLOT_TAKEN'));
  await passTo(14 * 60);
  await expect(finishVisit(house, { visitId: _id, who: STAFF, code: CODE })).rejects.toEqual(
    refused('WRONG_STATE'),
  );
  await departVisit(house, _id, STAFF);
  await arriveVisit(house, _id, STAFF);
  await expect(finishVisit(house, { visitId: _id, who: STAFF, code: '000000' })).rejects.toEqual(
    refused('CODE_UNKNOWN'),
  );
  const finish = () => finishVisit(house, { visitId: _id, who: STAFF, code: CODE });
  const ends = await Promise.all(Array.from({ length: 20 }, finish));
  expect(new Set(ends.map((one) => one.state))).toEqual(new Set(['done']));
  const after = await mall.order(order._id);
  expect([after.state, after.settlements.length, after.heldBy]).toEqual(['paid', 1, []]);
  expect((await mall.member('bea')).svUnits).toBeGreaterThan(0);
  const told = await house.database.find(outbox, { where: { cause: _id }, limit: 20 });
  expect(told.map((one) => one.fields['state']).sort()).toEqual(
    ['待安排', '已安排', '已出发', '已到达', '已完成'].sort(),
  );
});

test('goods brought home: shipped when somebody sets out, received by the code, settled seven days later', async () => {
  const order = await buy('bea', maskId);
  const { _id } = await plan(order);
  await expect(plan(order)).rejects.toEqual(refused('WRONG_STATE'));
  await assignVisit(house, _id, STAFF, { staffMemberId: null, courier: COURIER, dealerId: null });
  await passTo(14 * 60);
  await departVisit(house, _id, STAFF);
  expect((await mall.order(order._id)).state).toBe('shipped');
  await arriveVisit(house, _id, STAFF);
  await finishVisit(house, { visitId: _id, who: STAFF, code: CODE });
  const received = await mall.order(order._id);
  expect([received.state, received.dueAt]).toEqual(['received', house.clock.at + 7 * 24 * 60 * MINUTE_MS]);
  expect((await settleOrder(house, received)).state).toBe('settled');
});

test('nobody at home: goods are back, nothing is received by time, and it can be planned anew', async () => {
  const order = await buy('bea', maskId);
  const { _id } = await plan(order);
  await assignVisit(house, _id, STAFF, { staffMemberId: 'amy', courier: COURIER, dealerId: null });
  await passTo(14 * 60);
  await departVisit(house, _id, STAFF);
  await failVisit(house, _id, STAFF, '无人在家');
  expect(await mall.order(order._id)).toMatchObject({
    ...{ state: 'paid', shippedAt: null, dueAt: null },
    handover: { kind: 'ship' },
  });
  expect(await taken()).toBe(0);
  expect((await plan(order, EVENING)).state).toBe('placed');
});

test('cancelling and moving free and take what they should, until the limit', async () => {
  const order = await buy('bea', salon.skuId);
  const first = await plan(order);
  await assignVisit(house, first._id, STAFF, BY_AMY);
  const moved = await moveVisit(house, first._id, EVENING, BEA);
  expect(moved).toMatchObject({ state: 'placed', provider: null, hands: null, from: 18 * 60, moves: 1 });
  expect((await salon.book('cat', { beauticianId: 'amy', slot: 58 })).state).toBe('booked');
  await cancelVisit(house, first._id, BEA, null);
  expect([await taken(), (await mall.order(order._id)).heldBy]).toEqual([0, []]);
  const second = await plan(order);
  await passTo(10 * 60 + 1);
  await expect(cancelVisit(house, second._id, BEA, null)).rejects.toEqual(refused('BOOKING_TOO_LATE'));
  await expect(cancelVisit(house, second._id, { memberId: 'cat' }, null)).rejects.toEqual(
    refused('NOT_FOUND'),
  );
  expect(await cancelVisit(house, second._id, STAFF, '人手不足')).toMatchObject({ reason: '人手不足' });
});

test.each([
  ['outside of the area', { districts: [{ city: HOME.city, district: '余杭区' }] }, {}, 'NOT_BOOKABLE'],
  ['on a closed day', { closedDays: [DAY] }, {}, 'NOT_BOOKABLE'],
  ['in no window', {}, { to: 17 * 60 }, 'NOT_BOOKABLE'],
  ['while the store does not come', { isOpen: false }, {}, 'NOT_BOOKABLE'],
  ['too soon', {}, { day: '2026-05-31' }, 'BOOKING_TOO_LATE'],
  ['too far ahead', {}, { day: '2026-07-01' }, 'INVALID_INPUT'],
] as const)('a visit %s is refused', async (_where, place, time, code) => {
  await area(2, place);
  const order = await buy('bea', salon.skuId);
  await expect(plan(order, time)).rejects.toEqual(refused(code));
  expect(await taken()).toBe(0);
});

test('only what is had at home, only one’s own, and no more uses than there are', async () => {
  const other = await buy('bea', (await mall.goods('cream'))._id);
  await expect(plan(other)).rejects.toEqual(refused('NOT_BOOKABLE'));
  const order = await buy('bea', salon.skuId);
  await expect(plan(order, { memberId: 'cat' })).rejects.toEqual(refused('NOT_FOUND'));
  await area(9);
  await salon.book('bea', { orderId: order._id });
  await plan(order);
  await expect(plan(order)).rejects.toEqual(refused('VOUCHER_NOT_USABLE'));
});

test('20 at once want the last place in a window: one has it', async () => {
  await area(1);
  const made: Order[] = [];
  for (let i = 0; i < 20; i += 1) {
    await mall.join(`m${i}`);
    await mall.address(`m${i}`);
    made.push(await buy(`m${i}`, maskId));
  }
  const results = await Promise.allSettled(made.map((order) => plan(order)));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  const reasons = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  expect(reasons).toEqual(Array.from({ length: 19 }, () => refused('WINDOW_FULL')));
  expect(await taken()).toBe(1);
});

test('five wrong codes lock the door until the customer shows a new one', async () => {
  const order = await buy('bea', salon.skuId);
  const { _id } = await plan(order);
  await assignVisit(house, _id, STAFF, BY_AMY);
  await departVisit(house, _id, STAFF);
  await arriveVisit(house, _id, STAFF);
  const say = (code: string) => finishVisit(house, { visitId: _id, who: STAFF, code });
  for (let i = 0; i < 5; i += 1) await expect(say('000000')).rejects.toEqual(refused('CODE_UNKNOWN'));
  await expect(say(CODE)).rejects.toEqual(refused('RATE_LIMITED'));
  await renewCode(house, _id, 'bea', '654321');
  expect((await say('654321')).state).toBe('done');
});

test('the page’s choices say what is left, the customer sees the code, and staff do not', async () => {
  const order = await buy('bea', salon.skuId);
  await passTo(13 * 60 + 30);
  const choices = await visitChoices(house, 'bea', order._id);
  expect(choices.addresses).toMatchObject([{ id: HOME.id, storeIds: [STORE] }]);
  expect(choices.stores[0]?.windows[0]).toEqual({ ...EVENING, left: 2 });
  const { _id } = await plan(order, EVENING);
  expect((await visitChoices(house, 'bea', order._id)).stores[0]?.windows[0]?.left).toBe(1);
  expect((await myVisits(house, 'bea', null, 10)).rows).toMatchObject([{ _id, code: CODE }]);
  const [seen] = await visitsOfDay(house, { storeId: STORE }, DAY);
  expect(Object.keys(seen ?? {})).not.toContain('code');
  expect(await house.database.get(visits, _id)).toMatchObject({ state: 'placed' });
  expect(FIRST_DAY < DAY).toBe(true);
});

test('the table of states: every event in every state', () => {
  const states: VisitState[] = ['placed', 'assigned', 'onTheWay', 'arrived', 'done', 'cancelled', 'failed'];
  const outcome = (event: VisitEvent): string =>
    states
      .map((state) => {
        try {
          return afterVisitEvent(state, event);
        } catch (error) {
          return (error as { code: string }).code === 'WRONG_STATE' ? '·' : '?';
        }
      })
      .join(' ');
  expect(Object.keys(VISIT_MOVES).map((event) => `${event}: ${outcome(event as VisitEvent)}`)).toEqual([
    'assign: assigned assigned · · · · ·',
    'move: placed placed · · · · ·',
    'depart: · onTheWay · · · · ·',
    'arrive: · · arrived · · · ·',
    'finish: · · · done · · ·',
    'cancel: cancelled cancelled · · · · ·',
    'fail: · · failed failed · · ·',
  ]);
});
