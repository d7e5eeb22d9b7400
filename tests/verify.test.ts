/** A member checks the mall: its own days recomputed from what is public, without the mall's arithmetic. */
import { refundOrder } from '../cloudfunctions/orders/refunding/refund';
import { daysCsv } from '../cloudfunctions/points/days-csv';
import { myDaysCsv } from '../cloudfunctions/points/my-days';
import { parsePolicy, type Policy } from '../cloudfunctions/policy/policy';
import { joinPages, readDays, readOwn } from '../miniprogram/wallet/verify/csv';
import { recompute } from '../miniprogram/wallet/verify/recompute';
import { Mall, OWING } from './support/mall';
import { memoryHouse, type TestHouse } from './support/memory-house';

const SLOW = parsePolicy({ ...OWING, version: 'slow', supply: { ...OWING.supply, dailyCapBp: 500 } });
const PEOPLE = ['ann', 'bea', 'cat'];

/** 150 days of bills, refunds, pauses and days that convert everything. */
async function lived(policy: Policy): Promise<TestHouse> {
  const house = memoryHouse(policy);
  const mall = await Mall.open(house);
  await mall.activeMember('ann');
  await mall.activeMember('bea', 'ann');
  await mall.activeMember('cat', 'bea');
  for (let i = 0; i < 150; i += 1) {
    const quiet = i > 60 && i < 110;
    if (!quiet && i % 3 === 0) {
      const order = await mall.bill(PEOPLE[(i / 3) % 3] ?? '', 1_234 + 7_919 * i);
      if (i % 4 === 0) {
        const amountFen = 617 + i;
        await refundOrder(house, { refundId: `r${i}`, orderId: order._id, amountFen, reason: 'test' });
      }
    }
    await mall.pass(1);
  }
  return house;
}

async function files(house: TestHouse, memberId: string, pageSize: number) {
  const own: string[] = [];
  let before: string | null = null;
  do {
    const page = await myDaysCsv(house, memberId, before, pageSize);
    own.unshift(page.csv);
    before = page.before;
  } while (before !== null);
  const days: string[] = [];
  let after: string | null = null;
  do {
    const page = await daysCsv(house, after, pageSize);
    days.push(page.csv);
    after = page.after;
  } while (after !== null);
  return { days: joinPages(days), own: joinPages(own) };
}

describe.each([
  ['all may convert in a day', OWING],
  ['5% a day at most', SLOW],
])('%s', (_name, policy) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await lived(policy);
  });

  test.each(PEOPLE)('%s finds every day equal, on whatever pages the files came', async (id) => {
    for (const pageSize of [37, 1000]) {
      const { days, own } = await files(house, id, pageSize);
      const compared = recompute(readDays(days), readOwn(own));
      expect(compared).toHaveLength(150);
      expect(compared.filter((day) => !day.isEqual)).toEqual([]);
      expect(compared.filter((day) => day.points > 0n).length).toBeGreaterThan(10);
    }
  });

  test('a point too many on one day, or an SV too few, is found on that day', async () => {
    const { days, own } = await files(house, 'ann', 1000);
    const rows = readOwn(own);
    const at = rows.findIndex((row) => row.points > 0n);
    const more = rows.map((row, i) => (i === at ? { ...row, points: row.points + 1n } : row));
    expect(recompute(readDays(days), more).findIndex((day) => !day.isEqual)).toBe(at);
    const less = rows.map((row, i) => (i === at ? { ...row, svLeft: row.svLeft - 1n } : row));
    expect(recompute(readDays(days), less).findIndex((day) => !day.isEqual)).toBe(at);
    const faked = readDays(days).map((day) =>
      day.day === rows[at]?.day ? { ...day, released: day.released - 1_000n } : day,
    );
    expect(recompute(faked, rows).findIndex((day) => !day.isEqual)).toBe(at);
  });
});

test('files that do not fit together are refused with a sentence', () => {
  const own = 'day,sv_change,counted,points,sv_left\n2026-06-01,1.0000,1,0.500000,0.5000\n';
  expect(() => recompute([], readOwn(own))).toThrow('公示里没有 2026-06-01 这一天');
  expect(() => readOwn('day,points\n')).toThrow('文件缺少列：sv_change、counted、sv_left');
  expect(() => readOwn(`${own}2026-06-02,1.0000\n`)).toThrow('第 3 行的列数不对');
  expect(() => readOwn(own.replace('0.5000\n', 'half\n'))).toThrow('“half” 不是有效的数');
});
