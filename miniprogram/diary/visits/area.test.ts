/** Windows of visits as they are typed. */
import { areaProblem, nextWindow, windowsOf, type Area } from './area';

const WINDOW = { from: '10:00', to: '12:00', capacity: '2' };
const SOMEWHERE = [{ city: '杭州市', district: '' }];

test('a new window begins where the last one ends, and stays within the day', () => {
  expect(nextWindow([])).toEqual({ from: '10:00', to: '12:00', capacity: '1' });
  expect(nextWindow([WINDOW])).toEqual({ from: '12:00', to: '14:00', capacity: '2' });
  expect(nextWindow([{ ...WINDOW, to: '23:30' }]).to).toBe('24:00');
  expect(windowsOf({ windows: [{ from: 600, to: 720, capacity: 2 }] } as unknown as Area)).toEqual([WINDOW]);
});

test.each([
  ['an end before the beginning', [{ ...WINDOW, to: '09:00' }], /结束要晚于开始/],
  ['two that overlap, in any order', [{ ...WINDOW, from: '11:00', to: '13:00' }, WINDOW], /重叠/],
  ['no number', [{ ...WINDOW, capacity: '0' }], /可接 1 到 999 单/],
])('%s', (_name, windows, problem) => {
  expect(areaProblem(windows, SOMEWHERE)).toMatch(problem);
});

test('nowhere to go is named, and a good area has no problem', () => {
  expect(areaProblem([WINDOW], [])).toMatch(/至少一个/);
  expect(areaProblem([WINDOW, { ...WINDOW, from: '12:00', to: '14:00' }], SOMEWHERE)).toBe('');
});
