/** Components of TDesign, an npm package, as they are shipped: rendered, tapped, typed into. */
import type { Browser } from 'playwright-core';

import { startPhone, type Phone } from './server/server';
import { FIXTURE, inBrowser, look, openBrowser, type Look } from './test-support';

const PAGE = encodeURIComponent('/packs/more/pages/tdesign/tdesign');

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

const open = (): Promise<Look> => look(browser, `${phone.url}/phone?page=${PAGE}`);

/** What each component shows, by a class that its own style sheet names. */
const RENDERED = (
  'notice-bar button tag badge avatar icon divider stepper switch rate cell-group cell input textarea ' +
  'checkbox-group checkbox radio-group radio search slider tabs tab-panel steps steps-item collapse collapse-panel ' +
  'grid grid-item segmented swiper image progress skeleton loading count-down empty result swipe-cell footer'
).split(' ');

inBrowser(`${RENDERED.length} components are drawn, none of them without a size`, async () => {
  const { tab, complaints, close } = await open();
  await tab.getByText('点了 0').waitFor();
  const boxes: [string, boolean][] = await tab.evaluate(`(${JSON.stringify(RENDERED)}).map((name) => {
    // \`t-cell\` stands alone among the classes: \`t-cell__title\` and \`t-cell-group\` do not count.
    const isOf = (word) => word === 't-' + name || word.endsWith('--t-' + name);
    const drawn = [...document.querySelectorAll('[class*="t-' + name + '"]')].find((element) =>
      element.className.split(' ').some(isOf),
    );
    return [name, (drawn?.getBoundingClientRect().width ?? 0) > 0];
  })`);
  expect(boxes.filter(([, isDrawn]) => !isDrawn)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

inBrowser('taps and typing reach the page', async () => {
  const { tab, close } = await open();
  const text = (id: string): Promise<string> => tab.locator(`[id$="--${id}"]`).innerText();
  await tab.getByText('点了 0').click();
  await tab.getByText('点了 1').waitFor();
  await tab.getByText('单元格', { exact: true }).click();
  await tab.getByText('点了 2').waitFor();
  await tab.locator('.t-stepper__plus').click();
  await expectText('amount', '2');
  await tab.locator('.t-switch').click();
  await expectText('on', '开');
  await tab.locator('.t-rate__icon').nth(4).click();
  await expectText('rated', '5');
  await tab.locator('.t-input input').fill('晓月');
  await expectText('text', '晓月');
  await tab.getByText('乙', { exact: true }).first().click();
  await expectText('chosen', 'a,b');
  await tab.locator('.t-tabs__item').nth(1).click();
  await tab.getByText('乙的内容').waitFor();
  await tab.getByText('折叠', { exact: true }).click();
  await tab.getByText('折叠的内容').waitFor();
  await close();

  async function expectText(id: string, expected: string): Promise<void> {
    await tab.locator(`[id$="--${id}"]`).getByText(expected, { exact: true }).waitFor();
    expect(await text(id)).toBe(expected);
  }
});

inBrowser('popup, dialog, action sheet, picker and toast open and close', async () => {
  const { tab, close } = await open();
  const press = (name: string): Promise<void> => tab.getByText(name, { exact: true }).last().click();
  await press('弹层');
  await tab.getByText('弹层的内容').waitFor();
  await tab
    .locator('.t-overlay:visible')
    .first()
    .click({ position: { x: 20, y: 20 } });
  await tab.getByText('弹层的内容').waitFor({ state: 'hidden' });
  await press('对话');
  await tab.getByText('对话的内容').waitFor();
  await press('好');
  await tab.getByText('对话的内容').waitFor({ state: 'hidden' });
  await press('动作');
  await tab.locator('.t-action-sheet').getByText('二').click();
  await tab.locator('[id$="--picked"]').getByText('二').waitFor();
  await press('选择');
  await tab.getByText('城市').waitFor();
  await press('确认');
  await tab.locator('[id$="--picked"]').getByText('长沙').waitFor();
  await press('提示');
  await tab.getByText('提示文字').waitFor();
  await close();
});
