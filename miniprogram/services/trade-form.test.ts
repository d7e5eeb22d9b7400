/** What is typed at the market's desks. */
import { keptPrice, priceChoices, termsOf, type Limits } from './trade-form';

const LIMITS: Limits = {
  ...{ day: '2026-06-08', price: 10_000, band: { low: 9_500, high: 10_500 } },
  ...{ openOrders: 0, maxOpenOrders: 20, maxOrderPointUnits: 100_000_000_000, others: [] },
};

test('terms within the limits, or what is wrong with them', () => {
  expect(termsOf(LIMITS, '40', '1.05')).toEqual({ points: 40, price: 10_500 });
  expect(termsOf(LIMITS, '', '1.05')).toBe('');
  expect(termsOf(LIMITS, '1.5', '1')).toBe('请填写整数积分，一次最多 100000');
  expect(termsOf(LIMITS, '100001', '1')).toBe('请填写整数积分，一次最多 100000');
  for (const price of ['1.0501', '0.9499', '', '一元'])
    expect(termsOf(LIMITS, '40', price)).toBe('今天可挂的价格在 ¥0.9500 到 ¥1.0500 之间');
  expect(termsOf({ ...LIMITS, openOrders: 20 }, '40', '1')).toBe('同时最多 20 笔挂单，请先撤销一些');
});

test('a new day’s band keeps a price that fits and replaces one that does not by the day’s', () => {
  expect(keptPrice(LIMITS, '1.02')).toBe('1.02');
  expect(keptPrice({ ...LIMITS, price: 9_500, band: { low: 9_025, high: 9_975 } }, '1.02')).toBe('0.9500');
  expect(keptPrice(LIMITS, '')).toBe('1.0000');
});

test('the ends of the band can be chosen', () => {
  expect(priceChoices(LIMITS).map(({ digits }) => digits)).toEqual(['0.9500', '1.0000', '1.0500']);
});
