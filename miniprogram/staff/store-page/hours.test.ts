/** Hours go to the page and come back. */
import fc from 'fast-check';

import { clockText, hoursOf, hoursProblem, minutesOf, rowsOf } from './hours';

test('every minute of a day has its text; midnight is the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_438 }), (minutes) => {
      expect(minutesOf(clockText(minutes))).toBe(minutes);
    }),
  );
  expect(clockText(1_440)).toBe('23:59');
  expect(minutesOf('23:59')).toBe(1_440);
});

test('what is not edited stays: closed days, and a second span of a day', () => {
  const hours = { '1': [[600, 720] as const, [840, 1_260] as const], '0': [[600, 1_440] as const] };
  expect(hoursOf(rowsOf(hours))).toEqual(hours);
  expect(rowsOf(hours).map(({ name, isOpen }) => [name, isOpen])).toContainEqual(['周二', false]);
});

test('a day that ends before it begins is told', () => {
  const rows = rowsOf({ '3': [[600, 540]] });
  expect(hoursProblem(rows)).toBe('周三的关门时间要晚于开门时间');
  expect(hoursProblem(rowsOf({}))).toBe('');
});
