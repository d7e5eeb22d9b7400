// Everything that CI runs, one step after another; ends with a line `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'test-'));
const report = join(folder, 'jest.json');
const bin = (name) => join('node_modules', '.bin', name);

const CHECKS = [
  ['types', bin('tsc'), ['--noEmit']],
  ['types in the browser', bin('tsc'), ['--noEmit', '-p', 'local/phone/browser']],
  ['types of the mini-program', bin('tsc'), ['--noEmit', '-p', 'miniprogram']],
  ['types of the console', bin('tsc'), ['--noEmit', '-p', 'console']],
  ['types of the component tests', bin('tsc'), ['--noEmit', '-p', 'tests/simulate']],
  ['types of the sample', bin('tsc'), ['--noEmit', '-p', 'local/phone/fixture']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  [
    'direction',
    bin('depcruise'),
    [
      '--config',
      '.dependency-cruiser.cjs',
      'cloudfunctions',
      'deploy',
      'local',
      'proof',
      'typings',
      'miniprogram',
      'console',
    ],
  ],
  ['build', process.execPath, ['scripts/build.mjs']],
  ['build of the mini-program', process.execPath, ['scripts/build-miniprogram.mjs']],
  ['build of the console', process.execPath, ['scripts/build-console.mjs']],
];
const MUTATION = ['mutation', bin('stryker'), ['run']];
// Its own failures are counted in the report.
const JEST = ['tests', bin('jest'), ['--ci', '--json', `--outputFile=${report}`]];

const quick = process.argv.includes('--quick');
const totals = { passed: 0, failed: 0, skipped: 0 };
const problems = [];

if (!existsSync('/usr/bin/chromium'))
  console.log('SKIPPED LOUDLY: no /usr/bin/chromium, the browser tests do not run');

function run([name, command, args]) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(
    `=== ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  if (status !== 0) problems.push(name);
  return status === 0;
}

for (const check of quick ? CHECKS : [...CHECKS, MUTATION]) totals[run(check) ? 'passed' : 'failed'] += 1;
const jestRan = run(JEST);
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  totals.passed += numPassedTests;
  // A file that does not load has no failed test of its own.
  totals.failed += Math.max(numFailedTests, numFailedTestSuites);
  totals.skipped += numPendingTests;
}
if (!jestRan && totals.failed === 0) totals.failed += 1;
rmSync(folder, { recursive: true, force: true });

if (problems.length > 0) console.log(`\nFailed: ${problems.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;
