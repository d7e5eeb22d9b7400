/** A day's statement: every fen of the day in one row, the stores' together the chain's, and the file of it. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { CITY, Mall, OWING, STORE } from '../../../tests/support/mall';
import { payer, PIN, POINT } from '../../../tests/support/point-payer';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { redeemUse, undoRedeem } from '../../../tests/support/uses';
import { warnOfStock } from '../../operations/stock/warn';
import { outbox } from '../../messages/documents';
import { stockWarnings } from '../../operations/documents';
import { pointsStockOf } from '../../operations/stock/points-stock';
import { parsePolicy } from '../../policy/policy';
import { addDays, dayOf } from '../../units/days';
import { setPointsShare } from '../../stores/points-share';
import { saveStore } from '../../stores/save-store';
import { orders } from '../documents';
import { closeUnpaid } from '../paying/close-unpaid';
import { payAtStore } from '../placing/pay-at-store';
import { refundOrder } from '../refunding/refund';
import { dayStatement } from './day-statement';
import { statementCsv } from './statement-csv';
import { totalsOf } from './rows';

const SISTER = 'salon-2';

let house: TestHouse;
let mall: Mall;

async function open(policy = OWING): Promise<void> {
  house = memoryHouse(policy);
  mall = await Mall.open(house);
  await mall.activeMember('ann');
  const terms = { merchantId: mall.shopId, name: '二店, "新"', city: CITY, allowanceRateBp: 2000 };
  await saveStore(house, SISTER, terms);
}
beforeEach(() => open());
afterEach(() => expectSoundBooks(house));

const today = () => dayOf(house.clock.at);
const of = (storeId: string | null, day = today()) => dayStatement(house.database, mall.shopId, storeId, day);
const sister = async (amountFen: number) =>
  mall.paid(
    await payAtStore(house, { requestId: mall.requestId(), memberId: 'ann', storeId: SISTER, amountFen }),
  );

/** Two bills, one of them partly sent back; goods; a service of which one use is redeemed; a late payment. */
async function aDay(): Promise<void> {
  const bill = await mall.bill('ann', 10_000);
  await sister(5_000);
  await refundOrder(house, { refundId: 'r1', orderId: bill._id, amountFen: 2_500, reason: 'x' });
  const { _id: mask } = await mall.goods('mask', { priceFen: 8_000 });
  await mall.paid(await mall.place('ann', mask));
  const { _id: card } = await mall.goods('card', { kind: 'service', uses: 2, priceFen: 60_001 });
  const bought = await mall.paid(await mall.place('ann', card));
  await redeemUse(house, bought, 1);
  const late = await mall.place('ann', mask);
  await closeUnpaid(house, late.payment);
  await mall.pay(late.payment);
}

test('what came in, what was redeemed, what went back, what it cost and brought', async () => {
  await aDay();
  const { totals, rows } = await of(null);
  expect(totals).toEqual({
    kinds: {
      online: { count: 2, amountFen: 68_001, paidPoints: 0 },
      counter: { count: 2, amountFen: 15_000, paidPoints: 0 },
      receipt: { count: 0, amountFen: 0, paidPoints: 0 },
      redeemed: { count: 1, amountFen: 30_000, paidPoints: 0 },
      settled: { count: 2, amountFen: 15_000, paidPoints: 0 },
      refund: { count: 1, amountFen: -2_500, paidPoints: 0 },
    },
    takingsFen: 80_501,
    takingsPoints: 0,
    // 10% of 100 yuan, 20% of 50, 10% of the first use of 600.01: 30 yuan of allowance.
    allowanceFen: 1_000 + 1_000 + 3_000,
    deducted: 50_000_000,
    svUnits: 1_000_000,
  });
  expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).sort());
  expect(totalsOf(rows)).toEqual(totals);
});

test('the stores’ statements and what belongs to none make the chain’s', async () => {
  await aDay();
  const [chain, first, second] = await Promise.all([of(null), of(STORE), of(SISTER)]);
  const none = chain.rows.filter((row) => row.storeId === null);
  expect(first.totals).toMatchObject({ takingsFen: 7_500, kinds: { counter: { count: 1 } } });
  expect(second.totals).toMatchObject({ takingsFen: 5_000, deducted: 10_000_000 });
  expect(first.rows.length + second.rows.length + none.length).toBe(chain.rows.length);
  expect(
    [first, second].map((one) => one.totals.takingsFen).reduce((a, b) => a + b) + totalsOf(none).takingsFen,
  ).toBe(chain.totals.takingsFen);
});

test('another day has nothing of it, and a use that was undone never was', async () => {
  await aDay();
  expect((await of(null, addDays(today(), 1))).rows).toEqual([]);
  const before = await of(null);
  const [card] = await house.database.find(orders, { where: { kind: 'service' }, limit: 1 });
  if (card === undefined) throw new Error('no card');
  await undoRedeem(house, card, 1);
  const after = await of(null);
  expect(after.totals.kinds.redeemed).toEqual({ count: 0, amountFen: 0, paidPoints: 0 });
  expect(after.totals.takingsFen).toBe(before.totals.takingsFen);
});

test('what was paid in points stands beside the money, comes in with what settles, and goes back with a refund', async () => {
  await setPointsShare(house, mall.shopId, 2_000);
  await payer(house, 'ann', 100);
  const points = { units: 20 * POINT, password: PIN };
  const wish = { memberId: 'ann', storeId: STORE, amountFen: 10_000, points };
  const bill = await mall.paid(await payAtStore(house, { requestId: mall.requestId(), ...wish }));
  await refundOrder(house, { refundId: 'r1', orderId: bill._id, amountFen: 4_000, reason: 'x' });
  const made = await of(null);
  expect(made.totals).toMatchObject({
    ...{ takingsFen: 4_000, takingsPoints: 10 * POINT },
    kinds: {
      counter: { count: 1, amountFen: 8_000, paidPoints: 20 * POINT },
      settled: { count: 1, amountFen: 8_000, paidPoints: 20 * POINT },
      refund: { count: 1, amountFen: -4_000, paidPoints: -10 * POINT },
    },
  });
  const lines = statementCsv(made, new Map()).trimEnd().split('\r\n');
  expect(lines.find((line) => line.includes('退款,'))).toMatch(/,-40\.00,-10\.000000,0\.00,/);
  expect(lines.at(-1)).toMatch(/^合计,收款减退款,,,,40\.00,10\.000000,/);
});

test('the file has a row for each, the stores’ names, and the sum', async () => {
  await aDay();
  const made = await of(null);
  const file = statementCsv(made, new Map([[SISTER, '二店, "新"']]));
  const lines = file.trimEnd().split('\r\n');
  expect(lines).toHaveLength(made.rows.length + 2);
  expect(lines[0]).toBe(
    '\uFEFF时间,类型,门店,单号,项目,金额（元）,顾客付积分,让利额（元）,支付积分,商家共享值',
  );
  expect(lines.filter((line) => line.includes('"二店, ""新"""'))).toHaveLength(2);
  expect(lines.find((line) => line.includes('退款,'))).toMatch(/,-25\.00,0\.000000,0\.00,0\.000000,0\.0000$/);
  expect(lines.at(-1)).toBe('合计,收款减退款,,,,805.01,0.000000,50.00,50.000000,100.0000');
});

test('the stock of points: what a week needs, what is missing, told once and again when it is worse', async () => {
  await open(parsePolicy({ ...OWING, merchants: { openingStockFen: 0, maxOwedPointUnits: 30_000_000 } }));
  await mall.bill('ann', 10_000);
  expect(await pointsStockOf(house, mall.shopId)).toMatchObject({
    ...{ stock: -10_000_000, mayOwe: 30_000_000, frozen: 0, weekAllowanceFen: 1_000, price: 10_000 },
    ...{ neededUnits: 10_000_000, missingUnits: 0, lastsDays: 14, level: 'fine', days: 7 },
  });
  expect(await warnOfStock(house)).toBe(0);
  await mall.bill('ann', 10_000);
  expect(await pointsStockOf(house, mall.shopId)).toMatchObject({ missingUnits: 10_000_000, level: 'low' });
  await mall.giveShopTo('own');
  expect(await warnOfStock(house)).toBe(1);
  expect(await warnOfStock(house)).toBe(0);
  expect(await house.database.find(outbox, { where: { memberId: 'own' }, limit: 10 })).toMatchObject([
    { template: 'stock', fields: { merchant: '沐颜', note: '约够 3 天，还差 10' } },
  ]);
  expect(await house.database.get(stockWarnings, mall.shopId)).toMatchObject({
    ...{ level: 'low', missingUnits: 10_000_000, lastsDays: 3, on: today() },
  });
  await mall.bill('ann', 10_000);
  expect(await warnOfStock(house)).toBe(1);
  expect(await house.database.get(stockWarnings, mall.shopId)).toMatchObject({ level: 'empty' });
});
