/** The table of all benches: what counts as a figure, and what misses its target. */
import { figureOf, tableOf } from './all';
import { verdictOf } from './targets';

test('a line of JSON with name, value and unit is a figure; what people read is not', () => {
  const line = '{"name":"settle.rules","value":292000.5,"unit":"orders a second"}';
  expect(figureOf(line)).toEqual({ name: 'settle.rules', value: 292_000.5, unit: 'orders a second' });
  expect(figureOf('| asked /s |')).toBeUndefined();
  expect(figureOf('{"name":"load.hour","knee":null}')).toBeUndefined();
});

test('a target is met on its side of the number alone', () => {
  expect(verdictOf('settle.rules', 100_000)).toEqual({ target: '≥ 100,000', isMet: true });
  expect(verdictOf('settle.rules', 99_999)?.isMet).toBe(false);
  expect(verdictOf('rewards.unequal', 0)?.isMet).toBe(true);
  expect(verdictOf('rewards.unequal', 1)?.isMet).toBe(false);
  expect(verdictOf('close.1000.lazy', 5)).toBeUndefined();
});

test('a missed target stands out in the table', () => {
  const figures = [
    { name: 'settle.rules', value: 5, unit: 'six-line orders a second and core' },
    { name: 'close.1000.lazy', value: 1.5, unit: 'ms' },
  ];
  expect(tableOf(figures).split('\n').slice(2)).toEqual([
    '| settle.rules | 5 six-line orders a second and core | MISSED ≥ 100,000 |',
    '| close.1000.lazy | 1.5 ms |  |',
  ]);
});
