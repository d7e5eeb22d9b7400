/** npm run model: every order in which the transactions of the daily close can meet, and every rule left out in turn. */
import { catchMutant } from './catch-mutant';
import { explore } from './explore';
import { MUTANTS } from './mutants';
import { LARGE, SMALL } from './scenarios';

const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);

let failed = false;
let total = 0;
const began = performance.now();
for (const scenario of [...SMALL, ...LARGE]) {
  const from = performance.now();
  const { states, steps, ends, violation } = explore(scenario);
  total += states;
  console.log(`${states} states, ${steps} steps, ${ends} ends, ${seconds(from)} s: ${scenario.name}`);
  if (violation === null) continue;
  failed = true;
  console.log(`  VIOLATION: ${violation.says}\n    ${violation.path.join('\n    ')}`);
}
console.log(
  `${total} states in ${seconds(began)} s, ${failed ? 'with a violation' : 'every one of them true'}\n`,
);

for (const mutant of MUTANTS) {
  const caught = catchMutant(mutant);
  failed ||= caught === null;
  const found =
    caught === null ? 'NOT CAUGHT' : `caught after ${caught.path.length - 1} steps: ${caught.says}`;
  console.log(`${mutant.padEnd(44)} ${found}`);
}
process.exitCode = failed ? 1 : 0;
