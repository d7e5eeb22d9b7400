/** Some seeds of the simulation, what they have seen together, and that a seed is one exact course of events. */
import { KINDS } from '../../local/audit/kinds';
import { DEEDS } from './deeds';
import { runSeed } from './run';
import { Tally } from './tally';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
/** A loaded machine may take its time; nothing here waits on a clock to be right. */
const SLOW_MS = 600_000;

/** What a few seeds may do without: more seeds do it, and tests of their own prove it. */
const RARE_ENTRIES = [
  'approve',
  'approve-role',
  'approve-city',
  'sweep',
  'role',
  'real-name',
  'lapse',
  'release',
  'leave',
  'net',
];

/** How often each must have been answered well: what never happens proves nothing. */
const LEAST = 1;
const tally = new Tally();

test.each(SEEDS)(
  'seed %i: whatever fails, everything happens once and the books are true',
  async (seed) => {
    const verdict = await runSeed(seed);
    tally.add(verdict);
    expect(verdict.violations).toEqual([]);
    expect(verdict.steps).toBeGreaterThan(1000);
    expect(verdict.requests).toBeGreaterThan(50);
    expect(Object.keys(verdict.faults).length).toBeGreaterThan(3);
  },
  SLOW_MS,
);

test('together they have done everything that people do, and booked every kind of entry', () => {
  const undone = Object.keys(DEEDS).filter((deed) => (tally.deeds[deed] ?? 0) < LEAST);
  expect(undone).toEqual([]);
  const unbooked = Object.keys(KINDS).filter((kind) => (tally.entries[kind] ?? 0) < 1);
  expect(unbooked.filter((kind) => !RARE_ENTRIES.includes(kind))).toEqual([]);
});

test('the same seed ends in the same mall, another one in another', async () => {
  const [first, again, other] = [await runSeed(7, 3000), await runSeed(7, 3000), await runSeed(8, 3000)];
  expect(again.hash).toBe(first.hash);
  expect(again.last).toEqual(first.last);
  expect(other.hash).not.toBe(first.hash);
});
