/**
 * The program as it is shipped and the SDK as CloudBase publishes it, against a Tencent Cloud of this process: signatures,
 * hosts and bodies are the real ones. Half a minute, most of it the SDK's own waiting (a second for every function).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { COLLECTIONS } from '../cloudfunctions/collections';
import { installSdk } from './manager-sdk';
import { hashOf } from './read-wanted';
import { ENV_ID } from './test-support/management-api';
import { TencentCloud } from './test-support/tencent-cloud';

const KEYS = { secretId: 'AKIDexample', secretKey: 'never-printed-anywhere' };
const PAY_KEY = '-----BEGIN PRIVATE KEY----- hush';
/** Two with a route, one with a timer: more would only wait longer. */
const FUNCTIONS = ['console', 'payment', 'upkeep'];
const STEP = /^\[\d+\/\d+\]/gm;

let folder: string;
let tencent: TencentCloud;

/** A checkout's built files, in a folder of its own. */
function layOut(): void {
  for (const name of FUNCTIONS)
    cpSync(join('dist', 'cloudfunctions', name), join(folder, 'dist', 'cloudfunctions', name), {
      recursive: true,
    });
  for (const part of ['console', 'miniprogram']) mkdirSync(join(folder, 'dist', part));
  writeFileSync(join(folder, 'dist', 'console', 'index.html'), '<p>后台</p>');
  writeFileSync(join(folder, 'dist', 'console', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'dist', 'miniprogram', 'app.json'), '{}');
  mkdirSync(join(folder, '.data', 'deploy'), { recursive: true });
  for (const part of ['node_modules', 'package.json'])
    symlinkSync(join(installSdk(), part), join(folder, '.data', 'deploy', part));
  // Sending the mini-program is miniprogram-ci's, which no test has.
  const note = join(folder, '.data', 'deploy', `${ENV_ID}.mini-program`);
  writeFileSync(note, hashOf(join(folder, 'dist', 'miniprogram')));
}

interface Run {
  readonly code: number;
  readonly said: string;
}

async function deploy(args: readonly string[], change: NodeJS.ProcessEnv = {}): Promise<Run> {
  const program = resolve('dist', 'local', 'deploy.js');
  const environment = {
    ...{ PATH: process.env['PATH'], ...tencent.environment },
    ...{ TENCENTCLOUD_SECRETID: KEYS.secretId, TENCENTCLOUD_SECRETKEY: KEYS.secretKey },
    ...{ WECHATPAY_MCHID: '1900000001', WECHATPAY_PRIVATE_KEY: PAY_KEY, ...change },
  };
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: environment });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  for (const secret of [KEYS.secretKey, KEYS.secretId, 'hush']) expect(said).not.toContain(secret);
  return { code, said };
}

const STRICT = ['--env', ENV_ID, '--profile', 'strict'];
const steps = ({ said }: Run): number => said.match(STEP)?.length ?? 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  tencent = await TencentCloud.start(KEYS, join(folder, 'ca.pem'));
  layOut();
}, 300_000);

afterAll(async () => {
  await tencent.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a dry run prints the plan and changes nothing', async () => {
  const run = await deploy([...STRICT, '--dry-run']);
  expect(run.said).toContain(
    '新建云函数 payment（变量：MALL_PROFILE、WECHATPAY_MCHID、WECHATPAY_PRIVATE_KEY）',
  );
  expect([run.code, tencent.cloud.collections.size, tencent.cloud.functions.size]).toEqual([0, 0, 0]);
});

test('a step that fails stops with a sentence; the same command goes on, and then nothing is left to do', async () => {
  tencent.failing = 'scf.BatchCreateTrigger';
  const broken = await deploy(STRICT);
  expect(broken.code).toBe(1);
  expect(broken.said).toContain('服务繁忙');
  expect(tencent.cloud.routes.size).toBe(0);
  const rest = await deploy(STRICT);
  expect(rest.code).toBe(0);
  // Timer, two routes, the console's files.
  expect(steps(rest)).toBe(4);
  expect(rest.said).toContain('https://mall-1.tcloudbaseapp.com，请写进 MALL_CONSOLE_ORIGINS');
  const again = await deploy(STRICT);
  expect(again.said).toContain('云端与本次要部署的内容一致。');
  expect([again.code, steps(again)]).toEqual([0, 0]);
});

test('what is there then is what the checkout wants', () => {
  const { cloud, objects } = tencent;
  expect([...cloud.collections.keys()].sort()).toEqual(COLLECTIONS.map(({ name }) => name).sort());
  for (const { name, indexes } of COLLECTIONS)
    expect(cloud.collections.get(name)).toEqual({
      ...{ name, permission: 'ADMINONLY' },
      indexes: indexes.map((index) => ({ unique: false, ...index })),
    });
  expect(cloud.functions.get('payment')).toMatchObject({
    variables: { MALL_PROFILE: 'strict', WECHATPAY_PRIVATE_KEY: PAY_KEY },
    runtime: 'Nodejs20.19',
  });
  expect(cloud.functions.get('upkeep')?.timers).toHaveLength(1);
  expect(cloud.uploaded).toContain(
    readFileSync(join('dist', 'cloudfunctions', 'upkeep', 'index.js'), 'utf8'),
  );
  expect([...cloud.routes.keys()].sort()).toEqual(['/console', '/wechatpay']);
  expect([...objects.keys()].sort()).toEqual(['config.json', 'index.html', 'main.js']);
  expect(JSON.parse(String(objects.get('config.json')))).toEqual({
    mallUrl: 'https://mall-1.service.tcloudbase.com/console',
  });
});

test('--check finds what somebody changed by hand, and the next deployment mends it', async () => {
  expect((await deploy([...STRICT, '--check'])).code).toBe(0);
  await tencent.cloud.dropIndex('orders', tencent.cloud.collections.get('orders')?.indexes[0]?.name ?? '');
  await tencent.cloud.setPermission('members', 'READONLY');
  const check = await deploy([...STRICT, '--check']);
  expect(check.code).toBe(1);
  expect(check.said).toMatch(/云端有 2 处不同/);
  expect(check.said).toContain('集合 members 的权限改为 ADMINONLY');
  expect(steps(await deploy(STRICT))).toBe(2);
  expect((await deploy([...STRICT, '--check'])).code).toBe(0);
});

test.each([
  ['no profile', ['--env', ENV_ID], {}, '没有默认值'],
  ['another profile than the machine’s', STRICT, { MALL_PROFILE: 'standard' }, '不一致'],
  [
    'an environment that is not there',
    ['--env', 'elsewhere', '--profile', 'strict'],
    {},
    '环境 elsewhere 不存在',
  ],
  ['a wrong key', STRICT, { TENCENTCLOUD_SECRETKEY: 'guessed' }, '签名验证失败'],
  ['no key', STRICT, { TENCENTCLOUD_SECRETKEY: '' }, 'TENCENTCLOUD_SECRETKEY'],
])('refuses %s and changes nothing', async (_what, args, environment, sentence) => {
  const before = tencent.cloud.uploaded.length;
  const run = await deploy(args, environment);
  expect(run.code).toBe(1);
  expect(run.said).toContain(sentence);
  expect(tencent.cloud.uploaded).toHaveLength(before);
});
