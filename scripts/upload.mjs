// npm run upload -- [--dry-run] [--version V] [--desc TEXT] [--robot N]
// Sends dist/miniprogram to WeChat as a development version, with miniprogram-ci. What it needs of the environment is in
// docs/configuration.md. A dry run builds, checks and prints what would be sent, and needs nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { filesOf, pagesOf, sizesOf } from './check-miniprogram.mjs';

const OUT = 'dist/miniprogram';
// Not a dependency: its 700 packages (275 MB) would make every npm start of a fresh clone wait for them.
const TOOL = 'miniprogram-ci@2.1.42';
const TOOL_FOLDER = '.data/upload';
const ROBOTS = 30;

const { values } = parseArgs({
  options: {
    'dry-run': { type: 'boolean', default: false },
    version: { type: 'string' },
    desc: { type: 'string', default: '' },
    robot: { type: 'string', default: '1' },
  },
});
const { version: ownVersion } = JSON.parse(readFileSync('package.json', 'utf8'));
const version = values.version ?? ownVersion;
const robot = Number(values.robot);
if (!Number.isInteger(robot) || robot < 1 || robot > ROBOTS) throw new Error(`--robot is 1 to ${ROBOTS}`);
const { setting } = JSON.parse(readFileSync('project.config.json', 'utf8'));
const appid = process.env.MINIPROGRAM_APPID ?? '';
const key = process.env.MINIPROGRAM_PRIVATE_KEY ?? '';

function describe() {
  const app = JSON.parse(readFileSync(join(OUT, 'app.json'), 'utf8'));
  const { packages, whole } = sizesOf(OUT);
  return {
    appid: appid || 'MINIPROGRAM_APPID is not set',
    key: key === '' ? 'MINIPROGRAM_PRIVATE_KEY is not set' : 'set',
    ...{ version, desc: values.desc, robot, setting },
    pages: pagesOf(app).length,
    files: filesOf(OUT).length,
    bytes: { ...Object.fromEntries(packages), whole },
  };
}

function loadTool() {
  const folder = resolve(TOOL_FOLDER);
  if (!existsSync(join(folder, 'node_modules', 'miniprogram-ci')))
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--save-exact', TOOL], {
      stdio: 'inherit',
    });
  return createRequire(join(folder, 'package.json'))('miniprogram-ci');
}

async function upload() {
  if (appid === '' || key === '')
    throw new Error('MINIPROGRAM_APPID and MINIPROGRAM_PRIVATE_KEY are needed; --dry-run needs neither');
  const ci = loadTool();
  const project = new ci.Project({
    ...{ appid, type: 'miniProgram', projectPath: resolve('.') },
    // The key itself or, as WeChat's console hands it out, the name of its file.
    privateKey: key.includes('PRIVATE KEY') ? key.replaceAll('\\n', '\n') : readFileSync(key, 'utf8'),
    ignores: ['node_modules/**/*', '.data/**/*'],
  });
  const { subPackageInfo = [] } = await ci.upload({
    ...{ project, version, desc: values.desc, robot, setting },
    onProgressUpdate: () => undefined,
  });
  for (const { name, size } of subPackageInfo) console.log(`${name}: ${size} bytes`);
  console.log(`Version ${version} is among the development versions of ${appid}.`);
}

console.log(JSON.stringify(describe(), null, 2));
if (!values['dry-run']) await upload();
