import fc from 'fast-check';

import { chartOf } from './chart';
import { drawLines, placesOf, type Pen } from './draw-lines';

const SIZE = { width: 300, height: 120 };
const INKS = { line: 'gold', guess: 'grey', rule: 'pale' };

/** A pen that notes each stroke: its ink, its dashes and its points. */
function notingPen() {
  const strokes: { ink: string; isDashed: boolean; points: [number, number][] }[] = [];
  let points: [number, number][] = [];
  let isDashed = false;
  const pen: Pen = {
    ...{ strokeStyle: '', fillStyle: '', lineWidth: 0, lineJoin: '' },
    beginPath: () => (points = []),
    moveTo: (x, y) => points.push([x, y]),
    lineTo: (x, y) => points.push([x, y]),
    arc: () => undefined,
    fill: () => undefined,
    clearRect: () => undefined,
    setLineDash: (segments) => (isDashed = segments.length > 0),
    stroke: () => strokes.push({ ink: pen.strokeStyle, isDashed, points }),
  };
  return { pen, strokes };
}

test('every value lies on the paper, from left to right, the higher above the lower', () => {
  const values = fc.array(fc.integer({ min: 0, max: 10 ** 15 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (all) => {
      const places = placesOf(all, SIZE);
      places.forEach(({ x, y }, i) => {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(SIZE.height);
        places.forEach((other, j) => {
          if (j > i) expect(other.x).toBeGreaterThan(x);
          if ((all[j] ?? 0) > (all[i] ?? 0)) expect(other.y).toBeLessThanOrEqual(y);
        });
      });
    }),
  );
});

test('what is guessed is dashed, in its own ink, and goes on where what is known ends', () => {
  const { pen, strokes } = notingPen();
  drawLines(pen, SIZE, [1, 3, 2], [1.5, 1], INKS);
  const [known, guessed] = strokes.filter(({ ink }) => ink !== INKS.rule);
  expect(known).toMatchObject({ ink: 'gold', isDashed: false });
  expect(guessed).toMatchObject({ ink: 'grey', isDashed: true });
  expect(known?.points).toHaveLength(3);
  expect(guessed?.points[0]).toEqual(known?.points.at(-1));
});

test('nothing to show draws no curve', () => {
  const { pen, strokes } = notingPen();
  drawLines(pen, SIZE, [], [], INKS);
  expect(strokes.filter(({ ink }) => ink !== INKS.rule)).toEqual([]);
});

test('a curve in words says both ends and that a guess is no promise', () => {
  const known = [
    { name: '6 月 1 日', value: 5 },
    { name: '6 月 2 日', value: 4 },
  ];
  const { spoken, rows, to } = chartOf('共享值', known, (value) => `${value} 个`, [3, 2], '7 月 2 日');
  expect(spoken).toContain('6 月 1 日 5 个，6 月 2 日 4 个，最低 2 个，最高 5 个');
  expect(spoken).toContain('推算到7 月 2 日为 2 个，不是承诺');
  expect(to).toBe('7 月 2 日');
  expect(rows.map(({ value }) => value)).toEqual(['4 个', '5 个']);
  expect(chartOf('价格', [], String).spoken).toBe('价格还没有数据');
});
