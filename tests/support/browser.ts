/** Debian's Chromium for tests of pages; without it they are skipped, and say so. */
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

const isThere = existsSync(CHROMIUM);
if (!isThere)
  console.warn(`SKIPPED: no browser at ${CHROMIUM}; no page was looked at (apt-get install chromium)`);

/** `test`, or `test.skip` where there is no browser. */
export const inBrowser = isThere ? test : test.skip;

export const PHONE = { width: 375, height: 812 } as const;

/** Undefined where there is no browser. */
export async function launchBrowser(): Promise<Browser | undefined> {
  return isThere ? chromium.launch({ executablePath: CHROMIUM, args: FLAGS }) : undefined;
}
