/** Pictures of the console for `npm run screenshots -- --console`: every page, and what opens on some, at 1440 × 900. */
import { join } from 'node:path';

import type { Browser, Page as Tab } from 'playwright-core';

import { CHAIN } from '../../local/demo/data/chain';
import { OPERATOR } from '../../local/demo/data/people';
import type { Look } from '../phone/look';
import { act, fillIn, narrow, press } from './desk-hands';
import { openMallAtDesk, sitDown, type Desk, type MallAtDesk } from './open-console';
import { PROPOSALS } from './rare-acts';
import { putOnDesk } from './waiting';

/** Long enough for lists of several pages and charts with a course. */
const SIZE = { days: 14, people: 16 } as const;

export interface Pictured {
  readonly id: string;
  readonly title: string;
}

/** What is seen after a hand has done something on a page. */
interface View extends Pictured {
  readonly page: string;
  readonly show: (desk: Desk) => Promise<void>;
}

const VIEWS: readonly View[] = [
  {
    ...{ id: 'order', title: '全部订单：详情', page: 'orders' },
    show: async ({ tab }) => {
      await tab.getByText('详情', { exact: true }).first().click();
      await tab.locator('.t-drawer .facts').first().waitFor();
    },
  },
  {
    ...{ id: 'product', title: '自营商品：编辑', page: 'catalogue' },
    show: async ({ tab, dialog }) => {
      await tab.getByText('编辑', { exact: true }).first().click();
      await dialog.waitFor();
    },
  },
  {
    ...{ id: 'proposal', title: '待批准：批准', page: 'proposals' },
    show: async (desk) => {
      await press(desk, '批准', '商家换了结算银行');
      await desk.dialog.waitFor();
    },
  },
  {
    ...{ id: 'policy-proposal', title: '待批准：批准规则', page: 'proposals' },
    show: async (desk) => {
      await press(desk, '批准', '打赏上限收紧');
      await desk.dialog.waitFor();
    },
  },
  {
    ...{ id: 'policy-draft', title: '规则：草拟与提案', page: 'policy?tab=draft' },
    show: ({ tab }) => tab.getByPlaceholder('查找规则').waitFor(),
  },
  {
    ...{ id: 'policy-history', title: '规则：历史', page: 'policy?tab=history' },
    show: ({ tab }) => tab.getByRole('columnheader', { name: '采用时间' }).waitFor(),
  },
  {
    ...{ id: 'report', title: '报表：经营日报', page: 'reports?from=2026-06-01&to=2026-06-07' },
    show: async (desk) => {
      await press(desk, '生成');
      await desk.tab.locator('tbody tr').first().waitFor();
    },
  },
  {
    ...{ id: 'tips-done', title: '打赏复核：已复核', page: 'tips' },
    show: (desk) => narrow(desk, '复核', '已复核'),
  },
];

/** The mall with one of everything that waits for operators, and two proposals of a colleague. */
async function arranged(browser: Browser, mall: MallAtDesk): Promise<Desk> {
  const { rows } = await mall.mall.call(OPERATOR, 'operator', 'catalogue', { after: null, limit: 1 });
  await putOnDesk(mall, rows[0]?.product._id ?? '');
  const colleague = await sitDown(browser, mall, '周明远');
  await act(colleague, {
    ...{ page: 'shops', row: CHAIN.name, button: '改商户号', confirm: '提交提案' },
    fill: { 微信支付特约商户号: '1900000888', 原因: '商家换了结算银行' },
    done: '已提交，等另一位同事批准',
  });
  for (const one of PROPOSALS.slice(0, 2)) await act(colleague, one);
  await proposeRule(colleague);
  await colleague.close();
  return sitDown(browser, mall);
}

async function proposeRule(desk: Desk): Promise<void> {
  await desk.open('policy?tab=draft');
  await desk.tab.getByLabel('打赏单笔上限').fill('1500');
  await desk.tab.getByLabel('交易手续费').fill('2.5');
  await press(desk, '检查与比较');
  await press(desk, '提交提案');
  await fillIn(desk, { 版本名: 'demo-2', 生效的业务日: '2026-06-15', 原因: '打赏上限收紧' });
  await desk.dialog.getByRole('button', { name: '提交提案' }).click();
  await desk.tab.getByRole('heading', { name: '待批准' }).waitFor();
}

/** As the menu has them: the last part of the address, and the name. */
async function pagesIn({ tab }: Desk): Promise<(Pictured & { readonly page: string })[]> {
  const pages: (Pictured & { readonly page: string })[] = [];
  // The menu says nothing new to whoever is there already.
  await tab.goto(new URL('#/alarms', tab.url()).href);
  for (const item of await tab.locator('.side .t-menu__item').all()) {
    await item.click();
    const page = new URL(tab.url()).hash.replace('#/', '');
    pages.push({ id: page, title: (await item.innerText()).trim(), page });
  }
  return pages;
}

/** Nothing is on its way any more. */
async function settled(tab: Tab): Promise<void> {
  await tab.waitForFunction(`document.querySelector('.skeleton, .t-loading__gradient, .t-message') === null`);
  await tab.waitForLoadState('networkidle');
}

export async function pictureConsole(
  browser: Browser,
  out: string,
  looks: readonly Look[],
  isWanted: (one: Pictured) => boolean,
): Promise<readonly Pictured[]> {
  const mall = await openMallAtDesk(SIZE);
  try {
    const desk = await arranged(browser, mall);
    const { tab } = desk;
    const nothing = (): Promise<void> => Promise.resolve();
    const pages = (await pagesIn(desk)).map((page): View => ({ ...page, show: nothing }));
    const views = [...pages, ...VIEWS].filter(isWanted);
    for (const { name, theme } of looks) {
      await tab.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const { id, page, show } of views) {
        // A dialog of the view before is gone with its page.
        await tab.goto('about:blank');
        await desk.open(page);
        try {
          await settled(tab);
          await show(desk);
          await settled(tab);
        } catch (error) {
          // Its picture says more than the error, and the others are wanted all the same.
          console.error(id, error instanceof Error ? error.message : error);
          process.exitCode = 1;
        }
        await tab.screenshot({ path: join(out, `${id}-${name}.png`) });
      }
    }
    return views;
  } finally {
    await mall.end();
  }
}
