/** npm run crash-points: every use case crashes at each of its operations, is asked again, and ends the same. */
import { USE_CASES } from './cases';
import { crashEverywhere } from './crash';
import { Stage } from './stage';

async function main(): Promise<void> {
  const stage = await Stage.open();
  const totals = { points: 0, violations: 0 };
  console.log('points  between commit and answer  use case');
  for (const useCase of USE_CASES) {
    const { name, points, afterCommit, violations } = await crashEverywhere(stage, useCase);
    totals.points += points;
    totals.violations += violations.length;
    console.log(`${String(points).padStart(6)}  ${String(afterCommit).padStart(25)}  ${name}`);
    for (const violation of violations) console.log(`        ${violation}`);
    const { besides = {}, answersAnew } = useCase;
    for (const reason of [...Object.values(besides), ...(answersAnew === undefined ? [] : [answersAnew])])
      console.log(`${' '.repeat(35)}but: ${reason}`);
  }
  console.log(`\n${USE_CASES.length} use cases, ${totals.points} points, ${totals.violations} differences`);
  process.exitCode = totals.violations === 0 ? 0 : 1;
}

void main();
