/** The built program, run from another folder on another project's functions; and killed under load. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { askControl, asClient, scratchDir, writeFunctions, type Row } from './test-support';

const PROGRAM = resolve('dist', 'local', 'cloud.js');

interface Running {
  url: string;
  lines: string[];
  end(signal: NodeJS.Signals): Promise<void>;
}

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** Starts it and waits for its first line. */
function run(options: string[]): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...options], {
    cwd: scratchDir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: string[] = [];
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return new Promise((done, fail) => {
    let error = '';
    child.stderr!.on('data', (text: Buffer) => (error += text.toString()));
    child.once('exit', () => fail(new Error(error)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      if (!line.includes('End it with Ctrl-C')) return;
      const { url } = JSON.parse(lines[0]!) as { url: string };
      done({ url, lines, end: (signal) => (child.kill(signal), gone) });
    });
  });
}

test('runs any project: functions with and without modules of their own, HTTP, the page, the variables', async () => {
  const which = `exports.main = () => require('wx-server-sdk').mine ?? typeof require('wx-server-sdk').init;`;
  const functionsDir = writeFunctions({ shared: which, own: which }, {}, { own: { timeout: 5 } });
  const modules = join(functionsDir, 'own', 'node_modules', 'wx-server-sdk');
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(modules, 'index.js'), `exports.mine = 'mine';`);
  const options = [
    '--functions',
    functionsDir,
    '--data',
    scratchDir(),
    '--http',
    '/a/b=shared',
    '--timeout',
    '9',
  ];
  const program = await run(options);
  const { env } = JSON.parse(program.lines[0]!) as { env: Record<string, string> };
  for (const [name, value] of Object.entries(env))
    expect(program.lines).toContain(`export ${name}='${value}'`);
  expect(await askControl(program.url, 'invoke', { name: 'shared' })).toEqual({ result: 'function' });
  expect(await askControl(program.url, 'invoke', { name: 'own' })).toEqual({ result: 'mine' });
  expect(await (await fetch(`${program.url}/http/a/b`)).text()).toBe('function');
  expect((await fetch(`${program.url}/http/own`)).status).toBe(404);
  const page = await fetch(program.url);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>本地云</title>')]);
  await program.end('SIGTERM');
  rmSync(functionsDir, { recursive: true });
});

test.each([
  [['--http', 'a=b']],
  [['--http', '/a=../b']],
  [['--timeout', '61']],
  [['--latency', 'fast']],
  [['--unknown']],
])('%j is refused', async (options) => {
  await expect(run(options)).rejects.toThrow(/--/);
});

test('a time limit that the cloud would not take is refused with the name of its file', async () => {
  const functionsDir = writeFunctions({ f: `exports.main = () => 1;` }, {}, { f: { timeout: 61 } });
  await expect(run(['--functions', functionsDir])).rejects.toThrow(/f\/config\.json: timeout/);
  rmSync(functionsDir, { recursive: true });
});

test('cloudbaserc.json says what config.json does not', async () => {
  const functionsDir = writeFunctions({ f: `exports.main = (e, c) => c.time_limit_in_ms;` });
  const functions = [
    { name: 'f', timeout: 7, triggers: [{ name: 'own', type: 'timer', config: '0 0 1 * * * *' }] },
  ];
  writeFileSync(join(functionsDir, 'cloudbaserc.json'), JSON.stringify({ functions }));
  const program = await run(['--functions', functionsDir, '--data', scratchDir()]);
  expect(await askControl(program.url, 'invoke', { name: 'f' })).toEqual({ result: 7000 });
  await program.end('SIGKILL');
  rmSync(functionsDir, { recursive: true });
});

/** When "round.lane.i." was written, among the writings of one lane. */
function orderOf(content: string): number {
  const [round = 0, , i = 0] = content.split('.').map(Number);
  return round * 1_000_000 + i;
}

test('kill -9 under load: every file and consent that was acknowledged is there, and whole', async () => {
  const data = scratchDir();
  const acknowledged = new Map<string, string>();
  let consents = 0;
  for (let round = 0; round < 3; round++) {
    const program = await run(['--data', data]);
    const upload = async (path: string, content: string): Promise<void> => {
      const granted = (await asClient(program.url, 'ann', { action: 'storage.getUploadMetadata', path }))[
        'data'
      ] as Row;
      const headers = { authorization: String(granted['authorization']) };
      const { status } = await fetch(String(granted['url']), { method: 'PUT', body: content, headers });
      expect(status).toBe(200);
      acknowledged.set(path, content);
    };
    const load = async (lane: number): Promise<void> => {
      for (let i = 0; ; i++) {
        // Half of them overwrite; the content says whose it is.
        await upload(`lane-${lane}/${i % 20}.txt`, `${round}.${lane}.${i}.`.repeat(1000));
        await askControl(program.url, 'consents', { openid: 'ann', templateId: 'T' });
        consents += 1;
        if (i === 30) void program.end('SIGKILL');
      }
    };
    await Promise.allSettled([0, 1, 2, 3].map(load));
    await program.end('SIGKILL');
  }
  const program = await run(['--data', data]);
  for (const [path, content] of acknowledged) {
    const text = await (await fetch(`${program.url}/files/${path}`)).text();
    // What was being written when it was killed may have arrived; it is whole then.
    const first = text.slice(0, text.indexOf('.', text.indexOf('.', text.indexOf('.') + 1) + 1) + 1);
    expect(text).toBe(first.repeat(1000));
    expect(orderOf(first)).toBeGreaterThanOrEqual(orderOf(content));
  }
  const { consents: kept } = (await askControl(program.url, 'messages')) as { consents: { left: number }[] };
  expect(kept[0]!.left).toBeGreaterThanOrEqual(consents);
  expect(kept[0]!.left).toBeLessThanOrEqual(consents + 12);
  await program.end('SIGKILL');
  rmSync(data, { recursive: true });
});
