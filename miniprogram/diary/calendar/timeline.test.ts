/** Where a day's bookings stand under the clock. */
import fc from 'fast-check';

import { gapsOf, HOUR_RPX, timelineOf, type Booking, type Calendar } from './timeline';

const AT = Date.parse('2026-06-08T00:00:00+08:00');
const booking = (slot: number, minutes: number, length: number): Booking =>
  ({
    ...{ id: `b${slot}`, slot, length, title: '补水', customer: '何**', state: 'booked', usesVoucher: true },
    ...{ startsAt: AT + slot * 900_000, endsAt: AT + slot * 900_000 + minutes * 60_000 },
  }) as Booking;
const column = (beauticianId: string, bookings: readonly Booking[] = []) => ({
  ...{ beauticianId, name: beauticianId, spans: [[600, 1260]] as const, bookings },
});
const calendar = (more: Partial<Calendar>): Calendar =>
  ({
    ...{ day: '2026-06-08', today: '2026-06-08', open: [[600, 1260]], columns: [], ownId: '' },
    ...more,
  }) as Calendar;

test('a booking stands at its hour, as tall as treatment and cleaning, and says when the treatment ends', () => {
  const { columns, height, hours } = timelineOf(
    calendar({ columns: [column('amy', [booking(42, 60, 5)])] }),
    0,
  );
  expect(columns[0]?.blocks[0]).toMatchObject({
    ...{ time: '10:30–11:30', top: HOUR_RPX / 2, height: HOUR_RPX * 1.25 },
  });
  expect(height).toBe(11 * HOUR_RPX);
  expect([hours[0], hours.at(-1)]).toEqual([
    { top: 0, text: '10:00' },
    { top: 11 * HOUR_RPX, text: '21:00' },
  ]);
});

test('the own column comes first, then the busiest; a booking outside of the opening widens the day', () => {
  const columns = [column('amy'), column('ben', [booking(38, 60, 5)]), column('me')];
  const timeline = timelineOf(calendar({ columns, ownId: 'me' }), 0);
  expect(timeline.columns.map(({ id }) => id)).toEqual(['me', 'ben', 'amy']);
  expect(timeline.hours[0]?.text).toBe('09:00');
});

test('now is drawn today alone, and only while the store is open', () => {
  const of = (minute: number, more: Partial<Calendar> = {}) => timelineOf(calendar(more), minute).now;
  expect(of(660)).toBe(HOUR_RPX);
  expect(of(300)).toBe(-1);
  expect(of(660, { day: '2026-06-09' })).toBe(-1);
  expect(timelineOf(calendar({ open: [] }), 0).hours[0]?.text).toBe('09:00');
});

test('work and its gaps cover the day without overlapping', () => {
  const span = fc
    .tuple(fc.nat(1440), fc.nat(1440))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 5 }), fc.nat(1439), (spans, minute) => {
      const isIn = ([from, to]: readonly [number, number]): boolean => from <= minute && minute < to;
      expect(gapsOf(spans, 0, 1440).some(isIn)).toBe(!spans.some(isIn));
    }),
  );
});
