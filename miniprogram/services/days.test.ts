/** Days and minutes in words. */
import {
  clockText,
  dayLine,
  daysLater,
  minuteOf,
  nearDay,
  plainDay,
  spanText,
  weekdayName,
  weekdayText,
} from './days';

test('days are named by how near they are', () => {
  expect(weekdayText('2026-06-08')).toBe('周一');
  expect(weekdayName(0)).toBe('周日');
  expect(plainDay('2026-06-08')).toBe('6 月 8 日');
  expect(['2026-06-08', '2026-06-09', '2026-06-10'].map((day) => nearDay(day, '2026-06-08'))).toEqual([
    '今天',
    '明天',
    '周三',
  ]);
  expect(dayLine('2026-07-01', '2026-06-30')).toBe('7 月 1 日 明天');
});

test('days follow each other over the ends of months and years', () => {
  expect(daysLater('2026-02-28', 1)).toBe('2026-03-01');
  expect(daysLater('2027-01-01', -1)).toBe('2026-12-31');
});

test('minutes go to words and back', () => {
  for (const minute of [0, 5, 540, 1439, 1440]) expect(minuteOf(clockText(minute))).toBe(minute);
  expect(spanText(840, 960)).toBe('14:00–16:00');
  expect(['', '7', '25:00', '9:60', '24:30', 'x:10'].map(minuteOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
