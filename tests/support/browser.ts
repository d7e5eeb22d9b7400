/** For tests of pages: without a browser they are skipped, and say so. */
import { hasChromium, NO_CHROMIUM } from './chromium';

export { launchBrowser, PHONE } from './chromium';

if (!hasChromium) console.warn(`SKIPPED: ${NO_CHROMIUM}; no page was looked at`);

/** `test`, or `test.skip` where there is no browser. */
export const inBrowser = hasChromium ? test : test.skip;
