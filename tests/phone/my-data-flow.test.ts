/** A person takes along what the mall keeps of it, asks to leave, and stays after all. Takes about half a minute. */
import { readFile } from 'node:fs/promises';

import type { Browser } from 'playwright-core';

import { inBrowser, launchBrowser } from '../support/browser';
import { holdPhone, sheet } from './hand';
import { openMallOnPhone, type MallOnPhone } from './mall-on-phone';

const NEW = 'my-data-somebody-new';
const PAGE = '/wallet/my-data/my-data';

let mall: MallOnPhone;
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser !== undefined) mall = await openMallOnPhone();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  // Without a browser there is none.
  if (browser !== undefined) await mall.end();
});

inBrowser(
  'settings lead there; the file is put together; leaving is asked for and taken back',
  async () => {
    await mall.mall.call(NEW, 'member', 'join', {});
    const { tab, shown, tap, close } = await holdPhone(browser, mall, NEW, '/pages/settings/settings');
    await tap('查看、导出我的资料，注销账户');
    await shown('保存了什么，保存多久').waitFor();
    const download = tab.waitForEvent('download');
    await tap('导出文件');
    const file = await download;
    expect(file.suggestedFilename()).toBe('我的共享购资料.json');
    const whole = JSON.parse(await readFile(await file.path(), 'utf8')) as Record<string, unknown[]>;
    expect(whole['会员身份']).toHaveLength(1);
    await shown('导出文件').waitFor();
    await tap('申请注销');
    await sheet(tab, '确认注销');
    await shown('在这之前可以撤回').waitFor();
    expect(await mall.mall.call(NEW, 'member', 'keptOfMe', {})).toMatchObject({
      leaving: { state: 'waiting' },
    });
    await tap('撤回注销');
    await shown('期间可以撤回').waitFor();
    expect(await mall.mall.call(NEW, 'member', 'keptOfMe', {})).toMatchObject({
      leaving: { state: 'cancelled' },
    });
    await close();
    const again = await holdPhone(browser, mall, NEW, PAGE);
    await again.shown('申请后等').waitFor();
    await again.close();
  },
  60_000,
);
