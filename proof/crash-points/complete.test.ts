/** Everything that writes has a case: each action of the three desks, and each job of the timers. */
import { USE_CASES } from './cases';
import { commitsIn, undisturbed } from './crash';
import { JOB_NAMES } from './jobs';
import { Stage } from './stage';
import { WITHOUT_A_CASE } from './without-a-case';
import { sortedActions } from './writers';

/** What the cases did and what it wrote, as they ran. */
const covered = new Set<string>();
const { writing, reading } = sortedActions();

beforeAll(async () => {
  const stage = await Stage.open();
  for (const useCase of USE_CASES) {
    const { heard, kinds } = await undisturbed(stage, useCase);
    if (commitsIn(kinds) > 0) for (const name of heard) covered.add(name);
  }
});

test('each action that can write, and each job of the timers, has a case or a reason', () => {
  const missing = [...writing, ...JOB_NAMES].filter((name) => !covered.has(name));
  expect(missing.sort()).toEqual(Object.keys(WITHOUT_A_CASE).sort());
});

test('whatever was seen to write was suspected of it', () => {
  expect(reading.filter((name) => covered.has(name))).toEqual([]);
  expect(reading.length).toBeGreaterThan(100);
});
