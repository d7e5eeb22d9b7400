/**
 * npm run screenshots -- --out DIR [--only PAGE,PAGE] [--dark] [--large]
 * One picture of every scene at 375 × 812, and an index.html that shows them side by side: light, dark and with large
 * letters; with --dark or --large the light one and that one alone. PAGE is a part of the scene's name, such as cart.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { launchBrowser, NO_CHROMIUM } from '../support/chromium';
import { SCENES } from './scenes/all';
import { openScenes } from './scenes/facts';
import type { Scene } from './scenes/scene';
import { openStage, type Theme } from './scenes/stage';

interface Look {
  readonly name: string;
  readonly title: string;
  readonly theme: Theme;
  /** How much larger than usual letters are. */
  readonly letters: number;
}

const LIGHT: Look = { name: 'light', title: '浅色', theme: 'light', letters: 1 };
const DARK: Look = { name: 'dark', title: '深色', theme: 'dark', letters: 1 };
const LARGE: Look = { name: 'large', title: '特大字', theme: 'light', letters: 1.4 };

function readOptions(): { out: string; scenes: readonly Scene[]; looks: readonly Look[] } {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      dark: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
    },
  });
  const { out, only, dark, large } = values;
  if (out === undefined) throw new Error('Where to? npm run screenshots -- --out DIR');
  const wanted = only.split(',');
  const scenes = SCENES.filter(({ id, page }) =>
    wanted.some((one) => id.includes(one) || page.includes(one)),
  );
  if (scenes.length === 0) throw new Error(`No scene is called ${only}`);
  const isAll = !dark && !large;
  const looks = [LIGHT, ...(isAll || dark ? [DARK] : []), ...(isAll || large ? [LARGE] : [])];
  return { out, scenes, looks };
}

/** A table: a row for each scene, a column for each look. */
function indexOf(scenes: readonly Scene[], looks: readonly Look[]): string {
  const cell = (scene: Scene, look: Look): string =>
    `<td><img src="${scene.id}-${look.name}.png" alt="${scene.title}，${look.title}" width="375" loading="lazy"></td>`;
  const rows = scenes.map(
    (scene) =>
      `<tr><th>${scene.title}<br><code>${scene.id}</code></th>${looks.map((look) => cell(scene, look)).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>共享购 · 每一页</title>
<style>
body { font: 14px/1.6 system-ui, 'Noto Sans CJK SC', sans-serif; background: #eceae8 }
th { position: sticky; top: 0; padding: 12px; text-align: left; vertical-align: top }
img { border-radius: 16px }
</style>
<table>
<tr><th></th>${looks.map(({ title }) => `<th>${title}</th>`).join('')}</tr>
${rows.join('\n')}
</table>
</html>
`;
}

async function main(): Promise<void> {
  const { out, scenes, looks } = readOptions();
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error(NO_CHROMIUM);
  mkdirSync(out, { recursive: true });
  const facts = await openScenes();
  const stage = await openStage(browser, facts.house.phone.url);
  try {
    for (const look of looks) {
      await stage.setLooks({ theme: look.theme, fontScale: look.letters });
      for (const scene of scenes) {
        await stage.show(scene, facts).catch((error: unknown) => {
          // Its picture says more than the error, and the others are wanted all the same.
          console.error(error instanceof Error ? error.message : error);
          process.exitCode = 1;
        });
        await stage.held.tab.screenshot({ path: join(out, `${scene.id}-${look.name}.png`) });
      }
    }
  } finally {
    await stage.end();
    await browser.close();
    await facts.house.end();
  }
  writeFileSync(join(out, 'index.html'), indexOf(scenes, looks));
  console.log(`${scenes.length * looks.length} pictures: ${join(out, 'index.html')}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
