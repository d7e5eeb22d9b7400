/** Every report adds up to the journal, to the last unit. */
import { spanOfQuarter } from '../../local/report/quarter';
import { wholeReport } from '../../local/report/whole-report';
import { livedMall } from '../../tests/support/lived-mall';
import { STORE } from '../../tests/support/mall';
import type { TestHouse } from '../../tests/support/memory-house';
import { journal } from '../ledger/state';
import { fills } from '../market/documents';
import { findAll } from '../platform/database';
import { orders } from '../orders/documents';
import { unusedFen } from '../orders/portions';
import type { ReportName } from './report-page';
import { tableCsv, type Row } from './table';

let house: TestHouse;
beforeAll(async () => {
  house = await livedMall(1_000);
});

const FROM = '2026-06-01';
const TO = '2026-08-31';
const report = (name: ReportName) => wholeReport(house, name, FROM, TO);
const sum = (rows: readonly Row[], key: string): number => rows.reduce((total, row) => total + Number(row[key]), 0);
const legs = async () => (await findAll(house.database, journal, {})).flatMap((entry) => entry.legs);

test.each(['daily', 'monthly'] as const)('%s: what came in and went back is the cash of the journal', async (name) => {
  const { rows } = await report(name);
  const cash = (await legs()).filter(({ account }) => account.endsWith(':wechat') || account === 'mall:marketFees');
  expect(rows.length).toBeGreaterThan(2);
  expect(sum(rows, 'netFen')).toBe(cash.reduce((total, leg) => total + leg.units, 0));
  expect(sum(rows, 'receivedFen')).toBe(cash.reduce((total, leg) => total + Math.max(0, leg.units), 0));
  expect(rows.map((row) => row['source'])).not.toContain('');
});

test('platform: its income by source is what its own account and the market’s fees received', async () => {
  const { rows } = await report('platform');
  const own = (await legs()).filter(
    ({ account }) => account === 'merchant:platform:wechat' || account === 'mall:marketFees',
  );
  expect(sum(rows, 'netFen')).toBe(own.reduce((total, leg) => total + leg.units, 0));
  const earning = rows.filter((row) => row['netFen'] !== 0).map((row) => row['source']);
  expect(new Set(earning)).toEqual(new Set(['会员礼包', '市场手续费', '广告位']));
  // Kept whole, given back whole, given back for three of seven days, and a payment that came too late.
  const slots = rows.filter((row) => row['source'] === '广告位');
  expect([sum(slots, 'payments'), sum(slots, 'receivedFen'), sum(slots, 'refundedFen')]).toEqual([4, 280_000, 170_000]);
  const goods = expect.objectContaining({ source: '服务', payments: 0, netFen: 0 }) as object;
  expect(rows).toContainEqual(goods);
});

test('tax: own consumption and referral income apart, together what members were granted', async () => {
  const { rows } = await report('tax');
  const granted = (await legs()).filter(
    ({ account, why }) => /^member:\w+:(sv|svDebt)$/.test(account) && why !== 'release',
  );
  expect(sum(rows, 'svUnits')).toBe(granted.reduce((total, leg) => total + leg.units, 0));
  const kinds = rows.map((row) => `${String(row['income'])} ${String(row['why'])}`);
  expect(kinds).toEqual(expect.arrayContaining([
      ...['自身消费 buyer', '推荐收入 direct', '推荐收入 regionPartner', '积分转让所得 bought'],
    ]),
  );
});

test('tax: what points sold for is the cash of the fills, after the fee', async () => {
  const { rows } = await report('tax');
  const sales = rows.filter((row) => row['income'] === '积分转让所得');
  const sold = await findAll(house.database, fills, {});
  expect(sold.length).toBeGreaterThan(1);
  expect(sum(sales, 'cashFen')).toBe(sold.reduce((total, { fen, feeFen }) => total + fen - feeFen, 0));
  expect(sum(sales, 'pointUnits')).toBe(-sold.reduce((total, { pointUnits }) => total + pointUnits, 0));
});

test('daily: what a store took at its counter stands under the store', async () => {
  const { rows } = await report('daily');
  const paid = (await findAll(house.database, orders, { kind: 'store' })).filter(
    ({ state, paymentId }) => state !== 'created' && state !== 'closed' && paymentId !== '',
  );
  const atStore = rows.filter((row) => row['storeId'] === STORE);
  expect(sum(atStore, 'receivedFen')).toBe(paid.reduce((total, { amountFen }) => total + amountFen, 0));
});

test('a quarter is its days', () => {
  expect(spanOfQuarter('2026Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(spanOfQuarter('2027Q1')).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  expect(spanOfQuarter('2026Q5')).toBeNull();
});

test('partners: the points of region partners, less what refunds took back', async () => {
  const { rows } = await report('partners');
  expect(rows.length).toBeGreaterThan(0);
  const paid = (await legs()).filter(
    ({ account, why }) => account.startsWith('member:') && !account.endsWith(':held') && /regionPartner$/.test(why),
  );
  expect(sum(rows, 'pointUnits')).toBe(paid.reduce((total, leg) => total + leg.units, 0));
});

test('prepaid: what unused uses cost together', async () => {
  const open = (await findAll(house.database, orders, { kind: 'service', state: 'paid' })).filter(
    (order) => order.refundedUnsettledFen === 0,
  );
  expect(open.length).toBeGreaterThan(0);
  expect(sum((await report('prepaid')).rows, 'liabilityFen')).toBe(
    open.reduce((total, order) => total + unusedFen(order), 0),
  );
});

test('as a file, with Chinese headings and whole amounts', async () => {
  const csv = tableCsv(await report('platform'));
  expect(csv).toContain('日期,商家,门店,来源,收款笔数,收款（元）,退款（元）,净额（元）');
  expect(csv).toMatch(/platform,,会员礼包,6,1794\.00,0\.00,1794\.00/);
});
