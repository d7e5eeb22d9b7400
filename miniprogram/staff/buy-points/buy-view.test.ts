/** What a merchant is told before it asks for points. */
import { buyTerms, missingPoints, previewOf, type BuyDesk } from './buy-view';

const DESK: BuyDesk = {
  ...{
    isOn: true,
    haltedBecause: null,
    day: '2026-06-08',
    price: 10_000,
    band: { low: 9_500, high: 10_500 },
  },
  ...{ feeBp: 0, others: [], openOrders: 0, maxOpenOrders: 20, maxOrderPointUnits: 100_000_000_000 },
  freeFen: 4_200,
  stock: { stock: -5_000_000, missingUnits: 12_000_001, lastsDays: 3, days: 7, level: 'low' },
};

test('as much as the fund pays for at the limit, and not a fen more', () => {
  expect(buyTerms(DESK, '40', '1.05')).toEqual({ points: 40, price: 10_500 });
  expect(buyTerms(DESK, '41', '1.0500')).toBe('求购资金还差 ¥1.05，请先充入或减少数量');
  expect(buyTerms(DESK, '', '1')).toBe('');
});

test('before and after, of the fund and of the stock, also of one that owes', () => {
  expect(previewOf(DESK, { points: 40, price: 10_001 }).changes.map(({ value }) => value)).toEqual([
    '¥40.01',
    '¥42.00 → ¥1.99',
    '−5.00 → 35.00',
  ]);
});

test('what is missing, in whole points', () => {
  expect(missingPoints(DESK)).toBe('13');
  expect(missingPoints({ ...DESK, stock: { ...DESK.stock, missingUnits: 12_000_000 } })).toBe('12');
  expect(missingPoints({ ...DESK, stock: { ...DESK.stock, missingUnits: 0 } })).toBe('');
});
