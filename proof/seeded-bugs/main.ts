/** `npm run seeded-bugs [-- text]`: plants each bug alone, runs the test that must catch it, prints who was caught. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { SEEDED_BUGS, type SeededBug } from './bugs';

const MOST_SECONDS = 60;
const JEST = [
  'node_modules/jest/bin/jest.js',
  '--config',
  'proof/seeded-bugs/jest.config.cjs',
  '--runInBand',
  '--bail',
];

/** `null`: the test passed, or took longer than it may. */
interface Hunt {
  readonly seconds: number;
  readonly caughtBy: string | null;
}

function run(
  test: string,
  bug: SeededBug | null,
): { readonly seconds: number; readonly output: string; readonly status: number | null } {
  const { SEEDED_BUG: _other, ...environment } = process.env;
  const env = bug === null ? environment : { ...environment, SEEDED_BUG: JSON.stringify(bug) };
  const started = performance.now();
  const only = bug?.only === undefined ? [] : ['-t', bug.only];
  const { stderr, status } = spawnSync(process.execPath, [...JEST, test, ...only], {
    ...{ env, encoding: 'utf8', timeout: MOST_SECONDS * 1000 },
  });
  return { seconds: (performance.now() - started) / 1000, output: stderr, status };
}

function hunt(bug: SeededBug): Hunt {
  if (readFileSync(bug.file, 'utf8').split(bug.from).length !== 2)
    throw new Error(`${bug.file} has not exactly once: ${bug.from}`);
  const { seconds, output, status } = run(bug.test, bug);
  const [, name = null] = /● (.+)/.exec(output) ?? [];
  return { seconds, caughtBy: status === 1 ? name : null };
}

function print(bug: SeededBug, { seconds, caughtBy }: Hunt): void {
  const time = `${seconds.toFixed(1)} s`.padStart(7);
  process.stdout.write(`| ${bug.what} | ${caughtBy ?? 'NOT CAUGHT'} | ${time} |\n`);
}

const [wanted = ''] = process.argv.slice(2);
const bugs = SEEDED_BUGS.filter(({ what }) => what.includes(wanted));
// A test that fails anyway catches nothing.
for (const test of new Set(bugs.map((bug) => bug.test)))
  if (run(test, null).status !== 0) throw new Error(`${test} fails without any bug`);
process.stdout.write('| bug | caught by | in |\n| --- | --- | --- |\n');
const missed = bugs.filter((bug) => {
  const hunted = hunt(bug);
  print(bug, hunted);
  return hunted.caughtBy === null;
});
process.stdout.write(`\n${bugs.length - missed.length} of ${bugs.length} caught\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
