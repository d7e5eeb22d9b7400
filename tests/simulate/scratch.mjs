// Makes the mini-program as miniprogram-simulate can load it, into the folder that is named: built as for WeChat's
// tools, npm components by path, every script as CommonJS. A program, because esbuild does not run in jsdom.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { transformSync } from 'esbuild';

const NPM = 'miniprogram_npm';
const [, , root] = process.argv;

/** Pages are loaded as components. */
function withPaths(text) {
  const json = JSON.parse(text);
  const named = Object.entries(json.usingComponents ?? {}).map(([name, path]) => [
    name,
    path.startsWith('tdesign-miniprogram') ? `/${NPM}/${path}` : path,
  ]);
  return JSON.stringify({ ...json, component: true, usingComponents: Object.fromEntries(named) });
}

const CHANGES = [
  ['.json', withPaths],
  ['.js', (text) => transformSync(text, { format: 'cjs', target: 'node20' }).code],
  // No component knows it; its text size is seen on the phone alone.
  ['.wxml', (text) => text.replace(/<page-meta[^>]*\/>\s*/, '')],
];

execFileSync(process.execPath, ['scripts/build-miniprogram.mjs', '--out', root], { stdio: 'ignore' });
for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' }))
  for (const [ending, change] of CHANGES)
    if (entry.endsWith(ending))
      writeFileSync(join(root, entry), change(readFileSync(join(root, entry), 'utf8')));
