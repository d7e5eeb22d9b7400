/** Debian's Chromium on a phone's screen, for tests of pages and for pictures of them. */
import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasChromium = existsSync(CHROMIUM);
export const NO_CHROMIUM = `no browser at ${CHROMIUM} (apt-get install chromium fonts-noto-cjk)`;

export const PHONE = { width: 375, height: 812 } as const;

/** Undefined where there is no browser. */
export async function launchBrowser(): Promise<Browser | undefined> {
  return hasChromium ? chromium.launch({ executablePath: CHROMIUM, args: FLAGS }) : undefined;
}
