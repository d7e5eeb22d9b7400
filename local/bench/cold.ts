/**
 * bench cold: what a function's first call waits for, beside the cloud's own part: its bundle's size and of what it is made,
 * and how long a fresh process takes to load it, wx-server-sdk (which the cloud installs) apart.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { build } from 'esbuild';

import { median, report } from './report';

const SOURCES = join('cloudfunctions', 'functions');
const BUNDLES = join('dist', 'cloudfunctions');
const SDK = 'wx-server-sdk';
const ROUNDS = 9;
/** Of a bundle's parts, those that are worth a line. */
const LEAST_KB = 40;

/** Times both, one after the other, in a process of their own. */
const LOAD = `
  const [sdk, bundle] = process.argv.slice(1);
  const began = performance.now();
  require(sdk);
  const sdkThere = performance.now();
  require(bundle);
  console.log(JSON.stringify([sdkThere - began, performance.now() - sdkThere]));
`;

export async function benchCold(): Promise<void> {
  const names = readdirSync(SOURCES).filter((name) => existsSync(join(SOURCES, name, 'index.ts')));
  const sdkMs: number[] = [];
  for (const name of names) {
    const bundle = resolve(BUNDLES, name, 'index.js');
    report(`cold.${name}.size`, statSync(bundle).size / 1_024, 'KB');
    const rounds = Array.from({ length: ROUNDS }, () => loadOnce(bundle));
    sdkMs.push(...rounds.map(([sdk]) => sdk));
    report(`cold.${name}.own`, median(rounds.map(([, own]) => own)), 'ms to load, wx-server-sdk apart');
    report(`cold.${name}.whole`, median(rounds.map(([sdk, own]) => sdk + own)), 'ms to load');
  }
  report('cold.sdk', median(sdkMs), 'ms to load wx-server-sdk');
  for (const name of names) await reportParts(name);
}

function loadOnce(bundle: string): [sdkMs: number, ownMs: number] {
  const told = execFileSync(process.execPath, ['-e', LOAD, SDK, bundle], {
    encoding: 'utf8',
    env: { ...process.env, NODE_PATH: resolve('node_modules') },
  });
  return JSON.parse(told) as [number, number];
}

/** The largest parts of a bundle by package; the mall's own code is `own`. */
async function reportParts(name: string): Promise<void> {
  const { metafile } = await build({
    ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs', minifySyntax: true },
    ...{ entryPoints: [join(SOURCES, name, 'index.ts')], outfile: 'index.js', external: [SDK] },
    ...{ metafile: true, write: false, logLevel: 'error' },
  });
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const part = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'own';
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput / 1_024);
    }
  for (const [part, kilobytes] of [...parts].sort(([, a], [, b]) => b - a))
    if (kilobytes >= LEAST_KB) report(`cold.${name}.part.${part}`, kilobytes, 'KB');
}
