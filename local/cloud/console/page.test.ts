/** The console page in a real browser: every part, a page of documents, a timer fired, the clock moved. */
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, launchBrowser, PHONE } from '../../../tests/support/browser';
import { askControl, openCloud, SDK_LINE, writeFunctions, type Opened } from '../test-support';

const SIZES = { desktop: { width: 1280, height: 900 }, phone: PHONE };
const PARTS = ['calls', 'collections', 'timers', 'messages', 'files', 'checks'];
const DAY_MS = 86_400_000;

const sources = {
  shop: `${SDK_LINE} exports.main = async (event) => {
    console.log('order of', cloud.getWXContext().OPENID);
    if (event.action === 'fail') throw new Error('库存不足');
    await cloud.database().collection('orders').add({ data: { _id: event.id, state: 'paid', amountFen: 12800 } });
    return { ok: true };
  };`,
  nightly: `exports.main = () => ({ closed: 1 });`,
};

let opened: Opened;
let functionsDir: string;
let browser: Browser | undefined;

beforeAll(async () => {
  functionsDir = writeFunctions(sources, {
    nightly: [{ name: 'close', type: 'timer', config: '0 5 0 * * * *' }],
  });
  opened = await openCloud({ functionsDir, startTime: Date.UTC(2025, 5, 1, 4) });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

/** Opens the page and gathers what a browser complains about. */
async function open(viewport = SIZES.desktop): Promise<{ tab: Page; complaints: string[] }> {
  const tab = await browser!.newPage({ viewport });
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await tab.goto(opened.cloud.url);
  return { tab, complaints };
}

async function fill(): Promise<void> {
  opened.cloud.ensureCollection('orders', [], 'PRIVATE');
  const identity = { openid: 'oAnn' };
  for (let i = 0; i < 25; i++)
    await opened.cloud.invoke('shop', { action: 'create', id: `order-${i}` }, identity);
  await opened.cloud.invoke('shop', { action: 'fail' }, identity).catch(() => undefined);
  await opened.wx.uploadFile({ cloudPath: 'goods/mask.png', fileContent: Buffer.from('PNG') });
  await askControl(opened.cloud.url, 'consents', { openid: 'oAnn', templateId: 'TEMPLATE-1' });
  await askControl(opened.cloud.url, 'consents', { openid: 'oAnn', templateId: 'TEMPLATE-1' });
  const data = { thing1: { value: '面部护理套餐' }, amount2: { value: '128.00元' } };
  await opened.wx.openapi['subscribeMessage']!['send']!({ touser: 'oAnn', templateId: 'TEMPLATE-1', data });
  const check = opened.wx.openapi['security']!['msgSecCheck']!;
  await check({ version: 2, scene: 2, openid: 'oAnn', content: '护理得很好，还会再来' });
  await check({ version: 2, scene: 2, openid: 'oAnn', content: '一起来赌博' });
}

inBrowser('an empty cloud says so in every part', async () => {
  const { tab, complaints } = await open();
  for (const part of PARTS) {
    await tab.goto(`${opened.cloud.url}/#${part}`);
    await tab.waitForSelector(`nav a[href="#${part}"][aria-current="page"]`);
    await tab.waitForSelector(part === 'timers' ? 'text=尚未触发' : '.empty');
  }
  expect(complaints).toEqual([]);
  await tab.close();
});

describe('with something in it', () => {
  beforeAll(fill, 60_000);

  inBrowser.each(Object.entries(SIZES))('every part fits on a %s', async (_name, viewport) => {
    const { tab, complaints } = await open(viewport);
    const expected = [
      'shop.create',
      'orders',
      'nightly / close',
      '面部护理套餐',
      'goods/mask.png',
      '一起来赌博',
    ];
    for (const [i, part] of PARTS.entries()) {
      await tab.goto(`${opened.cloud.url}/#${part}`);
      await tab.waitForSelector(`main >> text=${expected[i]!}`);
      const width = await tab.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(viewport.width);
    }
    expect(complaints).toEqual([]);
    await tab.close();
  });

  inBrowser('a call shows its error, its input and what it wrote', async () => {
    const { tab } = await open();
    await tab.click('summary:has-text("shop.fail")');
    const inside = await tab.locator('details[open] .inside').innerText();
    for (const text of ['库存不足', '"action": "fail"', 'order of oAnn']) expect(inside).toContain(text);
    await tab.close();
  });

  inBrowser('documents: pages, an _id, a condition, a condition that is none', async () => {
    const { tab } = await open();
    await tab.goto(`${opened.cloud.url}/#collections`);
    await tab.click('a.row:has-text("orders")');
    await tab.waitForSelector('text=共 25 条，第 1 / 2 页');
    await tab.click('text=下一页');
    await tab.waitForSelector('text=第 2 / 2 页');
    expect(await tab.locator('main details').count()).toBe(5);
    const search = async (query: string): Promise<void> => {
      await tab.fill('input', query);
      await tab.click('form button');
    };
    await search('order-7');
    await tab.waitForSelector('text=共 1 条');
    await search('{"state":"paid"}');
    await tab.waitForSelector('text=共 25 条，第 1 / 2 页');
    await search('{"state":');
    await tab.waitForSelector('#notice:has-text("JSON")');
    await tab.close();
  });

  inBrowser('a timer is fired by hand, and by the next day', async () => {
    const { tab } = await open();
    await tab.goto(`${opened.cloud.url}/#timers`);
    await tab.click('text=立即触发');
    await tab.waitForSelector('text=上次成功');
    const before = opened.cloud.clock.now();
    await tab.click('text=下一天');
    await tab.waitForSelector('#now:has-text("2025-06-02")');
    expect(opened.cloud.clock.now() - before).toBeGreaterThanOrEqual(DAY_MS);
    const { calls } = await askControl(opened.cloud.url, 'calls');
    expect((calls as object[])[0]).toMatchObject({
      functionName: 'nightly',
      identity: { source: 'wx_trigger' },
    });
    await tab.close();
  });
});
