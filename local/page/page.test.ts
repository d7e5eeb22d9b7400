/** The page in a real browser, over a short demo on a real local cloud. Takes about 20 seconds. */
import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core';

import { SUB_MCHIDS } from '../demo/data/chain';
import { inBrowser, launchBrowser, PHONE } from '../../tests/support/browser';
import { OPERATOR } from '../demo/data/people';
import { openCloud, seedShort, type DemoCloud } from '../demo/test-support';
import { MallReader } from './mall-reader';
import { servePage, type Page } from './server';

const DAYS = 8;
const NO_NAMES = { members: {}, merchants: {} };

let demo: DemoCloud;
let page: Page;
let browser: Browser | undefined;

beforeAll(async () => {
  demo = await openCloud(DAYS);
  const directory = await seedShort(demo, DAYS, 10);
  page = await servePage(new MallReader(demo.cloud.client, OPERATOR), directory, 0);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await page.close();
  await demo.end();
});

/** Opens an address and gathers what a browser complains about and whom it asks. */
async function look(url: string, options: BrowserContextOptions = { viewport: PHONE }) {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  tab.on('request', (request) => hosts.add(new URL(request.url()).host));
  await tab.goto(url);
  return { tab, complaints, hosts, close: () => context.close() };
}

const part = (name: string): string => `[data-part=${name}]`;
async function ready(tab: Tab): Promise<void> {
  for (const name of ['summary', 'days', 'holders', 'orders'])
    await tab.waitForSelector(`${part(name)}[data-state=ready]:not([aria-busy])`, { state: 'attached' });
}

inBrowser.each([
  ['a phone, light', { viewport: PHONE, colorScheme: 'light' }],
  ['a phone, dark', { viewport: PHONE, colorScheme: 'dark' }],
  ['a desk', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
] as const)('%s shows days, holders and orders', async (_name, options) => {
  const { tab, complaints, hosts, close } = await look(page.url, options);
  await ready(tab);
  expect(await tab.locator(`${part('summary')} .figure`).innerText()).toMatch(/^¥\d\.\d{4}/);
  expect(await tab.locator(`${part('days')} tbody tr`).count()).toBe(DAYS - 1);
  await tab.click('#tab-holders');
  await tab.locator(part('holders')).getByText('林晓月').waitFor();
  await tab.click('#tab-orders');
  const settled = tab.locator(`${part('orders')} details`).first();
  await settled.locator('summary').click();
  await settled.getByText('共享值').first().waitFor();

  const ground = await tab.evaluate('getComputedStyle(document.body).backgroundColor');
  expect(ground).toBe(options.colorScheme === 'dark' ? 'rgb(21, 18, 20)' : 'rgb(247, 245, 244)');
  expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([new URL(page.url).host]);
  await close();
});

inBrowser('a day later another day is closed, and the clock says so', async () => {
  const { tab, close } = await look(page.url);
  await ready(tab);
  const time = await tab.locator('#time').innerText();
  const rows = await tab.locator(`${part('days')} tbody tr`).count();
  await tab.click('[data-days="1"]');
  await tab
    .locator(`${part('days')} tbody tr`)
    .nth(rows)
    .waitFor();
  expect(await tab.locator('#time').innerText()).not.toBe(time);
  expect(await tab.locator('[data-days="1"]').isEnabled()).toBe(true);
  await close();
});

inBrowser('what is loading shows grey lines; a mall without anybody says what comes next', async () => {
  const empty = await openCloud(1);
  const input = { subMchid: SUB_MCHIDS.platform };
  const request = { action: 'openMall', requestId: 'page-test', input };
  await empty.cloud.client.invoke('operator', request, { openid: OPERATOR });
  const own = await servePage(new MallReader(empty.cloud.client, OPERATOR), NO_NAMES, 0);
  const { tab, close } = await look('about:blank');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await tab.route('**/parts/*', async (route) => {
    await held;
    await route.continue();
  });
  await tab.goto(own.url);
  await tab.waitForSelector(`${part('days')} .skeleton`);
  release();
  await ready(tab);
  for (const name of ['days', 'holders', 'orders'])
    expect(await tab.locator(`${part(name)} .empty`).count()).toBe(1);
  await close();
  await own.close();
  await empty.end();
});

inBrowser('when the cloud is gone every part says so, and a retry brings it back', async () => {
  let isGone = true;
  const { client } = demo.cloud;
  const gone = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const shaky = {
    ...client,
    now: () => (isGone ? gone() : client.now()),
    invoke: (...call: Parameters<typeof client.invoke>) => (isGone ? gone() : client.invoke(...call)),
  };
  const silenced = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const own = await servePage(new MallReader(shaky, OPERATOR), NO_NAMES, 0);
  const { tab, close } = await look(own.url);
  for (const name of ['summary', 'days', 'holders', 'orders'])
    await tab.waitForSelector(`${part(name)} .failed`, { state: 'attached' });
  expect(await tab.locator(`${part('days')} .failed`).innerText()).toContain('商城没有回应');
  isGone = false;
  await tab.click(`${part('days')} [data-retry]`);
  await ready(tab);

  await own.close();
  await tab.click('[data-days="1"]');
  await tab.waitForSelector(`${part('days')} .failed`);
  expect(await tab.locator(`${part('days')} .failed`).innerText()).toContain('npm start');
  silenced.mockRestore();
  await close();
});

test('the next free port is taken; another site can neither read nor move the clock', async () => {
  const port = Number(new URL(page.url).port);
  const second = await servePage(new MallReader(demo.cloud.client, OPERATOR), NO_NAMES, port);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  await second.close();
  const before = await demo.cloud.client.now();
  const posted = await fetch(`${page.url}/clock`, { method: 'POST' });
  expect(posted.status).toBe(404);
  expect(await demo.cloud.client.now()).toBeLessThan(before + 60_000);
});
