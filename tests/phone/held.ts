/** A phone in somebody's hand: what is seen on the page on top, and a finger. */
import type { Browser, BrowserContextOptions, Locator, Page as Tab } from 'playwright-core';

import { PHONE } from '../support/chromium';

export interface Held {
  readonly tab: Tab;
  /** What the page on top shows. */
  readonly shown: (text: string | RegExp) => Locator;
  readonly tap: (text: string | RegExp) => Promise<void>;
  /** A button of the phone's own sheets. */
  readonly answer: (button: string) => Promise<void>;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 15_000;

/** @param url undefined for a phone that shows nothing yet */
export async function hold(
  browser: Browser | undefined,
  url?: string,
  options: BrowserContextOptions = {},
): Promise<Held> {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  if (url !== undefined) await tab.goto(url);
  const shown = (text: string | RegExp): Locator =>
    tab.locator('.phone-page:visible').getByText(text).first();
  return {
    tab,
    shown,
    complaints,
    tap: (text) => shown(text).click(),
    answer: (button) => tab.getByRole('button', { name: button, exact: true }).click(),
    close: () => context.close(),
  };
}
