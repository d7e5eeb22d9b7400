/** What outlives the process: a restart keeps everything, a kill -9 loses and halves no acknowledged transaction. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { startCloud } from './index';
import { openCloud, scratchDir, type WxDb } from './test-support';

/** `KILLS=50 npx jest local/cloud/durability` is the figure of docs/figures.md. */
const ROUNDS = Number(process.env['KILLS'] ?? 5);
const WRITERS = 8;
const ACKNOWLEDGED_BEFORE_KILL = 60;
const PAIRS_MAX = 5000;
const children: ChildProcess[] = [];

// A failed test must not leave its cloud running, nor the writers that write to it.
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

test('a restart keeps documents, indexes and the clock', async () => {
  const dataDir = scratchDir();
  const index = { name: 'k', fields: [['k', 1]] as [string, 1][], unique: true };
  const first = await startCloud({ dataDir, startTime: Date.UTC(2025, 0, 1) });
  first.ensureCollection('kept', [index]);
  first.bulkInsert('kept', [{ _id: 'a', k: 1 }]);
  await first.clock.advance(86_400_000);
  await first.close();
  const second = await openCloud({ dataDir, startTime: Date.UTC(2030, 0, 1) });
  expect((await second.db.collection('kept').doc('a').get()).data).toEqual({ _id: 'a', k: 1 });
  await expect(second.db.collection('kept').add({ data: { k: 1 } })).rejects.toThrow(/E11000/);
  expect(second.cloud.clock.now() - Date.UTC(2025, 0, 2)).toBeLessThan(10_000);
  await second.end();
});

interface Running {
  child: ChildProcess;
  env: Record<string, string>;
}

/** Starts the built local cloud as a process of its own; resolves when it says that it is ready. */
async function spawnCloud(program: string, dataDir: string): Promise<Running> {
  const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') };
  const args = [program, '--data', dataDir, '--start', '2025-01-01T00:00:00Z'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  child.stdout.resume();
  return { child, env: (JSON.parse(line) as Running).env };
}

/** Writes pairs of documents, each pair in one transaction with a counter, until the cloud is gone. */
async function writePairs(
  db: WxDb,
  writer: string,
  acknowledged: Set<string>,
  onPair: () => void,
): Promise<void> {
  for (let i = 0; i < PAIRS_MAX; i++) {
    const pair = `${writer}-${i}`;
    try {
      await db.runTransaction(async (transaction) => {
        const c = transaction.collection('pairs');
        await c.add({ data: { _id: `${pair}-debit`, pair } });
        await c.doc(writer).set({ data: { last: i } });
        await c.add({ data: { _id: `${pair}-credit`, pair } });
      }, 0);
    } catch (error) {
      if (/ECONN|socket hang up/.test(String(error))) return;
      throw error;
    }
    acknowledged.add(pair);
    onPair();
  }
}

async function storedPairs(db: WxDb): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let skip = 0; ; skip += 1000) {
    const exists = db.command['exists']?.(true);
    const { data } = await db.collection('pairs').where({ pair: exists }).skip(skip).limit(1000).get();
    for (const { pair } of data) found.set(String(pair), (found.get(String(pair)) ?? 0) + 1);
    if (data.length < 1000) return found;
  }
}

test(`kill -9 under load, ${ROUNDS} times: nothing acknowledged is lost, nothing is there by half`, async () => {
  // The SDK's warning about slow requests would outlive the requests that are cut off.
  process.env['SILENCE'] = 'true';
  const directory = scratchDir();
  const program = join(directory, 'cloud.js');
  buildSync({
    entryPoints: [join(__dirname, 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['libsql', 'esbuild'],
  });
  const dataDir = join(directory, 'data');
  const acknowledged = new Set<string>();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only now may the SDK read the environment
  const wx = require('wx-server-sdk') as { init(config: object): void; database(): WxDb };
  wx.init({ env: 'local-env' });
  const db = wx.database();
  for (let round = 0; round < ROUNDS; round++) {
    const { child, env } = await spawnCloud(program, dataDir);
    Object.assign(process.env, env);
    if (round === 0) await db.createCollection('pairs');
    let left = ACKNOWLEDGED_BEFORE_KILL + round * 7;
    const killed = once(child, 'exit');
    const onPair = (): void => {
      if (--left === 0) child.kill('SIGKILL');
    };
    const writers = Array.from({ length: WRITERS }, (_v, w) =>
      writePairs(db, `r${round}w${w}`, acknowledged, onPair),
    );
    await Promise.all([...writers, killed]);
  }
  const { child, env } = await spawnCloud(program, dataDir);
  Object.assign(process.env, env);
  const stored = await storedPairs(db);
  expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED_BEFORE_KILL);
  expect([...acknowledged].filter((pair) => stored.get(pair) !== 2)).toEqual([]);
  expect([...stored].filter(([, documents]) => documents !== 2)).toEqual([]);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  rmSync(directory, { recursive: true });
});
