/**
 * npm run replay -- --orders F --members F --merchants F --partners F --out DIR
 *   [--through YYYY-MM-DD] [--policy standard|strict|FILE]
 * What the rules would have paid for past orders (docs/replay.md).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { SingleBar } from 'cli-progress';

import { isDay, type Day } from '../../cloudfunctions/units/days';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { Memory } from '../../cloudfunctions/ledger/memory';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { parsePolicy, type Policy } from '../../cloudfunctions/policy/policy';
import { profiles } from '../../cloudfunctions/policy/profiles';
import { installLabels, withLabel } from '../cloud/label';
import { CloudProcess } from '../cloud-process';
import { readInput, type ReplayInput } from './input';
import { everybodyNamed, lastDayOf, replay } from './replay';
import { readResults, daysCsv, entriesCsv, holdersCsv } from './results';
import { BadFile, readFile } from './rows';
import { isSound, printSummary, summarise, type CallCounts } from './summary';

/** Independent orders under way at once; two cores have no use for more. */
const WIDTH = 8;

interface Options {
  readonly files: Readonly<Record<'orders' | 'members' | 'merchants' | 'partners', string>>;
  readonly out: string;
  readonly through: Day | null;
  readonly policy: Policy;
}

function readOptions(): Options {
  const names = ['orders', 'members', 'merchants', 'partners', 'out', 'through', 'policy'] as const;
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const given = values as Partial<Record<(typeof names)[number], string>>;
  const need = (name: (typeof names)[number]): string => {
    const value = given[name];
    if (value === undefined) throw new BadFile('command line', 1, `--${name} is missing`);
    return value;
  };
  const through = given.through ?? null;
  if (through !== null && !isDay(through))
    throw new BadFile('command line', 1, `--through ${through} is no day`);
  const files = {
    orders: need('orders'),
    members: need('members'),
    merchants: need('merchants'),
    partners: need('partners'),
  };
  return { files, out: need('out'), through, policy: readPolicy(given.policy ?? 'standard') };
}

function readPolicy(nameOrFile: string): Policy {
  if (nameOrFile === 'standard' || nameOrFile === 'strict') return everybodyNamed(profiles[nameOrFile]);
  try {
    return everybodyNamed(parsePolicy(JSON.parse(readFileSync(nameOrFile, 'utf8'))));
  } catch (error) {
    throw new BadFile(nameOrFile, 1, error instanceof Error ? error.message : String(error));
  }
}

/** A folder holds one replay; another input or policy would continue on books that are not its own. */
function claimFolder(options: Options): string {
  const data = join(options.out, 'cloud');
  const mark = join(options.out, 'replay.sha256');
  const hash = createHash('sha256').update(JSON.stringify(options.policy));
  for (const file of Object.values(options.files)) hash.update(readFileSync(file));
  const fingerprint = hash.digest('hex');
  mkdirSync(data, { recursive: true });
  if (existsSync(mark) && readFileSync(mark, 'utf8') !== fingerprint)
    throw new BadFile(
      options.out,
      1,
      'holds the replay of other files or another policy; name an empty folder',
    );
  writeFileSync(mark, fingerprint);
  return data;
}

function houseOf(policy: Policy): BooksHouse {
  const database = openDatabase();
  return {
    database,
    clock: { now: () => Date.now() },
    waiting: realWaiting,
    policy,
    memory: new Memory(database),
  };
}

async function run(
  options: Options,
  input: ReplayInput,
  through: Day,
  cloud: CloudProcess,
): Promise<CallCounts> {
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value}/{total} events | {day} | {eta_formatted} left',
    // In a log a line every ten seconds is enough.
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(1, 0, { day: '' });
  await replay(houseOf(options.policy), input, through, {
    label: withLabel,
    onProgress: (done, total, day) => {
      bar.setTotal(total);
      bar.update(done, { day });
    },
    width: WIDTH,
  });
  bar.stop();
  return cloud.counts();
}

async function main(): Promise<void> {
  const started = Date.now();
  const options = readOptions();
  const { files } = options;
  const rows = {
    orders: readFile('orders', files.orders),
    members: readFile('members', files.members),
    merchants: readFile('merchants', files.merchants),
    partners: readFile('partners', files.partners),
  };
  const input = readInput(rows, options.policy.orders.maxOrderFen);
  const through = options.through ?? lastDayOf(input);
  const data = claimFolder(options);
  installLabels();

  const calls = await withCloud(data, (cloud) => run(options, input, through, cloud));
  const replayMs = Date.now() - started;

  // The results are what a restarted cloud still knows.
  const summary = await withCloud(data, async () => {
    const house = houseOf(options.policy);
    const results = await readResults(house.database);
    writeFileSync(join(options.out, 'days.csv'), daysCsv(results));
    writeFileSync(join(options.out, 'holders.csv'), holdersCsv(results));
    writeFileSync(join(options.out, 'entries.csv'), entriesCsv(results));
    return summarise(house, results, { replayMs, calls });
  });
  writeFileSync(join(options.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  printSummary(summary);
  if (!isSound(summary)) process.exitCode = 1;
}

/** However the work ends, its cloud ends too: one left behind would keep this program from ending. */
async function withCloud<T>(data: string, work: (cloud: CloudProcess) => Promise<T>): Promise<T> {
  const cloud = await CloudProcess.start({ data, collections: COLLECTIONS });
  try {
    return await work(cloud);
  } finally {
    await cloud.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof BadFile ? error.message : error);
  process.exitCode = error instanceof BadFile ? 2 : 1;
});
