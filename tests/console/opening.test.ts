/** The first thing that is done at the console: the administrator opens the mall. */
import type { Browser } from 'playwright-core';

import { OPERATOR } from '../../local/demo/data/people';
import { inBrowser, launchBrowser } from '../support/browser';
import { act } from './desk-hands';
import { openMallAtDesk, SHORTEST, sitDown, type MallAtDesk } from './open-console';

let mall: MallAtDesk;
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser !== undefined) mall = await openMallAtDesk({ ...SHORTEST, isOpen: false });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  // Without a browser there is none.
  if (browser !== undefined) await mall.end();
});

inBrowser(
  'a mall that has not opened says so, and opens with the number that takes the own money',
  async () => {
    const desk = await sitDown(browser as Browser, mall);
    await desk.tab.getByText('商城还没有开业').waitFor();
    await act(desk, {
      page: 'dashboard',
      button: '开业',
      fill: { 自营的微信支付特约商户号: '1900000201' },
      confirm: '确认开业',
      done: '已开业，今天是第一个营业日',
      changes: ['未开业', '营业中'],
    });
    await desk.tab.getByText('还没有结算过的日子').waitFor();
    await desk.open('audit');
    await desk.row('开业').waitFor();
    const told = await mall.mall.call(OPERATOR, 'operator', 'auditLog', { action: 'openMall' });
    // The books, and the own shop.
    expect(told.rows.map(({ kind, via }) => [kind, via])).toEqual([
      ['write', 'console'],
      ['write', 'console'],
    ]);
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);
