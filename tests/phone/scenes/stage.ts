/** One browser, one phone, one mall: shows one scene after another. */
import type { Browser, Page as Tab } from 'playwright-core';

import { bundleForBrowser } from '../../../local/phone/server/runtime-bundle';
import type { Finding } from '../../../local/phone/browser/inspect/finding';
import { takePhone, type InHand } from '../hold';
import type { Facts } from './facts';
import type { Scene, Trouble } from './scene';

export type Theme = 'light' | 'dark';

export interface Looks {
  readonly theme?: Theme;
  readonly fontScale?: number;
}

const CALLS = '**/api/cloud/call';
const SETTINGS = 'phone.settings';
/** What the mall answers when it is broken. */
const BROKEN = {
  result: { ok: false, error: { code: 'INTERNAL', message: '系统出了点问题，请稍后再试', details: {} } },
};
/** Movement would be caught half-way; pauses between tries pass quickly. */
const HASTE = `
  sessionStorage.clear();
  const still = new CSSStyleSheet();
  still.replaceSync('* { transition: none !important; animation: none !important }');
  document.adoptedStyleSheets = [still];
  const late = window.setTimeout;
  window.setTimeout = (work, delay, ...rest) => late(work, delay > 300 && delay < 3000 ? delay / 20 : delay, ...rest);
`;

export interface Stage {
  readonly held: InHand;
  /** Opens the scene and waits until it is there. */
  show(scene: Scene, facts: Facts): Promise<void>;
  /** The theme of what is shown; larger letters show on what is opened from now on. */
  setLooks(looks: Looks): Promise<void>;
  /** Takes the scene's trouble away. */
  mend(): Promise<void>;
  /** What the browser complained about since the last time. */
  complaints(): string[];
  inspect(): Promise<readonly Finding[]>;
  end(): Promise<void>;
}

/** @param scripts that every document of the phone is given */
export async function openStage(
  browser: Browser | undefined,
  phoneUrl: string,
  scripts: readonly string[] = [],
): Promise<Stage> {
  const held = await takePhone(browser, { reducedMotion: 'reduce' });
  const { tab } = held;
  await tab.addInitScript(HASTE);
  for (const script of [await bundleForBrowser('inspect/main.ts'), ...scripts])
    await tab.addInitScript(script);
  await tab.goto(`${phoneUrl}/phone`);
  held.complaints.splice(0);
  return {
    held,
    show: (scene, facts) => show(held, scene, facts),
    setLooks: (looks) => change(tab, looks),
    mend: () => tab.unrouteAll({ behavior: 'ignoreErrors' }),
    complaints: () => held.complaints.splice(0),
    inspect: () => tab.evaluate('__inspect()'),
    end: () => held.close(),
  };
}

async function show(held: InHand, scene: Scene, facts: Facts): Promise<void> {
  const { tab, shown } = held;
  const { who, path } = await scene.at(facts);
  await tab.unrouteAll({ behavior: 'ignoreErrors' });
  if (scene.trouble !== undefined) await makeTrouble(tab, scene.trouble);
  try {
    await tab.goto(facts.house.pageOf(who, path));
    if (scene.act !== undefined) await scene.act(held);
    const seen = scene.trouble === 'held' ? tab.getByLabel(scene.shows) : shown(scene.shows);
    await seen.first().waitFor();
    await tab.evaluate('document.fonts.ready.then(() => undefined)');
  } catch (error) {
    throw new Error(`The scene ${scene.id} does not come about (${path} of ${who})`, { cause: error });
  }
}

async function makeTrouble(tab: Tab, trouble: Trouble): Promise<void> {
  await tab.route(CALLS, async (route) => {
    if (trouble === 'failing') await route.fulfill({ json: BROKEN });
    else if (trouble === 'lost') await route.abort();
  });
}

/** As the panel does it; the document that writes is not told by the browser. */
async function change(tab: Tab, settings: Looks): Promise<void> {
  const key = JSON.stringify(SETTINGS);
  await tab.evaluate(`{
    const kept = JSON.parse(localStorage.getItem(${key}) ?? '{}');
    localStorage.setItem(${key}, JSON.stringify({ ...kept, ...${JSON.stringify(settings)} }));
    window.dispatchEvent(new StorageEvent('storage', { key: ${key} }));
  }`);
}
