/**
 * npm start [-- --port N] [--fresh]
 * The whole mall on this machine: the local cloud with the functions as they are deployed, a WeChat Pay, a demo
 * mall that has been lived in for 60 days, and a phone that shows its mini-program. Data in .data/demo.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { TEMPLATE_KEYS } from '../cloudfunctions/platform/messages/messenger';
import { OPERATOR } from './demo/data/people';
import { DAYS, DemoHouse } from './demo-house';
import { demoPolicy } from './demo/policy';
import { startOf } from './demo/seed';
import { isFree } from './free-port';
import { MallProcess } from './mall-process';

const FOLDER = join('.data', 'demo');
/** Written last: a folder without it was not filled to the end. */
const DIRECTORY = join(FOLDER, 'directory.json');

function readOptions(): { port: number; fresh: boolean } {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8080' }, fresh: { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a port number');
  return { port, fresh: values.fresh };
}

function startMall(startTime: number): Promise<MallProcess> {
  return MallProcess.start({
    data: FOLDER,
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
  const { port, fresh } = readOptions();
  const stopped = stopSignal();
  // Before anything is touched: it may be another npm start that uses the folder.
  if (port !== 0 && !(await isFree(port)))
    throw new Error(`端口 ${port} 已被占用，也许商城已经开着。换一个端口：npm start -- --port ${port + 10}`);
  if (fresh || !existsSync(DIRECTORY)) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const now = Date.now();
  const mall = await startMall(startOf({ days: DAYS, endsAt: now }));
  const demo = new DemoHouse(mall, DIRECTORY);
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
