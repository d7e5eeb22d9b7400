/** The keys of the amount: whatever is pressed, the text is a sum of money within the limit, to the fen. */
import fc from 'fast-check';

import { fenOf } from '../../services/amounts';
import { earnedUnits, earnsText } from './earns';
import { KEYS, refusedWords, typed, typedFen, type Key } from './keypad';

const MOST_FEN = 5_000_000;
const press = (keys: readonly Key[], mostFen = MOST_FEN): string =>
  keys.reduce((text, key) => typed(text, key, mostFen), '');
const keys = (text: string): Key[] => Array.from(text).map((key) => (key === '<' ? 'back' : (key as Key)));
const anyKeys = fc.array(fc.constantFrom(...KEYS.map(({ key }) => key)), { maxLength: 30 });

test('any keys in any order make a sum of money that is not above the limit', () => {
  const property = fc.property(anyKeys, fc.nat(MOST_FEN), (pressed, mostFen) => {
    const text = press(pressed, mostFen);
    if (text !== '') expect(fenOf(text)).not.toBeNull();
    expect(typedFen(text)).toBeLessThanOrEqual(mostFen);
  });
  fc.assert(property);
});

test('every sum can be typed, and is what was typed', () => {
  const property = fc.property(fc.integer({ min: 1, max: MOST_FEN }), (fen) => {
    const digits = String(fen).padStart(3, '0');
    expect(typedFen(press(keys(`${digits.slice(0, -2)}.${digits.slice(-2)}`)))).toBe(fen);
  });
  fc.assert(property);
});

test('a key and 删除 after it change nothing, where the key was taken', () => {
  const property = fc.property(anyKeys, fc.constantFrom(...keys('123456789')), (pressed, key) => {
    const text = press(pressed);
    const next = typed(text, key, MOST_FEN);
    if (next.length > text.length) expect(typed(next, 'back', MOST_FEN)).toBe(text);
  });
  fc.assert(property);
});

test.each([
  ['0268.505<', '268.5'],
  ['.5', '0.5'],
  ['00', '0'],
  ['1..2', '1.2'],
  ['<', ''],
])('%s is %s', (pressed, text) => {
  expect(press(keys(pressed))).toBe(text);
});

test('says why a digit is not taken only where the limit is the reason', () => {
  expect(refusedWords('5000', '1', 1_000_000)).toBe('这家门店现在一笔最多收 ¥10000.00');
  for (const [text, key] of [
    ['5000', '.'],
    ['50.00', '1'],
    ['0', '0'],
    ['5', 'back'],
    ['5', '1'],
  ] as const)
    expect(refusedWords(text, key, 1_000_000)).toBe('');
});

test('what it brings is counted as the mall counts: the allowance is cut to whole fen first', () => {
  const earns = { rateBp: 1_500, svUnitsPerFen: 1_000 };
  expect(earnedUnits(earns, 26_850)).toBe(4_027_000);
  expect(earnedUnits(earns, 6)).toBe(0);
  expect(earnsText({ earns, isActive: true }, 26_850)).toBe('付款后可得 402.70 共享值，立即生效');
  expect(earnsText({ earns, isActive: true }, 0)).toBe('付款后立即计入共享值');
  expect(earnsText({ earns, isActive: false }, 26_850)).toContain('不计共享值');
});
