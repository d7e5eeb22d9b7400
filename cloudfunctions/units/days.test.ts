import fc from 'fast-check';

import { calendarDay, dayNumbers } from '../../tests/support/arbitraries';
import { addDays, dayOf, isDay, offsetTime, parseWallTime, startOfDay, wallTime } from './days';

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
const instants = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 11, 31) });

describe('a business day (rules §2)', () => {
  it('is the calendar day in Shanghai, as the time zone database has it', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(dayOf(at)).toBe(shanghai.format(at).slice(0, 10));
      }),
    );
  });

  it('begins at 16:00 UTC of the day before', () => {
    const start = Date.UTC(2025, 5, 30, 16);
    expect(dayOf(start - 1)).toBe('2025-06-30');
    expect(dayOf(start)).toBe('2025-07-01');
    expect(startOfDay('2025-07-01')).toBe(start);
  });

  it('starts at the first instant that belongs to it', () => {
    fc.assert(
      fc.property(dayNumbers, (n) => {
        const start = startOfDay(calendarDay(n));
        expect([dayOf(start), dayOf(start - 1)]).toEqual([calendarDay(n), calendarDay(n - 1)]);
      }),
    );
  });

  it('is followed by the next day of the calendar, over months and leap years, in both directions', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: -2_000, max: 2_000 }), (n, count) => {
        expect(addDays(calendarDay(n), count)).toBe(calendarDay(n + count));
      }),
    );
  });
});

describe('the text of a day', () => {
  it('is known for every day of the calendar', () => {
    fc.assert(fc.property(dayNumbers, (n) => isDay(calendarDay(n))));
  });

  it.each([
    '2025-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-01',
    '2025-01-1',
    '20250101',
    '2025/01/01',
    ' 2025-01-01',
    '2025-01-01 ',
    '2025-01-01T00:00',
    '12025-01-01',
    'Invalid Date',
    '',
  ])('is not %p', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('wall time', () => {
  it('is what a clock in Shanghai shows', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(wallTime(at)).toBe(shanghai.format(at).replace(' ', 'T'));
      }),
    );
  });

  it('leads back to the minute that it came from', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(parseWallTime(wallTime(at))).toBe(at - (at % 60_000));
      }),
    );
    expect(parseWallTime('2025-07-01T00:00')).toBe(Date.UTC(2025, 5, 30, 16));
  });

  it.each([
    '2025-02-29T10:00',
    '2025-07-01T24:00',
    '2025-07-01T10:60',
    '2025-07-01T10:00:00',
    '2025-07-01 10:00',
    '2025-07-01T9:00',
    '2025-07-01',
    'x2025-07-01T10:00',
    '2025-07-01T10:00Z',
    'Invalid Date',
    '',
  ])('is not %p', (text) => {
    expect(parseWallTime(text)).toBeNull();
  });
});

describe('times as WeChat Pay writes them', () => {
  it('are of Shanghai with the offset, and are read back to the second', () => {
    expect(offsetTime(Date.UTC(2026, 5, 1, 16, 0, 5, 999))).toBe('2026-06-02T00:00:05+08:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(Date.parse(offsetTime(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});
