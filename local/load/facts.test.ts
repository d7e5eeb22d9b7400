/** The load program's own arithmetic: the mixture, arrivals, spreads, what counts as what, and where it bends. */
import { CloudError } from '../cloud/client';
import { arrivalsOf, openLoop } from './arrivals';
import { deckOf, randomOf } from './deck';
import { kneeOf, type StageFacts } from './knee';
import { MIXTURE } from './mixture';
import { broken, judged } from './stage';
import { countBy, spreadOf } from './tally';
import { Refused } from './visit';

test('the mixture is a hundred, and every hundred visits are exactly the mixture', () => {
  expect(MIXTURE.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
  const deal = deckOf(randomOf(7));
  for (let round = 0; round < 3; round += 1) {
    const dealt = countBy(
      Array.from({ length: 100 }, () => deal()),
      ({ name }) => name,
    );
    expect(dealt).toEqual(Object.fromEntries(MIXTURE.map(({ name, percent }) => [name, percent])));
  }
});

test('arrivals rise, keep within their time, and come at the rate', () => {
  const times = arrivalsOf(50, 100_000, randomOf(3));
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  expect(times.at(-1)).toBeLessThan(100_000);
  expect(times.length).toBeGreaterThan(4_700);
  expect(times.length).toBeLessThan(5_300);
});

test('a visit that hangs keeps nobody else away', async () => {
  const came: string[] = [];
  let release: () => void = () => undefined;
  const hangs = new Promise<void>((resolve) => (release = resolve));
  await openLoop([0, 1, 2], async (plannedAt) => {
    came.push('came');
    if (came.length === 1) await hangs;
    if (came.length === 3) release();
    expect(plannedAt).toBeGreaterThan(0);
  });
  expect(came).toHaveLength(3);
});

test('spreads are by nearest rank', () => {
  expect(spreadOf([])).toEqual({ p50: 0, p99: 0, max: 0 });
  expect(spreadOf([5])).toEqual({ p50: 5, p99: 5, max: 5 });
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(spreadOf(hundred)).toEqual({ p50: 50, p99: 99, max: 100 });
});

test.each([
  [new Refused('SLOT_TAKEN', 'member.book'), ['business', 'SLOT_TAKEN']],
  [new Refused('BUSY', 'member.book'), ['unexpected', 'member.book: BUSY']],
  [new Refused('INTERNAL', 'member.book'), ['error', 'Refused: member.book: INTERNAL']],
  [new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', 'late'), ['error', 'FUNCTIONS_TIME_LIMIT_EXCEEDED']],
  [new TypeError('broken'), ['error', 'TypeError: broken']],
])('%p is judged', (error, expected) => {
  expect(judged({ mayRefuse: ['SLOT_TAKEN'] }, error)).toEqual(expected);
});

test('overload explains being busy and being late, and nothing else', () => {
  const unexpected = { 'member.book: BUSY': 3 };
  const errors = { FUNCTIONS_TIME_LIMIT_EXCEEDED: 2 };
  const busy = { rate: 40, unexpected, errors };
  const knee = { lastGood: 20, rate: 40, why: '' };
  expect(broken(busy, knee)).toEqual([]);
  expect(broken({ ...busy, unexpected: { 'member.book: INVALID_INPUT': 1 } }, knee)).toHaveLength(1);
  expect(broken({ ...busy, errors: { 'Refused: member.book: INTERNAL': 1 } }, knee)).toHaveLength(1);
  // Where the mall keeps up nobody may be sent away or kept waiting.
  expect(broken({ ...busy, rate: 20 }, knee)).toHaveLength(2);
  expect(broken(busy, null)).toHaveLength(2);
});

describe('the knee', () => {
  const stage = (rate: number, throughput: number, p99: number): StageFacts => ({
    ...{ rate, came: rate, throughput, p99 },
  });

  test('is nowhere while every stage keeps up', () => {
    expect(kneeOf([stage(5, 5, 200), stage(10, 9.6, 300), stage(20, 19, 999)])).toBeNull();
    expect(kneeOf([])).toBeNull();
  });

  test('is where p99 has become five times that of the quietest stage', () => {
    const knee = kneeOf([stage(5, 5, 200), stage(10, 10, 300), stage(20, 20, 1_000), stage(40, 1, 9_000)]);
    expect(knee).toEqual({ lastGood: 10, rate: 20, why: 'p99 is 5.0 times that at 5 a second' });
  });

  test('is where visits are no longer answered while they come', () => {
    const knee = kneeOf([stage(5, 5, 200), stage(10, 7.9, 300)]);
    expect(knee).toMatchObject({ lastGood: 5, rate: 10 });
    expect(kneeOf([stage(5, 3, 200)])).toMatchObject({ lastGood: null, rate: 5 });
  });
});
