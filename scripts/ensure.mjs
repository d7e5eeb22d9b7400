// Installs what is missing: dependencies when there are none or the lock file is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const INSTALLED = 'node_modules/.package-lock.json';
const isCurrent =
  existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!isCurrent) {
  console.log('Installing dependencies …');
  // Not `npm ci`: it refuses a lock file without the other platforms' binaries, which not every
  // registry has. With the lock file `npm install` brings the same versions.
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
}
