/** A short demo on a real local cloud: it lives, repeats itself, and its books are sound. Takes about a minute. */
import cloud from 'wx-server-sdk';

import { roleApplications } from '../../cloudfunctions/accounts/documents';
import { bookings, type Booking } from '../../cloudfunctions/bookings/documents';
import { cashOuts, payIns } from '../../cloudfunctions/cashier/documents';
import { products } from '../../cloudfunctions/catalog/documents';
import { comments, favourites } from '../../cloudfunctions/community/documents';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { marketOrders } from '../../cloudfunctions/market/documents';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { billCodes } from '../../cloudfunctions/orders/collecting/documents';
import {
  orders,
  payments,
  refunds,
  type Order,
  type Payment,
  type Refund,
} from '../../cloudfunctions/orders/documents';
import { billChecks, billDifferences } from '../../cloudfunctions/operations/documents';
import { partnerTerms } from '../../cloudfunctions/partners/documents';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { applications, employments, staffInvites } from '../../cloudfunctions/stores/documents';
import type { Home } from '../../cloudfunctions/storefront/home';
import { tips } from '../../cloudfunctions/tips/documents';
import { addDays, dayOf } from '../../cloudfunctions/units/days';
import { visits } from '../../cloudfunctions/visits/documents';
import { redemptions } from '../../cloudfunctions/vouchers/documents';
import { expectSoundBooks } from '../../tests/support/audit';
import { MallReader, type Days } from '../page/mall-reader';
import { readAll } from '../replay/results';
import type { Answer } from '../../typings/contract';
import { PRODUCTS } from './data/products';
import { OPERATOR } from './data/people';
import { demoCodes } from './codes';
import { APPLICANTS } from './data/applicants';
import { CHAIN, STORES } from './data/chain';
import { EVERYBODY_AT_WORK } from './data/staff';
import { Mall } from './mall';
import { demoPolicy } from './policy';
import type { Directory } from './seed';
import { ENDS_AT, openCloud, seedShort, type DemoCloud } from './test-support';

const DAYS = 12;
const PEOPLE = 14;

let other: { days: Days };
let demo: DemoCloud | undefined;
let reader: MallReader;
let house: BooksHouse;
let directory: Directory;
let placed: Order[];
let paid: Payment[];
let sentBack: Refund[];

beforeAll(async () => {
  const first = await openCloud(DAYS);
  try {
    await seedShort(first, DAYS, PEOPLE);
    other = { days: await new MallReader(first.cloud.client, OPERATOR).days() };
  } finally {
    await first.end();
  }

  // The SDK of this process reads the cloud that was started last.
  demo = await openCloud(DAYS);
  directory = await seedShort(demo, DAYS, PEOPLE);
  reader = new MallReader(demo.cloud.client, OPERATOR);
  const database = openDatabase();
  const clock = { now: () => ENDS_AT };
  house = { database, clock, waiting: realWaiting, policy: demoPolicy, memory: new Memory(database) };
  placed = await readAll(database, orders);
  paid = await readAll(database, payments);
  sentBack = await readAll(database, refunds);
}, 600_000);
afterAll(() => demo?.end());

test('the clock stands at the end, and every day before it is closed, without a gap', async () => {
  const now = await reader.now();
  expect(now).toBeGreaterThanOrEqual(ENDS_AT);
  expect(now).toBeLessThan(ENDS_AT + 60_000);
  const closed = (await reader.days()).map((day) => day.day).reverse();
  const first = addDays(dayOf(ENDS_AT), 1 - DAYS);
  expect(closed).toEqual(Array.from({ length: DAYS - 1 }, (_, i) => addDays(first, i)));
});

test('there are orders in every state, of every kind, and nothing that was due is left', () => {
  const states = ['closed', 'created', 'paid', 'received', 'refunded', 'settled', 'shipped'];
  expect([...new Set(placed.map((order) => order.state))].sort()).toEqual(states);
  expect([...new Set(placed.map((order) => order.kind))].sort()).toEqual([
    'exchange',
    'goods',
    'pack',
    'service',
    'store',
  ]);
  expect(placed.some((order) => order.medical)).toBe(true);
  const due = [...placed, ...paid].filter(({ dueAt }) => dueAt !== null && dueAt <= ENDS_AT);
  expect(due).toEqual([]);
});

test('the market looks lived-in: offers and bids stand today, one filled in part, points and cash have moved', async () => {
  if (demo === undefined) throw new Error('there is no demo');
  const mall = new Mall(demo.cloud.client, demo.pay);
  const { sells, buys, fills: today, isOn } = await mall.call(OPERATOR, 'member', 'market', {});
  expect(isOn).toBe(true);
  for (const some of [sells, buys, today]) expect(some.length).toBeGreaterThan(0);
  const found = await readAll(house.database, marketOrders);
  expect(found.some(({ side, state, filled }) => side === 'sell' && state === 'open' && filled > 0)).toBe(
    true,
  );
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['open', 'filled', 'expired']));
});

test('points are given for things: goods of the platform, part of a bill at the chain; cash has left the market', async () => {
  const exchanges = placed.filter(({ kind }) => kind === 'exchange');
  expect(exchanges.some(({ state }) => state === 'shipped' || state === 'received')).toBe(true);
  expect(
    placed.some(
      ({ kind, pointPart, amountFen }) => kind === 'store' && pointPart !== undefined && amountFen > 0,
    ),
  ).toBe(true);
  const outs = await readAll(house.database, cashOuts);
  expect(outs.map(({ state }) => state).sort()).toEqual(['arrived', 'toConfirm']);
  expect((await readAll(house.database, payIns)).every(({ state }) => state === 'paid')).toBe(true);
});

test('refunds came before and after settlement, in full and in part, and reached the customers', () => {
  const all = placed.filter((order) => order.kind !== 'pack' && order.uses === 1);
  const before = all.map((order) => [order.refundedUnsettledFen, order.amountFen] as const);
  const after = all.flatMap((order) =>
    order.settlements.map((one) => [one.refundedFen, one.amountFen] as const),
  );
  for (const refunded of [before, after]) {
    expect(refunded.some(([fen, of]) => fen > 0 && fen < of)).toBe(true);
    expect(refunded.some(([fen, of]) => fen > 0 && fen === of)).toBe(true);
  }
  expect(placed.some((order) => order.afterSale?.state === 'refused')).toBe(true);
  expect(sentBack.length).toBeGreaterThan(5);
  expect(sentBack.filter((refund) => refund.state !== 'done')).toEqual([]);
});

test('session cards are used, one use is undone, one card is given up with uses left', () => {
  const cards = placed.filter((order) => order.uses > 1);
  expect(cards.some((card) => card.settlements.some((one) => !one.reversed))).toBe(true);
  // An undone use is redeemed again, in its second round.
  expect(cards.some((card) => card.settlements.some((one) => one.round > 0))).toBe(true);
  expect(cards.some((card) => card.settlements.length > 0 && card.refundedUnsettledFen > 0)).toBe(true);
});

test('what was earned reaches referrers, team, partner and the chain; some are not activated', async () => {
  const legs = placed.flatMap((order) => order.settlements.flatMap((one) => one.legs));
  const whys = new Set(legs.map((leg) => leg.why));
  for (const why of [
    'buyer',
    'merchant',
    'direct',
    'team',
    'merchantReferrer',
    'regionPartner',
    'signup',
  ] as const)
    expect(whys).toContain(why);
  // Somebody has no verified name, and what that person earned from others waits.
  expect(legs.some((leg) => leg.heldAs !== undefined)).toBe(true);
  const { holders } = await reader.overview();
  expect(holders.filter((holder) => !holder.active && holder.lockedSvUnits > 0).length).toBeGreaterThan(0);
  expect(holders.filter((holder) => holder.isCounted && holder.svUnits > 0).length).toBeGreaterThan(5);
  expect(Object.keys(directory.members)).toHaveLength(PEOPLE + EVERYBODY_AT_WORK.length + APPLICANTS.length);
});

test('the shelves are full: categories, banners, products with pictures, what sold, and what people say', async () => {
  const call = async <T>(openid: string, name: string, action: string, input: object): Promise<T> => {
    const request = { action, requestId: `look-${action}`, input };
    const answer = (await demo?.cloud.client.invoke(name, request, { openid })) as Answer<T>;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.data;
  };
  const front = await call<Home>('passer-by', 'member', 'home', { city: '杭州市' });
  expect(front.slots.map((slot) => slot.id)).toEqual(['summer-water', 'quiet-hour']);
  expect(front.categories).toHaveLength(6);
  expect(front.categories.every((top) => top.children.length > 1)).toBe(true);
  expect(front.recommended).toHaveLength(10);
  expect(front.recommended[0]?.sold).toBeGreaterThan(0);
  const shelf = await readAll(openDatabase(), products);
  expect(shelf).toHaveLength(PRODUCTS.length);
  expect(shelf.filter((one) => one.isMedical !== (one.advertisingApproval !== null))).toEqual([]);
  const said = await readAll(openDatabase(), comments);
  expect(said.filter((one) => one.state === 'shown').length).toBeGreaterThan(2);
  expect(said.some((one) => one.pictures.length > 0 && one.isDecided)).toBe(true);
  expect(shelf.reduce((sum, one) => sum + one.comments, 0)).toBe(
    said.filter((one) => one.state === 'shown').length,
  );
  expect((await readAll(openDatabase(), favourites)).some((one) => one.isKept)).toBe(true);
  // The pictures are really there: an id leads to an SVG.
  const files = await cloud.getTempFileURL({ fileList: shelf.map((one) => one.pictures[0] ?? '') });
  const [first] = (files as { fileList: { tempFileURL: string }[] }).fileList;
  expect(await (await fetch(first?.tempFileURL ?? '')).text()).toMatch(/^<svg /);
});

test('everybody at work has a post; one more is invited', async () => {
  const posts = await readAll(openDatabase(), employments);
  expect(posts).toHaveLength(EVERYBODY_AT_WORK.length);
  for (const { id } of STORES) {
    const roles = posts.filter((one) => one.storeIds.includes(id)).map(({ role }) => role);
    expect(roles.filter((role) => role === 'manager')).toHaveLength(1);
    expect(roles).toContain('clerk');
    expect(roles.filter((role) => role === 'beautician').length).toBeGreaterThan(1);
  }
  const invites = await readAll(openDatabase(), staffInvites);
  expect(invites.filter((one) => one.state === 'open' && one.expiresAt > ENDS_AT)).toHaveLength(1);
});

test('appointments: kept with and without a card, missed, and to come; not one person is booked twice', async () => {
  const all = await readAll(openDatabase(), bookings);
  const [yesterday, today, tomorrow] = [-1, 0, 1].map((days) => addDays(dayOf(ENDS_AT), days));
  const of = (day?: string): Booking[] => all.filter((one) => one.day === day);
  expect(of(yesterday).map(({ state }) => state)).toEqual(expect.arrayContaining(['arrived', 'noShow']));
  expect(of(yesterday).some((one) => one.state === 'arrived' && one.orderId !== null)).toBe(true);
  expect(of(today).length).toBeGreaterThan(1);
  expect(of(today).some((one) => one.walkIn !== null)).toBe(true);
  expect(of(tomorrow).length).toBeGreaterThan(2);
  expect(new Set(of(tomorrow).map(({ state }) => state))).toEqual(new Set(['booked']));
  const starts = all.map((one) => `${one.beauticianId} ${one.day} ${one.slot}`);
  expect(new Set(starts).size).toBe(starts.length);
});

test('at home: one done, one on its way, one that waits for somebody', async () => {
  const all = await readAll(openDatabase(), visits);
  expect(all.map(({ state }) => state).sort()).toEqual(['done', 'onTheWay', 'placed']);
});

test('the counter: uses by different people, bills by clerks’ codes, tips confirmed and one that waits', async () => {
  const uses = (await readAll(openDatabase(), redemptions)).filter((one) => one.undone === null);
  expect(new Set(uses.map((one) => one.beauticianId)).size).toBeGreaterThan(2);
  expect(uses.every((one) => one.beauticianId !== null)).toBe(true);
  const bills = await readAll(openDatabase(), billCodes);
  expect(bills.filter((one) => one.state === 'taken').length).toBeGreaterThan(3);
  const given = await readAll(openDatabase(), tips);
  expect(given.some((one) => one.state === 'confirmed')).toBe(true);
  expect(given.some((one) => one.state === 'offered' && one.expiresAt > ENDS_AT + 10 * 60_000)).toBe(true);
  const cards = placed.filter((order) => order.uses > 1 && order.state === 'paid');
  const used = cards.map((card) => card.settlements.filter((one) => !one.reversed).length);
  expect(used).toContain(0);
  expect(used.some((count) => count > 0)).toBe(true);
});

test('what waits at the chain: parcels, something to be fetched, money asked back', () => {
  const own = placed.filter((order) => order.merchantId === CHAIN.id && order.state === 'paid');
  expect(own.some((order) => order.kind === 'goods' && order.afterSale === null)).toBe(true);
  expect(own.some((order) => order.pickupCode !== null)).toBe(true);
  expect(own.filter((order) => order.afterSale?.state === 'requested').length).toBeGreaterThan(1);
});

test('who wants more: a role given and one that waits, a medical chain that waits and one refused', async () => {
  const roles = await readAll(openDatabase(), roleApplications);
  expect(roles.map(({ state }) => state).sort()).toEqual(['applied', 'approved']);
  const chains = await readAll(openDatabase(), applications);
  const of = (state: string) => chains.filter((one) => one.state === state);
  expect(of('submitted')).toMatchObject([{ isMedical: true }]);
  expect(of('refused')).toMatchObject([{ reason: expect.stringContaining('营业执照') as string }]);
  expect(await readAll(openDatabase(), partnerTerms)).toHaveLength(1);
  const legs = placed.flatMap((order) => order.settlements);
  expect(legs.some((one) => one.reversed)).toBe(true);
});

test('codes to scan: of both sides of the counter, made anew', async () => {
  if (demo === undefined) throw new Error('there is no demo');
  const mall = new Mall(demo.cloud.client, demo.pay);
  const [first, second] = [await demoCodes(mall), await demoCodes(mall)];
  const kinds = first.map(({ name }) => name.replace(/.*(收款码|券码|会员码|自提码|邀请|分享|商品).*/, '$1'));
  expect(new Set(kinds)).toEqual(new Set(['收款码', '券码', '会员码', '自提码', '邀请', '分享', '商品']));
  const textOf = (codes: typeof first, name: string) => codes.find((one) => one.name.includes(name))?.text;
  expect(textOf(first, '罗小满')).not.toBe(textOf(second, '罗小满'));
  expect(textOf(first, '券码')).toMatch(/^gxg:\d{12}$/);
  expect(textOf(first, '入职邀请')).toBe(textOf(second, '入职邀请'));
});

test("every day's bill of WeChat Pay is what the journal says", async () => {
  const checks = await readAll(openDatabase(), billChecks);
  // The bill of the last closed day is there from ten in the morning.
  expect(checks).toHaveLength(DAYS - 1);
  expect(checks.reduce((sum, check) => sum + check.wechat.payments, 0)).toBeGreaterThan(50);
  expect(checks.map((check) => check.differences)).toEqual(checks.map(() => 0));
  expect(await readAll(openDatabase(), billDifferences)).toEqual([]);
});

test('the same seed makes the same days', async () => {
  expect(await reader.days()).toEqual(other.days);
});

test('the identities of the books hold', () => expectSoundBooks(house));
