/** Finds the program of the functions' process: the built local cloud itself, or, run from sources, a bundle made on the spot. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The argument with which the built local cloud becomes the functions' process. */
export const HOST_ARGUMENT = '--function-host';

/** An ES module has no __dirname; the built programs all lie beside cloud.js, so the running one's folder will do. */
function programFolder(): string {
  return typeof __dirname === 'string' ? __dirname : dirname(process.argv[1] ?? '.');
}

/** Where functions without a wx-server-sdk of their own find one, as a NODE_PATH: it comes after their own folders. */
export function sharedModules(): string {
  const sdk = createRequire(join(programFolder(), 'cloud.js')).resolve('wx-server-sdk/package.json');
  return dirname(dirname(sdk));
}

/** @param scratchDir where a bundle made on the spot is put */
export function hostEntry(scratchDir: string): { file: string; args: string[] } {
  const here = programFolder();
  const built = join(here, 'cloud.js');
  if (existsSync(built)) return { file: built, args: [HOST_ARGUMENT] };
  const source = join(here, 'main.ts');
  if (!existsSync(source)) throw new Error(`The functions' program is neither ${built} nor ${source}`);
  const file = join(scratchDir, 'function-host.cjs');
  // esbuild is a tool of development: it is loaded only here, never by the built program.
  const esbuild = createRequire(source)('esbuild') as typeof import('esbuild');
  esbuild.buildSync({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  return { file, args: [] };
}
