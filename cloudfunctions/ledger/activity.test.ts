import fc from 'fast-check';

import { calendarDay } from '../../tests/support/arbitraries';
import { lastCountedDay, withoutSettlement, withSettlement, type OrderDays } from './activity';

const on = (...days: readonly string[]): OrderDays =>
  days.reduce<OrderDays>((listed, day) => withSettlement(listed, day, 30), {});

describe('the 30 days (rules §9)', () => {
  it('a pack settled on 1 June counts through 1 July', () => {
    expect(lastCountedDay(on('2025-06-01'), 30)).toBe('2025-07-01');
  });

  it('an order settled on 5 July after the pack of 1 June counts through 4 August', () => {
    expect(lastCountedDay(on('2025-06-01', '2025-07-05'), 30)).toBe('2025-08-04');
  });

  it('without any order no day counts', () => {
    expect(lastCountedDay({}, 30)).toBe('');
  });

  it('run from the latest order, in whatever order they are listed', () => {
    expect(lastCountedDay({ '2025-06-20': 1, '2025-06-30': 2, '2025-06-10': 1 }, 30)).toBe('2025-07-30');
    expect(lastCountedDay({ '2025-06-30': 2, '2025-06-20': 1 }, 7)).toBe('2025-07-07');
  });

  it('fall back to the order before when the latest is refunded', () => {
    const both = on('2025-06-01', '2025-06-20');
    expect(lastCountedDay(withoutSettlement(both, '2025-06-20'), 30)).toBe('2025-07-01');
    expect(lastCountedDay(withoutSettlement(both, '2025-06-01'), 30)).toBe('2025-07-20');
  });

  it('end with the refund of the only order', () => {
    expect(withoutSettlement(on('2025-06-01'), '2025-06-01')).toEqual({});
  });

  it('stay while another order of the same day stands', () => {
    const two = on('2025-06-01', '2025-06-01');
    expect(two).toEqual({ '2025-06-01': 2 });
    expect(withoutSettlement(two, '2025-06-01')).toEqual({ '2025-06-01': 1 });
  });

  it('do not change when an order too old to be listed is refunded', () => {
    const listed = on('2025-06-01');
    expect(withoutSettlement(listed, '2025-01-01')).toEqual({ '2025-06-01': 1 });
  });
});

describe('the list of days', () => {
  it('keeps a day as long as it can count: 30 days later, and not one more', () => {
    expect(on('2025-06-01', '2025-07-01')).toEqual({ '2025-06-01': 1, '2025-07-01': 1 });
    expect(on('2025-06-01', '2025-07-02')).toEqual({ '2025-07-02': 1 });
  });

  it('answers as the full history would, after any settlements and refunds', () => {
    const events = fc.array(
      fc.record({ later: fc.integer({ min: 0, max: 20 }), refund: fc.nat({ max: 9 }) }),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 40 }), (steps, activityDays) => {
        let today = 0;
        let listed: OrderDays = {};
        const history: number[] = [];
        for (const { later, refund } of steps) {
          today += later;
          const refunded = refund < 3 ? history.splice(refund, 1)[0] : undefined;
          if (refunded === undefined) {
            history.push(today);
            listed = withSettlement(listed, calendarDay(today), activityDays);
          } else listed = withoutSettlement(listed, calendarDay(refunded));
          const expected = Math.max(...history, -1e6) + activityDays;
          const counts = lastCountedDay(listed, activityDays) >= calendarDay(today);
          expect(counts).toBe(expected >= today);
          if (counts) expect(lastCountedDay(listed, activityDays)).toBe(calendarDay(expected));
        }
      }),
    );
  });
});
