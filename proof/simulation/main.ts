/** npm run simulate -- --seconds N [--from S] [--workers W], or --seed S: seeds one after another until the time is over. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { runSeed, type Verdict } from './run';
import { Tally } from './tally';

interface Share {
  readonly from: number;
  readonly every: number;
  readonly until: number;
}

async function work({ from, every, until }: Share, tell: (verdict: Verdict) => void): Promise<void> {
  for (let seed = from; Date.now() < until; seed += every) tell(await runSeed(seed));
}

function commit(): string {
  try {
    const hash = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() !== '';
    return changed ? `${hash} with changes` : hash;
  } catch {
    return 'unknown';
  }
}

function printFailure({ seed, steps, violations, last }: Verdict): void {
  console.log(`\nseed ${seed} at commit ${commit()} fails after ${steps} steps; the steps before:`);
  console.log(last.slice(-40).join('\n'));
  console.log(`\n${violations.join('\n')}\n\nAgain: npm run simulate -- --seed ${seed}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
    },
  });
  const tally = new Tally();
  const take = (verdict: Verdict): void => {
    tally.add(verdict);
    if (verdict.violations.length > 0) printFailure(verdict);
  };
  if (values.seed !== undefined) take(await runSeed(Number(values.seed)));
  else await manySeeds(Number(values.from), Number(values.seconds) * 1000, Number(values.workers), take);
  tally.print();
  process.exitCode = tally.failed.length > 0 ? 1 : 0;
}

/** Every seed from the first on, shared among the workers. */
async function manySeeds(
  first: number,
  ms: number,
  workers: number,
  take: (verdict: Verdict) => void,
): Promise<void> {
  const until = Date.now() + ms;
  const shares = Array.from({ length: workers }, (_, i): Share => ({
    from: first + i,
    every: workers,
    until,
  }));
  await Promise.all(
    shares.map(
      (share) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(__filename, { workerData: share });
          worker.on('message', take).on('error', reject);
          worker.on('exit', () => resolve());
        }),
    ),
  );
}

if (isMainThread) void main();
else void work(workerData as Share, (verdict) => parentPort?.postMessage(verdict));
