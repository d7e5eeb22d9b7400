// Builds what is deployed (dist/cloudfunctions) and the local programs (dist/local); prints sizes.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// Sizes are for those who build to deploy.
const isQuiet = process.argv.includes('--quiet');
const FUNCTIONS = 'cloudfunctions/functions';
const OUT = 'dist/cloudfunctions';
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
// The platform's own SDK is installed by the cloud; everything else travels inside the bundle.
const INSTALLED_THERE = ['wx-server-sdk'];
const LOCAL_PROGRAMS = {
  cloud: 'local/cloud/main.ts',
  replay: 'local/replay/main.ts',
  start: 'local/start.ts',
  bench: 'local/bench/main.ts',
  load: 'local/load/main.ts',
  pay: 'local/pay/main.ts',
  phone: 'local/phone/main.ts',
  verify: 'local/verify/main.ts',
  model: 'proof/model/main.ts',
  export: 'local/export/main.ts',
  audit: 'local/audit/main.ts',
  report: 'local/report/main.ts',
  simulate: 'proof/simulation/main.ts',
  'crash-points': 'proof/crash-points/main.ts',
  deploy: 'deploy/main.ts',
  cost: 'deploy/cost/main.ts',
  screenshots: 'tests/phone/screenshots.ts',
};
const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

async function buildFunctions() {
  rmSync(OUT, { recursive: true, force: true });
  const names = existsSync(FUNCTIONS)
    ? readdirSync(FUNCTIONS).filter((name) => existsSync(join(FUNCTIONS, name, 'index.ts')))
    : [];
  for (const name of names) {
    const out = join(OUT, name);
    mkdirSync(out, { recursive: true });
    await build({
      ...common,
      entryPoints: [join(FUNCTIONS, name, 'index.ts')],
      outfile: join(out, 'index.js'),
      external: INSTALLED_THERE,
      minifySyntax: true,
    });
    cpSync(join(FUNCTIONS, name, 'config.json'), join(out, 'config.json'));
    const manifest = {
      name,
      version: '1.0.0',
      main: 'index.js',
      dependencies: Object.fromEntries(
        INSTALLED_THERE.map((dependency) => [dependency, dependencies[dependency]]),
      ),
    };
    writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const kilobytes = (statSync(join(out, 'index.js')).size / 1024).toFixed(0);
    if (!isQuiet) console.log(`${join(out, 'index.js').padEnd(48)} ${kilobytes} KB`);
  }
}

async function buildLocal() {
  for (const [name, entry] of Object.entries(LOCAL_PROGRAMS))
    await build({ ...common, entryPoints: [entry], outfile: `dist/local/${name}.js`, packages: 'external' });
}

await Promise.all([buildFunctions(), buildLocal()]);
