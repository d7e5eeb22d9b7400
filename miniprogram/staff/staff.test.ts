/** Small rules of the staff's pages. */
import fc from 'fast-check';

import { fenOf } from '../services/amounts';
import { chime } from './chime';
import { placeIn, staffUrl } from './place';
import { postWord, priceText } from './staff-words';
import { typedAfter, type Key } from './typed-amount';

const KEYS: readonly Key[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'back', 'clear'];
const typed = (keys: readonly Key[]): string => keys.reduce(typedAfter, '');

test('whatever is tapped on the keypad is empty or a sum of money', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 30 }), (keys) => {
      const text = typed(keys);
      expect(text === '' || fenOf(text) !== null).toBe(true);
    }),
  );
});

test.each<[readonly Key[], string]>([
  [['1', '2', '.', '3', '4', '5'], '12.34'],
  [['.', '5'], '0.5'],
  [['0', '0', '7'], '7'],
  [['1', '.', '.', '2'], '1.2'],
  [['1', '2', 'back'], '1'],
  [['1', 'clear'], ''],
  [['9', '9', '9', '9', '9', '9', '9', '9'], '9999999'],
])('%j are %s', (keys, text) => {
  expect(typed(keys)).toBe(text);
});

test('a place goes through an address and comes back', () => {
  const place = { merchantId: 'lanxi', storeId: 'lanxi-xihu' };
  const [, query = ''] = staffUrl('scan', place, { code: 'gxg:1 2' }).split('?');
  const parts = Object.fromEntries(query.split('&').map((part) => part.split('='))) as Record<string, string>;
  expect(placeIn(parts)).toEqual(place);
  expect(parts['code']).toBe('gxg%3A1%202');
  expect(placeIn({})).toEqual({ merchantId: '', storeId: '' });
});

test('the sound is a WAV file that begins and ends in silence and never clips', () => {
  const view = new DataView(chime());
  const text = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(i)));
  expect(text).toBe('RIFF');
  expect(view.getUint32(4, true)).toBe(view.byteLength - 8);
  expect(view.getUint32(40, true)).toBe(view.byteLength - 44);
  const levels = Array.from({ length: (view.byteLength - 44) / 2 }, (_, i) =>
    view.getInt16(44 + i * 2, true),
  );
  expect(levels[0]).toBe(0);
  expect(Math.max(...levels.map(Math.abs))).toBeLessThan(0x7fff);
  expect(Math.max(...levels.map(Math.abs))).toBeGreaterThan(0x1fff);
  expect(Math.max(...levels.slice(-100).map(Math.abs))).toBeLessThan(600);
});

test('prices have four decimals, and posts of the head office say so', () => {
  expect([100, 9_999, 10_000, 123_456].map(priceText)).toEqual(['¥0.0100', '¥0.9999', '¥1.0000', '¥12.3456']);
  expect(postWord({ role: 'manager', isHeadOffice: true })).toBe('总部经理');
  expect(postWord({ role: 'clerk', isHeadOffice: true })).toBe('总部店员');
  expect(postWord({ role: 'owner', isHeadOffice: true })).toBe('店主');
});
