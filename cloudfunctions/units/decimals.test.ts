import fc from 'fast-check';

import { amounts } from '../../tests/support/arbitraries';
import { formatUnits, parseUnits } from './decimals';

const places = fc.integer({ min: 0, max: 8 });

describe('a decimal text', () => {
  it('is read digit by digit, whatever zeros stand around it', () => {
    const zeros = fc.integer({ min: 0, max: 4 }).map((count) => '0'.repeat(count));
    fc.assert(
      fc.property(amounts(), places, zeros, zeros, (units, count, before, after) => {
        const digits = units.toString().padStart(count + 1, '0');
        const whole = digits.slice(0, digits.length - count);
        const fraction = digits.slice(digits.length - count) + after;
        const text = before + whole + (fraction === '' ? '' : `.${fraction}`);
        expect(parseUnits(text, count)).toBe(units);
      }),
    );
  });

  it.each([
    ['12.34', 2, 1_234],
    ['12.3', 2, 1_230],
    ['12', 2, 1_200],
    ['0.01', 2, 1],
    ['1.2300', 2, 123],
    ['0', 0, 0],
    ['00000000000000012', 0, 12],
    ['9007199254740991', 0, Number.MAX_SAFE_INTEGER],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
  ])('%p with %p places is %p units', (text, count, units) => {
    expect(parseUnits(text, count)).toBe(units);
  });

  it.each([
    ['0.001', 2],
    ['12.345', 2],
    ['1.5', 0],
  ])('%p has more than %p places', (text, count) => {
    expect(parseUnits(text, count)).toBeNull();
  });

  it.each([
    '-1',
    '+1',
    '',
    '.5',
    '5.',
    '1e3',
    '1,000',
    ' 1',
    '1 ',
    'x1',
    '1x',
    '0x10',
    'NaN',
    '1.2.3',
    '１',
    '000000000000000001',
    `0.${'0'.repeat(21)}`,
  ])('%p is no plain decimal', (text) => {
    expect(parseUnits(text, 2)).toBeNull();
  });

  it('is refused beyond the safe range', () => {
    expect(parseUnits('9007199254740992', 0)).toBeNull();
    expect(parseUnits('90071992547409.92', 2)).toBeNull();
  });
});

describe('units as text', () => {
  it('lead back to the same units', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), places, (units, count) => {
        expect(parseUnits(formatUnits(units, count), count)).toBe(units);
      }),
    );
  });

  it.each([
    [1_234, 2, '12.34'],
    [5, 2, '0.05'],
    [0, 2, '0.00'],
    [100, 2, '1.00'],
    [-1_234, 2, '-12.34'],
    [-5, 4, '-0.0005'],
    [42, 0, '42'],
    [0, 0, '0'],
    [-42, 0, '-42'],
    [888_000_000n, 6, '888.000000'],
    [-1n, 6, '-0.000001'],
    [10n ** 30n, 6, `1${'0'.repeat(24)}.000000`],
  ])('%p with %p places are %p', (units, count, text) => {
    expect(formatUnits(units, count)).toBe(text);
  });
});
