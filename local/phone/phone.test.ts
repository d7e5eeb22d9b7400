/** The phone in a real browser, with the sample mini-program of fixture/. Takes about 20 seconds. */
import type { Browser } from 'playwright-core';

import supported from './inventory/supported.json';
import { startPhone, type Phone } from './server/server';
import { FIXTURE, inBrowser, look, openBrowser, PHONE, type Look } from './test-support';

let phone: Phone;
let browser: Browser | undefined;

beforeAll(async () => {
  phone = await startPhone({ root: FIXTURE });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await phone.close();
});

const open = (query = '', options?: Parameters<typeof look>[2]): Promise<Look> =>
  look(browser, `${phone.url}/phone?as=o-ann${query}`, options);
const page = (path: string): string => `&page=${encodeURIComponent(path)}`;
const LIST = '/packs/more/pages/list/list';

inBrowser('components, behaviours, relations, slots, templates and WXS', async () => {
  const { tab, complaints, close } = await open();
  await tab.getByText('加 2').click();
  await tab.getByText('加 2').click();
  await tab.getByText('计数 4', { exact: true }).waitFor();
  expect(await tab.locator('[id$="--total"]').innerText()).toBe('合计 5');
  expect(await tab.getByText('页面已显示 两倍 10').count()).toBe(1);
  await tab.getByText('乙', { exact: true }).click();
  expect(await tab.locator('.components-tab-one-tab-one--on').allInnerTexts()).toEqual(['乙']);
  expect(await tab.getByText('来自 include：手机').count()).toBe(1);
  expect(await tab.locator('.price').allInnerTexts()).toEqual(['1. ¥19.90', '2. ¥0.05']);
  expect(await tab.locator('.kinds').innerText()).toBe('list of 2 text true false');
  await tab.getByText('添一件').click();
  await tab.getByText('三件以上').waitFor();
  expect(await tab.locator('[id$="--pings"]').innerText()).toMatch(/^load,show,ready/);
  expect(await tab.locator('[id$="--square"]').innerText()).toBe('50×50');
  expect(complaints).toEqual([]);
  await close();
});

inBrowser(
  'a swiper turns, a scroll-view ends, WXS drags, a long press is heard, what is missing says so',
  async () => {
    const { tab, close } = await open();
    const drag = async (selector: string, dx: number): Promise<void> => {
      await tab.locator(selector).scrollIntoViewIfNeeded();
      const box = await tab.locator(selector).boundingBox();
      if (box === null) throw new Error(`${selector} is not drawn`);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await tab.mouse.move(x, y);
      await tab.mouse.down();
      await tab.mouse.move(x + dx / 2, y);
      await tab.mouse.move(x + dx, y);
      await tab.mouse.up();
    };
    await drag('wx-swiper', -200);
    await tab.getByText('第 2 张').waitFor();
    await tab.evaluate("document.querySelector('.strip .wx-scroll').scrollTo({ left: 9999 })");
    await tab.getByText('到底 1 次').waitFor();
    await drag('.area', 40);
    await tab
      .locator('[id$="--moved"]')
      .getByText(/^2\d\d/)
      .waitFor();
    await tab.locator('[id$="--square"]').hover();
    await tab.mouse.down();
    await tab.getByText('longpress').waitFor();
    await tab.mouse.up();
    expect(await tab.locator('.wx-missing').innerText()).toBe('手机模拟器不支持 <live-player>');
    expect(await tab.locator('wx-rich-text').innerHTML()).not.toContain('script');
    await close();
  },
);

inBrowser('tabs, subpackages, an event channel, a canvas, the way back', async () => {
  const { tab, complaints, close } = await open();
  await tab.locator('[id$="--to-detail"]').click();
  const detail = tab.locator('.phone-page[data-path="packs/more/pages/detail/detail"]');
  await detail.getByText('编号 7 {"id":"7"}').waitFor();
  await detail.getByText('来自上一页').waitFor();
  await detail.locator('[id$="--saved"] img').waitFor();
  const pixel = await tab.evaluate(
    "[...document.querySelector('[id$=\"--canvas\"] canvas').getContext('2d').getImageData(10, 10, 1, 1).data]",
  );
  expect(pixel).toEqual([168, 50, 94, 255]);
  await detail.locator('[id$="--answer"]').click();
  await tab.getByText('已选好').waitFor();
  await tab.getByRole('tab', { name: '表单' }).click();
  await tab.locator('.phone-page:visible').getByText('想说的话').waitFor();
  expect(await tab.locator('.phone-page:visible h1').innerText()).toBe('表单');
  expect(complaints).toEqual([]);
  await close();
});

inBrowser('a list: its end brings more, pulling refreshes, the page scrolls by itself', async () => {
  const { tab, close } = await open(page(LIST));
  await tab.evaluate("document.querySelector('.phone-scroll').scrollTo({ top: 99999 })");
  await tab.getByText('40 行，刷新 0 次').waitFor();
  await tab.getByText('回到顶部').click();
  await tab.getByText('回到顶部').waitFor({ state: 'detached' });
  expect(await tab.evaluate("document.querySelector('.phone-scroll').scrollTop")).toBe(0);
  await tab.mouse.move(180, 200);
  await tab.mouse.down();
  await tab.mouse.move(180, 300);
  await tab.mouse.move(180, 380);
  await tab.mouse.up();
  await tab.getByText('20 行，刷新 1 次').waitFor();
  await close();
});

inBrowser('a form gathers its fields', async () => {
  const { tab, complaints, close } = await open(page('/pages/forms/forms'));
  await tab.getByLabel('姓名').fill('林晓月');
  await tab.getByText('写了 3 个字').waitFor();
  await tab.getByText('护肤').click();
  await tab.getByText('重', { exact: true }).click();
  await tab.locator('wx-switch').click();
  await tab.getByText('面部').first().click();
  await tab.getByRole('option', { name: '头发' }).click();
  await tab.getByRole('button', { name: '确定' }).click();
  await tab.getByText('加 1').click();
  await tab.getByText('提交').click();
  const told = tab.locator('[id$="--told"]');
  await told.getByText('{').waitFor();
  expect(JSON.parse(await told.innerText())).toEqual({
    name: '林晓月',
    nickname: '',
    secret: '',
    words: '',
    likes: ['a', 'b'],
    level: 'high',
    agreed: true,
    amount: 4,
    area: 2,
    day: '2026-03-01',
    time: '09:30',
    region: null,
    count: 1,
  });
  await tab.getByText('清空').click();
  await told.getByText('已清空').waitFor();
  expect(await tab.getByLabel('姓名').inputValue()).toBe('');
  expect(complaints).toEqual([]);
  await close();
});

inBrowser('a finger does what a mouse does', async () => {
  const { tab, close } = await open('', { viewport: PHONE, hasTouch: true, isMobile: true });
  await tab.getByText('加 2').tap();
  await tab.getByText('计数 2', { exact: true }).waitFor();
  await close();
});

inBrowser('a card that is shared opens as another person, a promised card is waited for', async () => {
  const { tab, close } = await open();
  await tab.locator('[id$="--share"]').click();
  expect(await tab.locator('.phone-share-card b').innerText()).toBe('来自button');
  const link = await tab.locator('.phone-share-link').getAttribute('href');
  expect(link).toContain('as=friend-of-o-ann');
  await tab.goto(`${phone.url}${link ?? ''}`);
  await tab.getByText('编号 7').waitFor();
  await tab.getByLabel('更多').click();
  await tab.getByText('发送给朋友').click();
  await tab.getByText('等到的标题').waitFor();
  await close();
});

inBrowser(
  'on a wide screen the phone stands in a frame, and the panel changes theme and person',
  async () => {
    const options = { viewport: { width: 1280, height: 900 } };
    const { tab, close } = await look(browser, `${phone.url}/`, options);
    const inside = tab.frameLocator('iframe');
    await inside.getByText('自定义组件').waitFor();
    const ground = (): Promise<string> =>
      tab.evaluate(
        "getComputedStyle(document.querySelector('iframe').contentDocument.querySelector('wx-page')).backgroundColor",
      );
    expect(await ground()).toBe('rgb(247, 245, 244)');
    await tab.getByRole('button', { name: '深色' }).click();
    await inside.locator('html[data-theme=dark]').waitFor();
    expect(await ground()).toBe('rgb(21, 18, 20)');
    await tab.getByLabel('别的 OPENID').fill('o-new');
    await tab.getByRole('button', { name: '换成这个人' }).click();
    await tab.waitForSelector('iframe[src*="as=o-new"]');
    await close();
  },
);

inBrowser('the list of what the phone supports is what it supports', async () => {
  const { tab, close } = await open();
  expect(await tab.evaluate('__phone.supports()')).toEqual(supported);
  await close();
});
