/** npm start as a person starts it, stops it, and starts it again. Takes about 40 seconds. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { inBrowser, launchBrowser, PHONE } from '../tests/support/browser';
import { freePort } from './free-port';

/** As quick as it goes: yesterday and today. */
const SHORTEST = ['--days', '2'];
const LONG = ['--days', '60'];
const OPEN = '共享购已开门';
const FILLING = '第一次启动要过';
const ASKED_EVERY_MS = 50;

let folder = '';
const running = new Set<Started>();

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  output(): string;
  /** Waits until it has said so; an end before that fails. */
  says(text: string): Promise<void>;
  ends(signal?: NodeJS.Signals): Promise<number | null>;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const one of running) await one.ends('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: readonly string[], wanted?: number): Promise<Started> {
  const port = wanted ?? (await freePort());
  const program = join('dist', 'local', 'start.js');
  const places = ['--port', String(port), '--data', folder];
  const child = spawn(process.execPath, [program, ...places, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const started: Started = {
    child,
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    says: async (text) => {
      while (!output.includes(text)) {
        if (isOver()) throw new Error(`npm start ended before it said ${text}:\n${output}`);
        await pause(ASKED_EVERY_MS);
      }
    },
    ends: async (signal) => {
      if (!isOver()) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        if (signal !== undefined) child.kill(signal);
        await gone;
      }
      return child.exitCode;
    },
  };
  running.add(started);
  return started;
}

interface Progress {
  readonly title?: string;
  readonly done?: number;
  readonly of?: number;
}

/** What the waiting page asks for; nothing once the mall is open. */
async function progress({ url }: Started): Promise<Progress> {
  return (await (await fetch(`${url}/api/preparing`)).json()) as Progress;
}

inBrowser(
  'while the days pass the page says on which of them the mall is',
  async () => {
    const mall = await start(LONG);
    await mall.says(FILLING);
    const browser = await launchBrowser();
    if (browser === undefined) throw new Error('there is no browser');
    try {
      const tab = await (await browser.newContext({ viewport: PHONE })).newPage();
      await tab.goto(mall.url);
      await tab.getByText(/正在过第 \d+ 天/).waitFor();
      expect((await progress(mall)).of).toBe(60);
    } finally {
      await browser.close();
    }
    expect(await mall.ends('SIGTERM')).toBe(0);
  },
  60_000,
);

test('a port that is taken is told, with another one, and nothing is touched', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  writeFileSync(join(folder, 'directory.json'), '{}');
  const mall = await start(['--fresh'], port);
  expect(await mall.ends()).toBe(1);
  expect(mall.output()).toContain(`端口 ${port} 已被占用`);
  expect(mall.output()).toContain(`npm start -- --port ${port + 10}`);
  expect(readFileSync(join(folder, 'directory.json'), 'utf8')).toBe('{}');
  other.close();
});

test('killed while it was filled, the mall is filled anew; then it is kept, until --fresh', async () => {
  const killed = await start(LONG);
  await killed.says(FILLING);
  while (((await progress(killed)).done ?? 0) < 1) await pause(ASKED_EVERY_MS);
  await killed.ends('SIGKILL');
  expect(existsSync(join(folder, 'directory.json'))).toBe(false);

  const filled = await start(SHORTEST);
  await filled.says(OPEN);
  expect(filled.output()).toContain(FILLING);
  expect(await progress(filled)).toEqual({});
  await filled.ends('SIGINT');

  const again = await start(SHORTEST);
  await again.says(OPEN);
  expect(again.output()).not.toContain(FILLING);
  await again.ends('SIGINT');

  const fresh = await start([...SHORTEST, '--fresh']);
  await fresh.says(FILLING);
  expect(existsSync(join(folder, 'directory.json'))).toBe(false);
  await fresh.ends('SIGINT');
}, 120_000);
