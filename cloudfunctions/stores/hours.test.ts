/** Opening hours: open until, or closed until, in Shanghai's time. */
import { parseWallTime } from '../units/days';
import { openState, refuseOverlaps, spansOf } from './hours';

const at = (text: string): number => {
  const instant = parseWallTime(text);
  if (instant === null) throw new Error(text);
  return instant;
};
/** Mondays in two parts, Sundays until midnight. 1 June 2026 is a Monday. */
const HOURS = { '1': [[840, 1260] as const, [600, 720] as const], '0': [[600, 1440] as const] };
const STORE = { hours: HOURS, closedDays: ['2026-06-08'] };

test.each([
  ['2026-06-01T09:59', false, '2026-06-01T10:00'],
  ['2026-06-01T10:00', true, '2026-06-01T12:00'],
  ['2026-06-01T11:59', true, '2026-06-01T12:00'],
  ['2026-06-01T12:00', false, '2026-06-01T14:00'],
  ['2026-06-01T21:00', false, '2026-06-07T10:00'],
  ['2026-06-07T23:59', true, '2026-06-08T00:00'],
  // The Monday after is a day on which it is closed.
  ['2026-06-08T10:30', false, '2026-06-14T10:00'],
])('at %s open is %s until %s', (when, isOpen, until) => {
  const state = openState(STORE, at(when));
  expect(state).toEqual(isOpen ? { isOpen, until: at(until) } : { isOpen, opensAt: at(until) });
});

test('a store without hours says nothing of when it opens', () => {
  expect(openState({ hours: {}, closedDays: [] }, at('2026-06-01T10:30'))).toEqual({
    isOpen: false,
    opensAt: null,
  });
});

test('the day’s spans come in order; overlapping or turned hours are refused', () => {
  expect(spansOf(STORE, '2026-06-01')).toEqual([
    [600, 720],
    [840, 1260],
  ]);
  expect(spansOf(STORE, '2026-06-08')).toEqual([]);
  expect(spansOf(STORE, '1969-12-28')).toEqual([[600, 1440]]);
  for (const spans of [
    [[600, 600]],
    [[700, 600]],
    [
      [600, 720],
      [719, 800],
    ],
  ] as const)
    expect(() => {
      refuseOverlaps({ '1': spans });
    }).toThrow();
  refuseOverlaps({
    '1': [
      [720, 800],
      [600, 720],
    ],
  });
});
