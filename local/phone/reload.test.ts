/** Saving a file shows at once; mistakes show with file and line; the inventory; the program. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { describeInventory, takeInventory } from './inventory/inventory';
import { startPhone, type Phone } from './server/server';
import { FIXTURE, inBrowser, look, openBrowser } from './test-support';

const PROGRAM = resolve('dist/local/phone.js');
const HOME = 'pages/home/home.wxml';

let folder: string;
let phone: Phone | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phone-'));
  cpSync(FIXTURE, folder, { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterEach(async () => {
  await phone?.close();
  phone = undefined;
  rmSync(folder, { recursive: true, force: true });
});

inBrowser('a saved page is seen without a hand, on the page that was open', async () => {
  phone = await startPhone({ root: folder });
  const browser = await openBrowser();
  const { tab, close } = await look(browser, `${phone.url}/phone`);
  await tab.getByRole('tab', { name: '表单' }).click();
  const file = join(folder, 'pages/forms/forms.wxml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('title="文字"', 'title="改过的标题"'));
  await tab.getByText('改过的标题').waitFor();
  const home = join(folder, HOME);
  const right = readFileSync(home, 'utf8');
  writeFileSync(home, `${right}\n<view>{{ a b }}</view>`);
  const places = tab.locator('.phone-problems code');
  await places.first().waitFor();
  expect(await places.first().innerText()).toContain(`${HOME}:${right.split('\n').length + 1}`);
  writeFileSync(home, right);
  await places.first().waitFor({ state: 'detached' });
  await close();
  await browser?.close();
});

test('the inventory lists what is used and what the phone lacks', async () => {
  const inventory = await takeInventory(FIXTURE);
  expect([...inventory.lacks.keys()]).toEqual(['<live-player>', 'wx.openBluetoothAdapter']);
  expect([...(inventory.calls.get('cloud.callFunction') ?? [])]).toEqual(['pages/calls/calls.ts']);
  expect(inventory.tags.has('t-button')).toBe(false);
  expect(describeInventory(inventory)).toContain('<live-player>  (pages/home/home.wxml)');
});

test('an option that the phone does not follow is among what it lacks', async () => {
  const file = join(folder, 'app.json');
  const app = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...app, plugins: {}, sitemapLocation: 'sitemap.json' }));
  const { lacks } = await takeInventory(folder);
  expect([...lacks.keys()]).toContain('the JSON option plugins');
  expect([...lacks.keys()]).not.toContain('the JSON option sitemapLocation');
});

test('the program says where the phone is and ends with its parent', async () => {
  const args = [PROGRAM, '--root', folder, '--port', '0', '--exit-with-parent'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(chunk.toString().split('\n')[0] ?? '') as { url: string };
  expect(await (await fetch(`${url}/app.js`)).text()).toContain('__phone.start(');
  child.stdin.end();
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
});

test('the program refuses a folder without app.json, and lists', () => {
  expect(() =>
    execFileSync(process.execPath, [PROGRAM, '--root', tmpdir(), '--port', '0'], { stdio: 'pipe' }),
  ).toThrow('There is no app.json');
  expect(execFileSync(process.execPath, [PROGRAM, '--root', folder, '--list']).toString()).toContain(
    'The phone lacks',
  );
});

inBrowser('a custom tab bar: one for each tab page, told by getTabBar, above the page', async () => {
  const file = join(folder, 'app.json');
  const app = JSON.parse(readFileSync(file, 'utf8')) as { tabBar: object };
  writeFileSync(file, JSON.stringify({ ...app, tabBar: { ...app.tabBar, custom: true } }));
  const own = join(folder, 'custom-tab-bar');
  mkdirSync(own);
  writeFileSync(join(own, 'index.json'), '{"component":true}');
  writeFileSync(
    join(own, 'index.wxss'),
    '.bar { position: fixed; bottom: 0; height: 96rpx; background: #fff }',
  );
  writeFileSync(
    join(own, 'index.wxml'),
    '<view class="bar"><text id="now">{{now}}</text><text bindtap="go">去接口</text></view>',
  );
  writeFileSync(
    join(own, 'index.js'),
    "Component({ data: { now: '' }, methods: { go() { wx.switchTab({ url: '/pages/calls/calls' }) } } })",
  );
  for (const name of ['home/home.js', 'calls/calls.ts']) {
    const page = join(folder, 'pages', name);
    const told = `onShow() { this.getTabBar().setData({ now: '${name}' }); },\n  onHide() {},`;
    writeFileSync(
      page,
      readFileSync(page, 'utf8')
        .replace('Page({', `Page({\n  ${told}`)
        .replace(/ {2}onShow\(\) \{\n.*?\n {2}\},/s, ''),
    );
  }
  phone = await startPhone({ root: folder });
  const browser = await openBrowser();
  const { tab, complaints, close } = await look(browser, `${phone.url}/phone`);
  await tab.getByText('home/home.js').waitFor();
  await tab.getByText('去接口').click();
  await tab.locator('.phone-page:visible').getByText('calls/calls.ts').waitFor();
  expect(await tab.locator('.phone-tabs').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
  await browser?.close();
});
