/** Where the console finds the mall: `config.json` beside its pages, written as soon as HTTP access has an address. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SITE } from './read-wanted';

/** @param domain of HTTP access, null while it is off */
export function writeConsoleConfig(domain: string | null): void {
  if (domain === null || !existsSync(SITE)) return;
  writeFileSync(join(SITE, 'config.json'), `${JSON.stringify({ mallUrl: `https://${domain}/console` })}\n`);
}
