/** What every file of flows begins with and ends with: one browser, one mall, and phones for its people. */
import type { Browser, BrowserContextOptions } from 'playwright-core';

import { Memory } from '../../cloudfunctions/ledger/memory';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { demoPolicy } from '../../local/demo/policy';
import { expectSoundBooks } from '../support/audit';
import { launchBrowser } from '../support/browser';
import { hold, takePhone, type Held, type InHand } from './hold';
import { openMallOnPhone, type MallOnPhone } from './mall-on-phone';

/** Generous: other work may share the machine. */
const OPENING_MS = 300_000;

export interface PhoneSuite {
  /** For tests that a browser runs; there is none without. */
  readonly house: () => MallOnPhone;
  /** A phone in somebody's hand with a page on it. */
  readonly take: (openid: string, path: string) => Promise<Held>;
  /** A phone, or a computer, that shows nothing yet. */
  readonly inHand: (options: BrowserContextOptions) => Promise<InHand>;
  /** Puts the phones away; none of them has complained. */
  readonly closed: (...phones: readonly Held[]) => Promise<void>;
  readonly expectSound: () => Promise<void>;
}

/** @param prepare before the first flow */
export function phoneSuite(
  prepare: (house: MallOnPhone) => Promise<unknown> = () => Promise.resolve(),
): PhoneSuite {
  let browser: Browser | undefined;
  let opened: MallOnPhone | undefined;
  const house = (): MallOnPhone => {
    if (opened === undefined) throw new Error('there is no browser, so there is no mall');
    return opened;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    if (browser === undefined) return;
    opened = await openMallOnPhone();
    await prepare(opened);
  }, OPENING_MS);
  afterEach(() => opened?.pay.switches([]));
  afterAll(async () => {
    await browser?.close();
    await opened?.end();
  });

  return {
    house,
    take: (openid, path) => hold(browser, house(), openid, path),
    inHand: (options) => takePhone(browser, options),
    closed: async (...phones) => {
      for (const { complaints, close } of phones) {
        expect(complaints).toEqual([]);
        await close();
      }
    },
    expectSound: async () => {
      const database = openDatabase();
      const now = await house().cloud.client.now();
      const clock = { now: () => now };
      const memory = new Memory(database);
      await expectSoundBooks({ database, clock, waiting: realWaiting, policy: demoPolicy, memory });
    },
  };
}
