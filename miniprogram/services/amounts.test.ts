import { fenOf, pointText, svText, yuanParts, yuanText } from './amounts';

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [99, '¥0.99'],
  [100, '¥1.00'],
  [123_456, '¥1234.56'],
  [Number.MAX_SAFE_INTEGER, '¥90071992547409.91'],
])('%p fen are %s', (fen, text) => {
  expect(yuanText(fen)).toBe(text);
});

test('the cents stand apart from the yuan', () => {
  expect(yuanParts(1_234)).toEqual({ whole: '12', cents: '34' });
});

test.each([
  [0, '0.00'],
  [99, '0.00'],
  [100, '0.01'],
  [123_499, '12.34'],
])('%p units of 共享值 are %s, never rounded up', (units, text) => {
  expect(svText(units)).toBe(text);
});

test.each([
  [9_999, '0.00'],
  [1_999_999, '1.99'],
])('%p units are %s points', (units, text) => {
  expect(pointText(units)).toBe(text);
});

test.each([
  ['12.34', 1_234],
  [' 12.3 ', 1_230],
  ['12.', 1_200],
  ['12', 1_200],
  ['0.01', 1],
])('somebody who types %p means %p fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});

test.each(['', '.5', '1.234', '-1', '1e3', '1,000', '123456789', 'abc'])('%p is no sum of money', (text) => {
  expect(fenOf(text)).toBeNull();
});
