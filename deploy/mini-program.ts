/**
 * The mini-program's part of a deployment. WeChat cannot be asked which build it has, so what was sent is noted on this
 * machine; without the note it is sent again, which replaces the development version by the same.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { hashOf } from './read-wanted';

const BUILT = join('dist', 'miniprogram');

export interface MiniProgram {
  readonly isSent: boolean;
  /** Sends it and keeps the note; needs MINIPROGRAM_APPID and MINIPROGRAM_PRIVATE_KEY. */
  send(): void;
}

export function miniProgramOf(envId: string): MiniProgram {
  const note = join('.data', 'deploy', `${envId}.mini-program`);
  const hash = hashOf(BUILT);
  return {
    isSent: existsSync(note) && readFileSync(note, 'utf8') === hash,
    send: () => {
      execFileSync(process.execPath, [join('scripts', 'upload.mjs')], { stdio: 'inherit' });
      mkdirSync(dirname(note), { recursive: true });
      writeFileSync(note, hash);
    },
  };
}
