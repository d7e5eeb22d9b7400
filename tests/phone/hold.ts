/** A phone in somebody's hand, for the tests of the mini-program. */
import type { Browser, BrowserContextOptions, Locator, Page as Tab } from 'playwright-core';

import { PHONE } from '../support/chromium';
import type { MallOnPhone } from './mall-on-phone';

/** A phone in the hand that shows nothing yet. */
export interface InHand {
  readonly tab: Tab;
  /** What the page on top shows. */
  readonly shown: (text: string | RegExp) => Locator;
  /** A thing of the page on top, by what it is called. */
  readonly named: (label: string | RegExp) => Locator;
  /** Writes into a field of the page on top. */
  readonly write: (field: string, text: string) => Promise<void>;
  readonly tap: (text: string | RegExp) => Promise<void>;
  /** A button of WeChat's own sheets, or of a popup. */
  readonly press: (button: string) => Promise<void>;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

export interface Held extends InHand {
  /** Opens a page of the mini-program. */
  readonly goto: (path: string) => Promise<void>;
}

const PATIENCE_MS = 15_000;

export async function takePhone(
  browser: Browser | undefined,
  options: BrowserContextOptions = {},
): Promise<InHand> {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const top = tab.locator('.phone-page:visible');
  const shown = (text: string | RegExp): Locator => top.getByText(text).first();
  return {
    tab,
    shown,
    named: (label) => top.getByLabel(label).first(),
    write: (field, text) => top.locator(`input[aria-label="${field}"]`).fill(text),
    tap: (text) => shown(text).click(),
    press: (button) => tab.getByRole('button', { name: button, exact: true }).last().click(),
    complaints,
    close: () => context.close(),
  };
}

export async function hold(
  browser: Browser | undefined,
  mall: MallOnPhone,
  openid: string,
  path: string,
): Promise<Held> {
  const phone = await takePhone(browser);
  const goto = async (where: string): Promise<void> => {
    await phone.tab.goto(mall.pageOf(openid, where));
  };
  await goto(path);
  return { ...phone, goto };
}
