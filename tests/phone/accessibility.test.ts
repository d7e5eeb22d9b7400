/**
 * Every scene, light and dark: what axe finds, what stands out of the screen, is cut or too small for a finger; and
 * every page without a network. One browser and one mall for all of it; takes about two minutes.
 */
import axe from 'axe-core';
import type { Browser } from 'playwright-core';

import app from '../../miniprogram/app.json';
import { inBrowser, launchBrowser } from '../support/browser';
import { PAGES, SCENES } from './scenes/all';
import { openScenes, type Facts } from './scenes/facts';
import { lostScenes, type Scene } from './scenes/scene';
import { openStage, type Stage, type Theme } from './scenes/stage';

const GRAVE = ['serious', 'critical'];
const THEMES: readonly Theme[] = ['light', 'dark'];
const SCENE_MS = 40_000;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let browser: Browser | undefined;
let facts: Facts;
let stage: Stage;

beforeAll(async () => {
  browser = await launchBrowser();
  if (browser === undefined) return;
  facts = await openScenes();
  stage = await openStage(browser, facts.house.phone.url, [axe.source]);
}, 180_000);
afterAll(async () => {
  if (browser === undefined) return;
  await stage.end();
  await browser.close();
  await facts.house.end();
});

test('every page of app.json has its scenes, and every scene a page', () => {
  const { pages, subPackages = [] } = app as {
    pages: string[];
    subPackages?: { root: string; pages: string[] }[];
  };
  const inPackages = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`));
  expect(PAGES.map(({ page }) => page).sort()).toEqual([...pages, ...inPackages].sort());
  const ids = SCENES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

const named = (scenes: readonly Scene[]): [string, string, Scene][] =>
  scenes.map((scene) => [scene.id, scene.title, scene]);

describe('nothing keeps anybody out, nothing is cut', () => {
  inBrowser.each(named(SCENES))(
    '%s %s',
    async (_id, _title, scene) => {
      await stage.show(scene, facts);
      for (const theme of THEMES) {
        await stage.setLooks({ theme });
        expect({ theme, violations: await violations() }).toEqual({ theme, violations: [] });
      }
      await stage.setLooks({ theme: 'light' });
      expect(await stage.inspect()).toEqual([]);
      expect(stage.complaints()).toEqual([]);
    },
    SCENE_MS,
  );
});

describe('without a network every page says so and loads again', () => {
  inBrowser.each(named(lostScenes(PAGES)))(
    '%s %s',
    async (_id, _title, scene) => {
      await stage.show(scene, facts);
      await stage.mend();
      await stage.held.tap('重新加载');
      const filled = SCENES.find(({ page }) => page === scene.page);
      if (filled === undefined) throw new Error(`${scene.page} has no scene`);
      // What it shows may come only of what somebody types.
      await filled.act?.(stage.held);
      await stage.held.shown(filled.shows).waitFor();
    },
    SCENE_MS,
  );
});

async function violations(): Promise<string[]> {
  const found = await stage.held.tab.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}
