/** Runs the replay as it is shipped: its own process, its own local cloud. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ReplayTexts } from '../reference/parse';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The files' folder becomes the arguments; `killAfterMs` ends program and cloud as a power cut would. */
export function runReplay(
  files: string,
  out: string,
  extra: readonly string[] = [],
  killAfterMs?: number,
): Promise<Ended> {
  const named = ['orders', 'members', 'merchants', 'partners'].flatMap((name) => [
    `--${name}`,
    join(files, `${name}.csv`),
  ]);
  // A process group of its own, so that the cloud that it starts dies in the same moment.
  const child = spawn(process.execPath, ['dist/local/replay.js', ...named, '--out', out, ...extra], {
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const kill = (): void => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  const timer = killAfterMs === undefined ? undefined : setTimeout(kill, killAfterMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

export function writeTexts(folder: string, texts: ReplayTexts): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, `${name}.csv`), String(text));
  return folder;
}
