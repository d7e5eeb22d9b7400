/**
 * bench phone [pages]: how soon the first page can be used after `npm start` in a fresh clone, what the mini-program's
 * packages weigh, and for each page the time to its first content, its largest setData and its function calls.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import { launchBrowser, NO_CHROMIUM } from '../../tests/support/chromium';
import { SCENES } from '../../tests/phone/scenes/all';
import { openScenes, type Facts } from '../../tests/phone/scenes/facts';
import type { Scene } from '../../tests/phone/scenes/scene';
import { takePhone, type InHand } from '../../tests/phone/hold';
import { freePort } from '../free-port';
import { report } from './report';

const LOOK_MS = 50;
/** An install from a slow registry included. */
const PATIENCE_MS = 600_000;
const INSTALLED = join('node_modules', '.package-lock.json');

/** @param what `pages` leaves out the fresh clone */
export async function benchPhone(what: string | undefined): Promise<void> {
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error(NO_CHROMIUM);
  try {
    if (what !== 'pages') await benchColdStart(browser);
    benchSizes();
    await benchPages(browser);
  } finally {
    await browser.close();
  }
}

async function benchColdStart(browser: Browser): Promise<void> {
  const clone = mkdtempSync(join(tmpdir(), 'bench-clone-'));
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, clone]);
  const url = `http://127.0.0.1:${await freePort()}`;
  const started = Date.now();
  const step = (name: string): void => report(`cold start: ${name}`, (Date.now() - started) / 1_000, 's');
  const port = new URL(url).port;
  const child = spawn('npm', ['start', '--', '--port', port], {
    cwd: clone,
    stdio: 'ignore',
    detached: true,
  });
  try {
    await until(() => existsSync(join(clone, INSTALLED)));
    step('dependencies are there');
    await until(() => answers(`${url}/api/preparing`));
    step('a page says how far the demo is');
    const phone = await takePhone(browser);
    phone.tab.setDefaultTimeout(PATIENCE_MS);
    await phone.tab.goto(`${url}/`);
    // The page loads itself anew when the demo is filled.
    await phone.tab.frameLocator('iframe').getByText('为您推荐').waitFor();
    step('the first page can be used');
    await phone.close();
  } finally {
    await end(child);
    rmSync(clone, { recursive: true, force: true });
  }
}

/** npm and what it started. */
async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await gone;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const last = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error('npm start took longer than ten minutes');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Of the package as it is uploaded. */
function benchSizes(): void {
  execFileSync(process.execPath, ['scripts/build-miniprogram.mjs'], { stdio: 'ignore' });
  const told = execFileSync(process.execPath, ['scripts/upload.mjs', '--dry-run'], { encoding: 'utf8' });
  const { bytes } = JSON.parse(told) as { bytes: Record<string, number> };
  for (const [name, size] of Object.entries(bytes)) report(`package: ${name}`, size / 1_024, 'KB');
}

/** Notes the largest setData of every page, in characters of its JSON. */
const WATCH = `{
  let define;
  globalThis.__largest = 0;
  Object.defineProperty(globalThis, 'Page', {
    configurable: true,
    get: () => define,
    set: (original) => {
      define = (page) => original({
        ...page,
        onLoad(...values) {
          const setData = this.setData;
          this.setData = (data, ...rest) => {
            globalThis.__largest = Math.max(globalThis.__largest, JSON.stringify(data).length);
            return setData.call(this, data, ...rest);
          };
          return page.onLoad?.apply(this, values);
        },
      });
    },
  });
}`;

/** Opens a page in the running mini-program. Answers the milliseconds until it is no longer loading. */
const open = (url: string): string => `new Promise((resolve) => {
  globalThis.__largest = 0;
  const started = performance.now();
  wx.reLaunch({ url: ${JSON.stringify(url)} });
  const look = () => {
    const page = document.querySelector('.phone-page:not([hidden]) .phone-scroll');
    const isThere = page !== null && page.textContent.trim() !== '' && page.querySelector('[aria-label="正在加载"]') === null;
    if (isThere) resolve(performance.now() - started);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

async function benchPages(browser: Browser): Promise<void> {
  const facts = await openScenes();
  try {
    for (const scene of SCENES.filter(({ id }) => id.endsWith('-filled')))
      await benchPage(browser, scene, facts);
  } finally {
    await facts.house.end();
  }
}

async function benchPage(browser: Browser, scene: Scene, facts: Facts): Promise<void> {
  const { who, path } = await scene.at(facts);
  const phone = await takePhone(browser);
  await phone.tab.addInitScript(WATCH);
  // A page that asks little; the mini-program runs when the page in question is opened.
  await phone.tab.goto(facts.house.pageOf(who, '/shelf/search/search'));
  await phone.shown('搜索').waitFor();
  const calls = countCalls(phone);
  report(`${scene.page}: first content`, await phone.tab.evaluate<number>(open(path)), 'ms');
  await phone.tab.waitForLoadState('networkidle');
  report(`${scene.page}: largest setData`, (await phone.tab.evaluate<number>('__largest')) / 1_024, 'KB');
  report(`${scene.page}: function calls of the first screen`, calls.list.length, 'calls');
  await phone.close();
}

function countCalls({ tab }: InHand): { readonly list: string[] } {
  const list: string[] = [];
  tab.on('request', (request) => {
    if (request.url().endsWith('/api/cloud/call')) list.push(request.postData() ?? '');
  });
  return { list };
}
