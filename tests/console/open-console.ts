/** For the tests of the console: a short demo mall, the console beside it, and a desk with a browser. */
import { execFileSync } from 'node:child_process';

import type { Browser, Locator, Page as Tab } from 'playwright-core';

import { serveConsole } from '../../local/console/server';
import { officePeople } from '../../local/demo/data/office';
import { Mall } from '../../local/demo/mall';
import { openCloud, seedShort, type DemoCloud } from '../../local/demo/test-support';

export const DESK = { width: 1440, height: 900 } as const;
/** The shortest demo, in which everything is on sale. */
export const SHORTEST = { days: 2, people: 10 } as const;

interface Size {
  readonly days: number;
  readonly people: number;
  /** Of a mall that nobody has opened, nothing is there. */
  readonly isOpen?: boolean;
}

export interface MallAtDesk {
  readonly url: string;
  readonly mall: Mall;
  readonly cloud: DemoCloud['cloud'];
  readonly pay: DemoCloud['pay'];
  end(): Promise<void>;
}

export async function openMallAtDesk({ days, people, isOpen = true }: Size = SHORTEST): Promise<MallAtDesk> {
  // As it is put up: what is served is what was built.
  execFileSync(process.execPath, ['scripts/build-console.mjs', '--quiet'], { stdio: 'inherit' });
  const demo = await openCloud(days);
  if (isOpen) await seedShort(demo, days, people);
  const served = await serveConsole({ cloud: demo.cloud, people: officePeople(), port: 0 });
  return {
    url: served.url,
    mall: new Mall(demo.cloud.client, demo.pay),
    cloud: demo.cloud,
    pay: demo.pay,
    end: async () => {
      await served.close();
      await demo.end();
    },
  };
}

export interface Desk {
  readonly tab: Tab;
  /** What the browser complained about. */
  readonly complaints: string[];
  readonly open: (page: string) => Promise<void>;
  /** The row of the table in which this text stands. */
  readonly row: (text: string) => Locator;
  readonly dialog: Locator;
  readonly close: () => Promise<void>;
}

/** A signed-in operator at a desk, on the first page. */
export async function sitDown(browser: Browser, { url }: MallAtDesk, name?: string): Promise<Desk> {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', acceptDownloads: true });
  const tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await tab.goto(url);
  if (name !== undefined) {
    await tab.locator('.choices input').click();
    await tab.locator('.t-select-option:visible', { hasText: name }).click();
  }
  await tab.getByRole('button', { name: '以此身份登录' }).click();
  await tab.getByRole('heading', { name: '概览' }).waitFor();
  return {
    tab,
    complaints,
    open: async (page) => {
      await tab.goto(`${url}/#/${page}`);
      await tab.locator(`main h1`).first().waitFor();
    },
    row: (text) => tab.locator('tbody tr', { hasText: text }).first(),
    dialog: tab.locator('.t-dialog').last(),
    close: () => context.close(),
  };
}
