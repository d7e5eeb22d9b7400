/** What the counter's pages say: of stores and their hours, of vouchers, of tips. */
import { closedText, distanceText, openText, weekRows } from './store-words';
import { tipEarnsText, tipRow, untilText, type Tip } from './tip-words';
import { freeReturnText, newUse, noCodeText, remainingText, useRow, type Voucher } from './voucher-words';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Monday, 8 June 2026, 17:30 in Shanghai. */
const NOW = Date.parse('2026-06-08T09:30:00Z');
const MIDNIGHT = Date.parse('2026-06-07T16:00:00Z');

test('when it opens next: by the day in Shanghai, not by hours', () => {
  const opensAt = (at: number) => openText({ isOpen: false, opensAt: at }, NOW);
  expect(openText({ isOpen: true, until: MIDNIGHT + 21 * HOUR_MS }, NOW)).toBe('营业至 21:00');
  expect(opensAt(MIDNIGHT + 19 * HOUR_MS)).toBe('19:00 开门');
  expect(opensAt(MIDNIGHT + DAY_MS)).toBe('明天 00:00 开门');
  expect(opensAt(MIDNIGHT + 2 * DAY_MS + 10 * HOUR_MS)).toBe('后天 10:00 开门');
  expect(opensAt(MIDNIGHT + 5 * DAY_MS + 10 * HOUR_MS)).toBe('6 月 13 日 10:00 开门');
  expect(openText({ isOpen: false, opensAt: null }, NOW)).toBe('营业时间请先打电话问问');
});

test('the week begins on Monday, says what is today, and when it stays closed', () => {
  const hours = { '1': [[600, 720] as const, [780, 1440] as const], '0': [[630, 1260] as const] };
  const week = weekRows({ hours, closedDays: [], now: NOW });
  expect(week.map(({ label }) => label).join('')).toBe('周一周二周三周四周五周六周日');
  expect(week.filter(({ isToday }) => isToday)).toEqual([
    { label: '周一', text: '10:00–12:00、13:00–24:00', isToday: true },
  ]);
  expect([week[1]?.text, week[6]?.text]).toEqual(['休息', '10:30–21:00']);
  const closedDays = ['2026-06-08', '2026-06-19', '2026-10-01'];
  expect(weekRows({ hours, closedDays, now: NOW })[0]?.text).toBe('今日店休');
  expect(closedText({ closedDays, now: NOW })).toBe('6 月 19 日、10 月 1 日');
  // Half an hour later in Shanghai it is Tuesday, whatever day it is elsewhere.
  expect(weekRows({ hours, closedDays, now: MIDNIGHT + DAY_MS })[1]?.isToday).toBe(true);
});

test.each([
  [null, ''],
  [0, '10 m'],
  [346, '350 m'],
  [3_249, '3.2 km'],
  [120_400, '120 km'],
])('%s metres are "%s"', (metres, text) => {
  expect(distanceText(metres)).toBe(text);
});

const use = (id: string, more: Partial<Voucher['history'][number]> = {}): Voucher['history'][number] => ({
  ...{ id, use: 1, at: NOW, storeName: '西湖店', earnedSvUnits: 1_470_000, undone: null },
  ...more,
});
const voucher = (more: Partial<Voucher> = {}): Voucher => ({
  ...{ orderId: 'o', state: 'paid', merchant: { id: 'm', name: '兰汐' }, productId: 'p', title: '次卡' },
  ...{ picture: '', isMedical: false, uses: 5, remaining: 3, nextUse: 3, paidFen: 100_000, paidAt: NOW },
  ...{ stores: [], terms: null, validUntil: null, isInAfterSale: false, giveBackFen: null },
  ...{ freeReturnUntil: null, history: [] },
  ...more,
});

test('a voucher says what is left, or why its code is not shown', () => {
  expect(remainingText(voucher())).toBe('剩 3 次，共 5 次');
  expect(remainingText(voucher({ uses: 1, remaining: 1 }))).toBe('可用 1 次');
  expect(remainingText(voucher({ state: 'settled', remaining: 0 }))).toBe('已用完');
  expect(noCodeText(voucher())).toBe('');
  expect(noCodeText(voucher({ isInAfterSale: true }))).toContain('退款申请处理中');
  expect(noCodeText(voucher({ state: 'refunded', remaining: 0 }))).toContain('原支付方式');
  expect(noCodeText(voucher({ state: 'settled', remaining: 0 }))).toContain('用完');
  expect(freeReturnText({ freeReturnUntil: NOW + DAY_MS }, NOW)).toContain('6 月 9 日前');
  expect(freeReturnText({ freeReturnUntil: NOW }, NOW)).toBe('');
});

test('a use that staff have confirmed meanwhile is noticed once; one that was undone is none', () => {
  const undone = { at: NOW, reason: '点错了' };
  const before = voucher({ history: [use('a')] });
  expect(newUse(before, voucher({ history: [use('b'), use('a')] }))?.id).toBe('b');
  expect(newUse(before, before)).toBeNull();
  expect(newUse(before, voucher({ history: [use('a', { undone })] }))).toBeNull();
  expect(useRow(use('a')).note).toBe('已获得 147.00 共享值');
  expect(useRow(use('a', { undone, earnedSvUnits: 0 }))).toMatchObject({
    ...{ title: '第 1 次 · 西湖店', isUndone: true, note: '6 月 8 日 17:30 已撤销，次数已退回：点错了' },
  });
});

test('a tip says what it would bring, brought, or why it is gone', () => {
  const tip: Tip = {
    ...{ id: 't', state: 'confirmed', merchantName: '兰汐', storeName: '西湖店', receiptNumber: 'A1' },
    ...{ amountFen: 20_000, offeredAt: NOW, expiresAt: NOW + HOUR_MS, confirmedAt: NOW },
    ...{ earnedSvUnits: 3_000_000, pointUnits: 0, merchantSvUnits: 0, reversed: null },
  };
  expect(tipRow(tip)).toMatchObject({ receipt: '小票号 A1', state: '已确认', note: '已获得 300.00 共享值' });
  expect(tipRow({ ...tip, earnedSvUnits: 0 }).note).toBe('没有计入共享值');
  const reversed = { at: NOW, reason: '小票不符' };
  expect(tipRow({ ...tip, state: 'reversed', reversed }).note).toBe('共享值已扣回：小票不符');
  expect(tipRow({ ...tip, state: 'lapsed', confirmedAt: null })).toMatchObject({ state: '已过期', note: '' });
  expect([tipEarnsText(3_000_000), tipEarnsText(0)]).toEqual([
    '确认后可得 300.00 共享值，立即生效',
    '还没有开通会员，确认后不计共享值',
  ]);
  expect(untilText(tip)).toBe('请在 18:30 前确认');
});
