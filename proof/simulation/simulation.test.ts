/** Some seeds of the simulation, and that a seed is one exact course of events. More: npm run simulate. */
import { runSeed } from './run';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
/** A loaded machine may take its time; nothing here waits on a clock to be right. */
const SLOW_MS = 600_000;

test.each(SEEDS)(
  'seed %i: whatever fails, everything happens once and the books are true',
  async (seed) => {
    const { violations, steps, requests, faults } = await runSeed(seed);
    expect(violations).toEqual([]);
    expect(steps).toBeGreaterThan(1000);
    expect(requests).toBeGreaterThan(50);
    expect(Object.keys(faults).length).toBeGreaterThan(3);
  },
  SLOW_MS,
);

test('the same seed ends in the same mall, another one in another', async () => {
  const [first, again, other] = [await runSeed(7, 3000), await runSeed(7, 3000), await runSeed(8, 3000)];
  expect(again.hash).toBe(first.hash);
  expect(again.last).toEqual(first.last);
  expect(other.hash).not.toBe(first.hash);
});
