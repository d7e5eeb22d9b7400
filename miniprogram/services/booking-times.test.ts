/** What the booking page makes of the mall's answer. */
import { barrier, changeWords, dayChips, noTimeWords, partsOf, startOf, type Choices } from './booking-times';

const LIMITS = { maxOpen: 5, changeUntilMinutes: 240, leadMinutes: 30 };
const at = (slot: number) => ({ slot, time: '', beauticianIds: [] });

test('fourteen days, closed ones with the reason', () => {
  const days = Array.from({ length: 31 }, (_, i) => ({
    day: `2026-07-${String(i + 1).padStart(2, '0')}`,
    closed: ([null, 'store', 'people'] as const)[i] ?? null,
  }));
  const chips = dayChips({ days, today: '2026-07-01' });
  expect(chips).toHaveLength(14);
  expect(chips.slice(0, 4).map(({ date, name, isClosed }) => [date, name, isClosed])).toEqual([
    ['7/1', '今天', false],
    ['7/2', '店休', true],
    ['7/3', '休息', true],
    ['7/4', '周六', false],
  ]);
  const words = ['2026-07-02', '2026-07-03', '2026-07-04'].map((day) => noTimeWords({ day, days }));
  expect(words.map((word) => word.slice(0, 5))).toEqual(['门店这天休', '这天没有人', '这天已经约']);
});

test('every free time stands in one part of the day, and no part is empty', () => {
  const free = [36, 47, 48, 71, 72, 95].map(at);
  expect(partsOf(free).map(({ name, times }) => [name, times.map(({ slot }) => slot)])).toEqual([
    ['上午', [36, 47]],
    ['下午', [48, 71]],
    ['晚上', [72, 95]],
  ]);
  expect(partsOf([at(50)]).map(({ name }) => name)).toEqual(['下午']);
});

test('the limit of a change is told where there still is one', () => {
  const startsAt = startOf('2026-06-08', '14:30');
  expect(new Date(startsAt).toISOString()).toBe('2026-06-08T06:30:00.000Z');
  expect(changeWords(startsAt, startsAt - 24 * 3_600_000, LIMITS)).toBe('6 月 8 日 10:30 前可自行改期或取消');
  expect(changeWords(startsAt, startsAt - 3_600_000, LIMITS)).toMatch(/联系门店/);
});

test('who may not book one more is told why', () => {
  const of = (more: Partial<Choices>) =>
    barrier({ isBarred: false, isFull: false, limits: LIMITS, ...more } as Choices);
  expect(of({})).toBe('');
  expect(of({ isFull: true })).toMatch(/已有 5 个预约/);
  expect(of({ isBarred: true, isFull: true })).toMatch(/没有到店/);
});
