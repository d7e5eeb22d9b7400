/** For the tests of the mini-program: a phone in a person's hand, and what the hand does. */
import type { Browser, Locator, Page as Tab } from 'playwright-core';

import { PHONE } from '../support/browser';
import type { MallOnPhone } from './mall-on-phone';

export interface Held {
  readonly tab: Tab;
  /** What the page on top shows. */
  readonly shown: (text: string | RegExp) => Locator;
  readonly tap: (text: string | RegExp) => Promise<void>;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** A phone in a person's hand, with a page on it. */
export async function holdPhone(
  browser: Browser | undefined,
  mall: MallOnPhone,
  openid: string,
  path: string,
): Promise<Held> {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext({ viewport: PHONE });
  const tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await tab.goto(mall.pageOf(openid, path));
  const shown = (text: string | RegExp): Locator =>
    tab.locator('.phone-page:visible').getByText(text).first();
  return { tab, shown, complaints, tap: (text) => shown(text).click(), close: () => context.close() };
}

/** Taps a button of a sheet or a dialog of WeChat's own. */
export const sheet = (tab: Tab, button: string): Promise<void> =>
  tab.getByRole('button', { name: button, exact: true }).click();
