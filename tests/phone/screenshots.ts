/**
 * npm run screenshots -- --out DIR [--only PAGE,PAGE] [--dark] [--large] [--console]
 * One picture of every scene at 375 × 812, and an index.html that shows them side by side: light, dark and with large
 * letters; with --dark or --large the light one and that one alone. PAGE is a part of the scene's name, such as cart.
 * With --console the operators' console instead, page by page at 1440 × 900, light and dark.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Browser } from 'playwright-core';

import { pictureConsole } from '../console/screenshots';
import { launchBrowser, NO_CHROMIUM } from '../support/chromium';
import { DARK, LARGE, LIGHT, type Look } from './look';
import { SCENES } from './scenes/all';
import { openScenes } from './scenes/facts';
import { openStage } from './scenes/stage';

interface Pictured {
  readonly id: string;
  readonly title: string;
}

interface Options {
  readonly out: string;
  readonly isConsole: boolean;
  readonly isWanted: (...names: readonly string[]) => boolean;
  readonly looks: readonly Look[];
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      dark: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      console: { type: 'boolean', default: false },
    },
  });
  const { out, only, dark, large, console: isConsole } = values;
  if (out === undefined) throw new Error('Where to? npm run screenshots -- --out DIR');
  const wanted = only.split(',');
  const isAll = !dark && !large;
  const hasLarge = !isConsole && (isAll || large);
  return {
    ...{ out, isConsole },
    isWanted: (...names) => wanted.some((one) => names.some((name) => name.includes(one))),
    looks: [LIGHT, ...(isAll || dark ? [DARK] : []), ...(hasLarge ? [LARGE] : [])],
  };
}

/** A table: a row for each picture, a column for each look. */
function indexOf(pictured: readonly Pictured[], looks: readonly Look[], width: number): string {
  const cell = ({ id, title }: Pictured, look: Look): string =>
    `<td><img src="${id}-${look.name}.png" alt="${title}，${look.title}" width="${width}" loading="lazy"></td>`;
  const rows = pictured.map(
    (one) =>
      `<tr><th>${one.title}<br><code>${one.id}</code></th>${looks.map((look) => cell(one, look)).join('')}</tr>`,
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

async function picturePhone(
  browser: Browser,
  { out, isWanted, looks }: Options,
): Promise<readonly Pictured[]> {
  const scenes = SCENES.filter(({ id, page }) => isWanted(id, page));
  if (scenes.length === 0) throw new Error('No scene is called so');
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
    return scenes;
  } finally {
    await stage.end();
    await facts.house.end();
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  const { out, isConsole, isWanted, looks } = options;
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error(NO_CHROMIUM);
  mkdirSync(out, { recursive: true });
  try {
    const pictured = isConsole
      ? await pictureConsole(browser, out, looks, ({ id }) => isWanted(id))
      : await picturePhone(browser, options);
    writeFileSync(join(out, 'index.html'), indexOf(pictured, looks, isConsole ? 960 : 375));
    console.log(`${pictured.length * looks.length} pictures: ${join(out, 'index.html')}`);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
