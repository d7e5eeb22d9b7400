/** The workbench's table: nothing behind a shut door is offered, and the warning says what is so. */
import { entriesOf, stockWarning, type Desk } from './entries';

const DESK: Desk = {
  ...{ merchantId: 'm', merchantName: '兰汐', merchantState: 'open', role: 'clerk', isHeadOffice: false },
  ...{ store: { id: 's', name: '西湖店' }, day: '2026-06-01', may: [], counter: null, redeemed: null },
  waiting: { toShip: null, toHandOver: 2, afterSale: null, bookings: 3, visits: 0 },
  stock: { level: 'fine', lastsDays: 30, days: 7 },
  isTipOn: true,
  isMarketOn: true,
};
const names = (desk: Desk): string[] =>
  entriesOf(desk).flatMap(({ entries }) => entries.map(({ label }) => label));

test('only what the server lets the person do is offered', () => {
  expect(entriesOf(DESK)).toEqual([]);
  expect(names({ ...DESK, may: ['dayCalendar', 'offerTip', 'redemptions'] })).toEqual([
    '预约',
    '核销记录',
    '打赏',
  ]);
  expect(names({ ...DESK, may: ['offerTip'], isTipOn: false })).toEqual([]);
  expect(names({ ...DESK, may: ['buyDesk', 'fund'] })).toEqual(['求购积分', '求购资金']);
  expect(names({ ...DESK, may: ['buyDesk', 'fund'], isMarketOn: false })).toEqual([]);
});

test('a clerk of a store hands over by code, the head office from its list', () => {
  const urlOf = (may: Desk['may']): string | undefined =>
    entriesOf({ ...DESK, may })
      .flatMap(({ entries }) => entries)
      .find(({ name }) => name === 'handOver')?.url;
  expect(urlOf(['handOver'])).toBe('/staff/scan/scan?merchantId=m&storeId=s');
  expect(urlOf(['handOver', 'orders'])).toBe('/staff/orders/orders?merchantId=m&storeId=s&tab=toHandOver');
});

test('counts stand where something waits', () => {
  const [group] = entriesOf({ ...DESK, may: ['dayCalendar', 'visits', 'handOver'] });
  expect(group?.entries.map(({ label, count }) => [label, count])).toEqual([
    ['预约', 3],
    ['到家', 0],
    ['待自提', 2],
  ]);
});

test.each([
  ['fine', 30, ''],
  ['low', 4, '积分库存按最近的速度只够用 4 天，请尽快补充'],
  ['empty', 0, '积分库存用完了，顾客现在不能下单和扫码付款'],
] as const)('%s points', (level, lastsDays, sentence) => {
  expect(stockWarning({ ...DESK, stock: { level, lastsDays, days: 7 } })).toBe(sentence);
});
