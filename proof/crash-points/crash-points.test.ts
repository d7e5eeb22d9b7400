/** Every use case crashes at each of its operations, also between a commit and its answer, and is asked again. */
import { USE_CASES } from './cases';
import { crashEverywhere } from './crash';
import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});

test.each(USE_CASES)('$name', async (useCase) => {
  const { points, afterCommit, violations } = await crashEverywhere(stage, useCase);
  expect(violations).toEqual([]);
  expect(points).toBeGreaterThan(4);
  expect(afterCommit).toBeGreaterThan(0);
});
