/** An order as its customer sees it: what it brings and when, money on its way back, the lists. */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING, PARCEL, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { writeComment } from '../community/comment';
import { autoReceive, receiveOrder, shipOrder } from '../orders/deliver';
import type { Order } from '../orders/documents';
import { orderCounts } from '../orders/list';
import { approveRefund, requestRefund } from '../orders/refunding/after-sale';
import { redeemUse } from '../../tests/support/uses';
import { settleOrder } from '../orders/settle';
import { merchantView, operatorView } from '../orders/views';
import { DAY_MS } from '../units/days';
import { minePage } from './mine-page';
import { orderPage, ordersPage } from './order-page';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
});
afterEach(() => expectSoundBooks(house));

const page = ({ _id }: Pick<Order, '_id'>, memberId = 'bea') => orderPage(house, memberId, _id);
async function placed(quantity = 1) {
  const { _id: skuId } = await mall.goods('mask');
  return mall.place('bea', skuId, quantity);
}
const paidGoods = async (quantity = 1) => mall.paid(await placed(quantity));

const SECRETS = ['chain', 'partnerHint', 'merchantReferrerId', 'subMchid', 'legs', 'related', 'memberId'];

/** The names of all fields of an answer, wherever they stand. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

test('nobody sees more of an order than is theirs to know', async () => {
  const order = await settleOrder(house, await receiveOrder(house, (await paidGoods())._id, 'bea'));
  expect(namesIn(order)).toEqual(expect.arrayContaining(SECRETS));
  const rows = await ordersPage(house, 'bea', 'all', null, 20);
  for (const seen of [await page(order), rows, merchantView(order)])
    expect(namesIn(seen).filter((name) => SECRETS.includes(name))).toEqual([]);
  for (const seen of [merchantView(order), operatorView(order)])
    expect(namesIn(seen)).not.toContain('pickupCode');
  await expect(page(order, 'ann')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a line shows the product as it looked when it was ordered', async () => {
  const order = await paidGoods(2);
  await mall.goods('mask', { title: '新名字', pictures: ['/pictures/new.svg'] });
  expect((await page(order)).lines).toMatchObject([
    { title: '玻尿酸面膜', specs: '', picture: '/pictures/mask.svg', quantity: 2, amountFen: 20_000 },
  ]);
});

describe('what it brings', () => {
  test('goods: seven days after receipt, and until then the latest day that is known', async () => {
    const start = house.clock.at;
    const order = await paidGoods();
    // A tenth of ¥100 is given up, ten times of it are earned.
    const pending = { pendingSvUnits: 1_000_000, effectiveSvUnits: 0, reversedSvUnits: 0 };
    expect((await page(order)).earned).toMatchObject({ ...pending, expectedAt: start + 17 * DAY_MS });
    await mall.pass(1);
    await shipOrder(house, order._id, mall.shopId, PARCEL);
    expect((await page(order)).earned).toMatchObject({ ...pending, expectedAt: start + 18 * DAY_MS });
    await mall.pass(2);
    await receiveOrder(house, order._id, 'bea');
    expect((await page(order)).earned).toMatchObject({ ...pending, expectedAt: start + 10 * DAY_MS });
    await mall.pass(7);
    const before = (await mall.member('bea')).svUnits;
    await settleOrder(house, await mall.order(order._id));
    const got = (await mall.member('bea')).svUnits - before;
    expect((await page(order)).earned).toEqual({
      ...{
        pendingSvUnits: 0,
        expectedAt: null,
        effectiveSvUnits: got,
        reversedSvUnits: 0,
        daysAfterReceipt: 7,
      },
      effectiveAt: house.clock.at,
    });
  });

  test('a refund takes back in proportion, and all of it with the whole', async () => {
    const order = await paidGoods();
    await settleOrder(house, await receiveOrder(house, order._id, 'bea'));
    for (const [amountFen, effectiveSvUnits, reversedSvUnits] of [
      [3_333, 666_700, 333_300],
      [6_667, 0, 1_000_000],
    ] as const) {
      house.clock.at += 1;
      const ask = { orderId: order._id, memberId: 'bea', amountFen, reason: '少了一片', pictures: [] };
      await requestRefund(house, ask);
      await approveRefund(house, order._id, mall.shopId);
      expect((await page(order)).earned).toMatchObject({
        ...{ pendingSvUnits: 0, effectiveSvUnits, reversedSvUnits },
      });
    }
  });

  test('a card brings it use by use; what is given back brings nothing', async () => {
    const { _id: skuId } = await mall.goods('card', { kind: 'service', uses: 3, priceFen: 10_000 });
    const card = await mall.paid(await mall.place('bea', skuId));
    await redeemUse(house, card, 1);
    expect(await page(card)).toMatchObject({
      used: 1,
      earned: { pendingSvUnits: 667_000, effectiveSvUnits: 333_000, expectedAt: null },
    });
    await requestRefund(house, {
      ...{ orderId: card._id, memberId: 'bea', amountFen: 6_667, reason: '搬家了', pictures: [] },
    });
    await approveRefund(house, card._id, mall.shopId);
    expect((await page(card)).earned).toMatchObject({ pendingSvUnits: 0, effectiveSvUnits: 333_000 });
  });

  test('a bill brings it at once, an unpaid order may, a closed one does not', async () => {
    const bill = await mall.bill('bea', 10_000);
    expect(await page(bill)).toMatchObject({
      store: { id: STORE, name: '沐颜西湖店' },
      earned: { pendingSvUnits: 0, effectiveSvUnits: 1_000_000, effectiveAt: house.clock.at },
    });
    const { orders } = await placed();
    const [unpaid] = orders;
    expect(await page(unpaid ?? bill)).toMatchObject({
      unpaid: { orders: 1 },
      earned: { pendingSvUnits: 1_000_000, expectedAt: null },
    });
  });

  test('who is not active is told so', async () => {
    await mall.join('cat');
    const { _id: skuId } = await mall.goods('mask');
    const order = await mall.paid(await mall.place('cat', skuId));
    expect(await page(order, 'cat')).toMatchObject({
      isActive: false,
      earned: { pendingSvUnits: 1_000_000 },
    });
  });
});

test('the refund stands on the page from the answer on', async () => {
  const order = await paidGoods();
  expect((await page(order)).refunds).toEqual([]);
  await requestRefund(house, {
    ...{ orderId: order._id, memberId: 'bea', amountFen: 4_000, reason: '有破损', pictures: [] },
  });
  house.clock.at += DAY_MS / 24;
  await approveRefund(house, order._id, mall.shopId);
  expect((await page(order)).refunds).toEqual([
    {
      amountFen: 4_000,
      pointUnits: 0,
      agreedAt: house.clock.at,
      sentAt: null,
      arrivedAt: null,
      isStuck: false,
      isDone: false,
    },
  ]);
});

test('a line that was received can be commented on, and then shows what was said', async () => {
  const order = await paidGoods();
  expect(await page(order)).toMatchObject({ isCommentable: false, comments: [] });
  await receiveOrder(house, order._id, 'bea');
  expect(await page(order)).toMatchObject({ isCommentable: true, comments: [] });
  const skuId = order.lines[0]?.skuId ?? '';
  const said = { orderId: order._id, skuId, stars: 4, text: '清爽', pictures: ['/a.png'] };
  await writeComment(house, { memberId: 'bea', openId: 'openid-bea', ...said });
  expect((await page(order)).comments).toMatchObject([{ skuId, stars: 4, text: '清爽', state: 'held' }]);
});

describe('the lists', () => {
  test('by tab, page by page, each order once, with counts of what is to be done', async () => {
    const shipped = await shipOrder(house, (await paidGoods())._id, mall.shopId, PARCEL);
    house.clock.at += 1;
    const waiting = await paidGoods();
    const asked = await paidGoods();
    await requestRefund(house, {
      ...{ orderId: asked._id, memberId: 'bea', amountFen: 1_000, reason: '有破损', pictures: [] },
    });
    await placed();
    const ids = async (tab: Parameters<typeof ordersPage>[2]) => {
      const seen: string[] = [];
      for (let after: Parameters<typeof ordersPage>[3] = null; ;) {
        const { rows, next } = await ordersPage(house, 'bea', tab, after, 1);
        seen.push(...rows.map(({ _id }) => _id));
        if (next === null) return seen;
        after = next;
      }
    };
    // The pack that made the member active is an order as well.
    expect(new Set(await ids('all')).size).toBe(5);
    expect(await ids('shipped')).toEqual([shipped._id]);
    expect(new Set(await ids('waiting'))).toEqual(new Set([waiting._id, asked._id]));
    expect(await ids('afterSale')).toEqual([asked._id]);
    expect(await ids('unpaid')).toHaveLength(1);
    const counts = { unpaid: 1, waiting: 2, shipped: 1, afterSale: 1 };
    expect(await orderCounts(house, 'bea')).toEqual(counts);
    expect(await minePage(house, 'bea')).toMatchObject({
      orders: counts,
      coupons: 0,
      wallet: { active: true },
    });
    expect((await ordersPage(house, 'ann', 'unpaid', null, 20)).rows).toEqual([]);
  });
});

test('goods that nobody confirms come to the day that was told', async () => {
  const order = await paidGoods();
  await shipOrder(house, order._id, mall.shopId, PARCEL);
  const { expectedAt } = (await page(order)).earned;
  await mall.pass(10);
  await autoReceive(house, order._id);
  expect((await page(order)).earned.expectedAt).toBe(expectedAt);
});
