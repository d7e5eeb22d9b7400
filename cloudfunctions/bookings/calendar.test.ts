/** Properties of the calendar: what is free lies within hours and work, and overlaps nothing. */
import fc from 'fast-check';

import { calendarDay, dayNumbers } from '../../tests/support/arbitraries';
import {
  bookableSpans,
  clashes,
  freeStarts,
  isFree,
  openSpans,
  workSpans,
  type WorkPattern,
} from './calendar';
import {
  clockTime,
  instantOf,
  intersection,
  isWithin,
  merged,
  slotOf,
  slotsFor,
  SLOT_MINUTES,
  weekdayOf,
  type Span,
} from './grid';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]) => [from, Math.min(1440, from + length)]);
const spans = fc.array(span, { maxLength: 4 });
const slots = fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { maxLength: 30 });
const lengths = fc.integer({ min: 1, max: 12 });

/** A day as its minutes: the plainest reading of spans. */
const minutesOf = (all: readonly Span[]): number[] =>
  Array.from({ length: 1440 }, (_, i) => i).filter((i) => all.some(([from, to]) => from <= i && i < to));

test('merged spans are the same minutes, apart and in order', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const one = merged(all);
      expect(minutesOf(one)).toEqual(minutesOf(all));
      for (const [i, [from]] of one.entries()) expect(from).toBeGreaterThan(one[i - 1]?.[1] ?? -1);
    }),
  );
});

test('an intersection is the minutes of both', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [left, right] = [merged(a), merged(b)];
      const inRight = new Set(minutesOf(right));
      expect(minutesOf(intersection(left, right))).toEqual(minutesOf(left).filter((i) => inRight.has(i)));
    }),
  );
});

test('free starts are exactly those whose every minute is within the spans and in no taken slot', () => {
  fc.assert(
    fc.property(spans, slots, lengths, (all, busy, length) => {
      const room = { spans: merged(all), taken: new Set(busy) };
      const inside = new Set(minutesOf(room.spans));
      const naive = Array.from({ length: 96 }, (_, slot) => slot).filter((slot) => {
        const minutes = Array.from({ length: length * SLOT_MINUTES }, (_, i) => slot * SLOT_MINUTES + i);
        return minutes.every((minute) => inside.has(minute) && !busy.includes(Math.floor(minute / 15)));
      });
      expect(freeStarts(room, length)).toEqual(naive);
      for (const slot of naive) expect(isFree(room, slot, length)).toBe(true);
    }),
  );
});

const patterns: fc.Arbitrary<WorkPattern> = fc.record({
  weekly: fc.array(
    fc
      .record({ weekday: fc.integer({ min: 0, max: 6 }), storeId: fc.constantFrom('a', 'b'), span })
      .map(({ span: [from, to], ...rest }) => ({ ...rest, from, to })),
    { maxLength: 8 },
  ),
  exceptions: fc.array(
    fc.record({ day: dayNumbers.map((n) => calendarDay(n % 10)), storeId: fc.constantFrom('a', 'b'), spans }),
    { maxLength: 4 },
  ),
});
const nearDays = fc.integer({ min: 0, max: 9 }).map(calendarDay);

test('work is that of the weekday, or of the day where it differs in that store', () => {
  fc.assert(
    fc.property(patterns, nearDays, (pattern, day) => {
      const first = pattern.exceptions.find((one) => one.day === day && one.storeId === 'a');
      const usual = pattern.weekly.filter((one) => one.storeId === 'a' && one.weekday === weekdayOf(day));
      const expected = first?.spans ?? usual.map(({ from, to }): Span => [from, to]);
      expect(minutesOf(workSpans(pattern, 'a', day))).toEqual(minutesOf(expected));
    }),
  );
});

test('a pattern clashes exactly where somebody would be in two stores in one minute', () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      const isTwice = (one: WorkPattern, day: string): boolean => {
        const inB = new Set(minutesOf(workSpans(one, 'b', day)));
        return minutesOf(workSpans(one, 'a', day)).some((minute) => inB.has(minute));
      };
      const week = [0, 1, 2, 3, 4, 5, 6].map(calendarDay);
      const inWeek = week.some((day) => isTwice({ ...pattern, exceptions: [] }, day));
      const onDays = pattern.exceptions.some(({ day }) => isTwice(pattern, day));
      expect(clashes(pattern, ['a', 'b']).length > 0).toBe(inWeek || onDays);
    }),
  );
});

test('a closed day has no hours, and nobody is bookable outside of hours or work', () => {
  fc.assert(
    fc.property(spans, patterns, nearDays, fc.boolean(), (hours, pattern, day, isClosed) => {
      const store = { hours: { [weekdayOf(day)]: hours }, closedDays: isClosed ? [day] : [] };
      const open = openSpans(store, day);
      expect(minutesOf(open)).toEqual(isClosed ? [] : minutesOf(hours));
      for (const one of bookableSpans(store, pattern, 'a', day)) {
        expect(isWithin(open, one)).toBe(true);
        expect(isWithin(workSpans(pattern, 'a', day), one)).toBe(true);
      }
    }),
  );
});

test('slots, their instants and their names', () => {
  expect([slotsFor(1), slotsFor(15), slotsFor(16), slotsFor(75)]).toEqual([1, 1, 2, 5]);
  expect([clockTime(0), clockTime(42), clockTime(95)]).toEqual(['00:00', '10:30', '23:45']);
  // 1 June 2026 is a Monday; half past ten in Shanghai is half past two in Greenwich.
  expect([weekdayOf('2026-06-01'), weekdayOf('2026-06-07')]).toEqual([1, 0]);
  expect(instantOf('2026-06-01', 42)).toBe(Date.UTC(2026, 5, 1, 2, 30));
  expect(slotOf(Date.UTC(2026, 5, 1, 2, 44), '2026-06-01')).toBe(42);
});
