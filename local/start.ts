/**
 * npm start [-- --port N] [--fresh] [--days N] [--data DIR]
 * The whole mall on this machine: the local cloud with the functions as they are deployed, a WeChat Pay, a demo
 * mall that has been lived in for 60 days (or N, from 2 on), and a phone that shows its mini-program. Data in
 * .data/demo, or DIR.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { TEMPLATE_KEYS } from '../cloudfunctions/platform/messages/messenger';
import { OPERATOR } from './demo/data/people';
import { DemoHouse } from './demo-house';
import { demoPolicy } from './demo/policy';
import { startOf } from './demo/seed';
import { isFree } from './free-port';
import { MallProcess } from './mall-process';

/** Yesterday and today; as long as a life of 60 days can be drawn out. */
const LEAST_DAYS = 2;
const MOST_DAYS = 120;
/** Written last: a folder without it was not filled to the end. */
const DIRECTORY = 'directory.json';

interface Options {
  readonly port: number;
  readonly fresh: boolean;
  readonly days: number;
  readonly data: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      fresh: { type: 'boolean', default: false },
      days: { type: 'string', default: '60' },
      data: { type: 'string', default: join('.data', 'demo') },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a port number');
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < LEAST_DAYS || days > MOST_DAYS)
    throw new Error(`--days must be from ${LEAST_DAYS} to ${MOST_DAYS}`);
  return { port, fresh: values.fresh, days, data: values.data };
}

function startMall(data: string, startTime: number): Promise<MallProcess> {
  return MallProcess.start({
    data,
    startTime,
    environment: {
      MALL_PROFILE: demoPolicy.profile,
      MALL_POLICY: JSON.stringify(demoPolicy),
      MALL_OPERATORS: OPERATOR,
      MALL_MESSAGE_TEMPLATES: TEMPLATE_KEYS.map((key) => `${key}=local-${key}`).join(','),
    },
  });
}

async function main(): Promise<void> {
  const { port, fresh, days, data } = readOptions();
  const directory = join(data, DIRECTORY);
  const stopped = stopSignal();
  // Before anything is touched: it may be another npm start that uses the folder.
  if (port !== 0 && !(await isFree(port)))
    throw new Error(`端口 ${port} 已被占用，也许商城已经开着。换一个端口：npm start -- --port ${port + 10}`);
  // Of a folder that somebody named, nothing but what is ours.
  if (fresh || !existsSync(directory))
    for (const own of ['cloud', 'pay', DIRECTORY]) rmSync(join(data, own), { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const now = Date.now();
  const mall = await startMall(data, startOf({ days, endsAt: now }));
  const demo = new DemoHouse(mall, directory, days);
  try {
    // Whoever stops while the mall is being filled finds it unfinished, and filled anew next time.
    await Promise.race([demo.open(port, now), stopped]);
    await stopped;
  } finally {
    await demo.close();
    await mall.stop();
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
