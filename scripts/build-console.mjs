// Builds the operators' console as static files: dist/console, relative paths, nothing from another host.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

const SOURCE = 'console';
const OUT = join('dist', 'console');
const isQuiet = process.argv.includes('--quiet');
/** What would be loaded from elsewhere at run time; a link to read (in an error's text) is none. */
const FOREIGN = /url\(\s*['"]?(https?:)?\/\/|@import\s+['"]?(https?:)?\/\//;

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await build({
  entryPoints: [join(SOURCE, 'main.tsx')],
  bundle: true,
  splitting: true,
  format: 'esm',
  outdir: OUT,
  target: ['chrome111', 'safari16.4'],
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
copyFileSync(join(SOURCE, 'index.html'), join(OUT, 'index.html'));

const files = readdirSync(OUT);
for (const file of files.filter((name) => name.endsWith('.css')))
  if (FOREIGN.test(readFileSync(join(OUT, file), 'utf8')))
    throw new Error(`${file} loads something from another host`);
if (!isQuiet) {
  const bytes = files.reduce((sum, file) => sum + statSync(join(OUT, file)).size, 0);
  console.log(`${OUT.padEnd(48)} ${(bytes / 1024).toFixed(0)} KB`);
}
