/**
 * npm start [-- --port N] [--fresh]
 * The whole mall on this machine: the local cloud with the functions as they are deployed, a WeChat Pay, a demo
 * mall that has been lived in for 60 days, and a page to look at it. Data in .data/demo.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { SingleBar } from 'cli-progress';

import { TEMPLATE_KEYS } from '../cloudfunctions/platform/messages/messenger';
import { OPERATOR, PEOPLE } from './demo/data/people';
import { demoPolicy } from './demo/policy';
import { seedDemo, startOf, type Directory } from './demo/seed';
import { MallProcess } from './mall-process';
import { MallReader } from './page/mall-reader';
import { servePage, type Page } from './page/server';

const DAYS = 60;
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

async function fill(mall: MallProcess, endsAt: number): Promise<Directory> {
  console.log(`第一次启动：正在过 ${DAYS} 天的日子，大约半分钟。`);
  const bar = new SingleBar({
    format: '{bar} 第 {value} / {total} 天',
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  bar.start(DAYS, 0);
  try {
    return await seedDemo(mall, {
      days: DAYS,
      people: PEOPLE.length,
      endsAt,
      onProgress: (day) => bar.update(day),
    });
  } finally {
    bar.stop();
  }
}

/** The demo's names, of the mall that is there or of a new one. */
async function openDemo(mall: MallProcess, now: number): Promise<Directory> {
  if (!existsSync(DIRECTORY)) {
    const directory = await fill(mall, now);
    writeFileSync(DIRECTORY, JSON.stringify(directory));
    return directory;
  }
  // A mall that slept catches up with the days that have passed; one that is ahead stays there.
  if ((await mall.cloud.client.now()) < now) await mall.cloud.client.setClock(now, 'once');
  return JSON.parse(readFileSync(DIRECTORY, 'utf8')) as Directory;
}

/** The page over the mall, filled first where it is new. */
async function open(mall: MallProcess, port: number, now: number): Promise<Page> {
  const directory = await openDemo(mall, now);
  const page = await servePage(new MallReader(mall.cloud.client, OPERATOR), directory, port);
  console.log(`商城已开门：${page.url}（Ctrl-C 结束；--fresh 重新开始）`);
  console.log(`本地云控制台：${mall.cloud.url}`);
  console.log(`本机微信支付：${mall.pay.url}`);
  return page;
}

async function main(): Promise<void> {
  const { port, fresh } = readOptions();
  const stopped = stopSignal();
  if (fresh || !existsSync(DIRECTORY)) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const now = Date.now();
  const mall = await startMall(startOf({ days: DAYS, endsAt: now }));
  try {
    // Whoever stops while the mall is being filled finds it unfinished, and filled anew next time.
    const page = await Promise.race([open(mall, port, now), stopped]);
    await stopped;
    await page?.close();
  } finally {
    await mall.stop();
  }
}

function stopSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
