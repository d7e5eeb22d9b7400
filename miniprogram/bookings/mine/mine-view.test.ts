/** The order of a person's bookings. */
import { bookingRows, visitRows, type Booking } from './mine-view';
import type { Visit } from '../../services/booking-words';

const booking = (id: string, startsAt: number, more: Partial<Booking>): Booking =>
  ({
    ...{ id, startsAt, day: '2026-06-08', time: '14:30', title: '补水', storeName: '西湖店' },
    ...more,
  }) as Booking;

test('the next one first, then the latest that are over', () => {
  const rows = bookingRows([
    booking('later', 9, { state: 'booked', isComing: true }),
    booking('next', 7, { state: 'booked', isComing: true }),
    booking('gone', 5, { state: 'cancelled', isComing: false }),
    booking('forgotten', 3, { state: 'booked', isComing: false }),
  ]);
  expect(rows.map(({ id, state, isFirstPast }) => [id, state, isFirstPast])).toEqual([
    ['next', '已预约', false],
    ['later', '已预约', false],
    ['gone', '已取消', true],
    ['forgotten', '已过时间', false],
  ]);
  expect(rows[0]?.when).toBe('6 月 8 日 周一 14:30');
});

test('visits that are on their way stand before those that are over', () => {
  const visit = (id: string, state: Visit['state']): Visit =>
    ({
      _id: id,
      state,
      day: '2026-06-08',
      from: 840,
      to: 960,
      address: { district: '', detail: '' },
    }) as Visit;
  const rows = visitRows([visit('done', 'done'), visit('placed', 'placed')]);
  expect(rows.map(({ id, isComing, isFirstPast }) => [id, isComing, isFirstPast])).toEqual([
    ['placed', true, false],
    ['done', false, true],
  ]);
});
