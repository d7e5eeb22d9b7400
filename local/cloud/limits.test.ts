/** Functions that misbehave, their limits and logs, and timers that fail or fire twice. */
import { rmSync } from 'node:fs';
import { askControl, openCloud, SDK_LINE, writeFunctions, type Opened, type Row } from './test-support';

const sources = {
  fine: `exports.main = (event) => event.reply ?? 'fine';`,
  waits: `exports.main = ({ ms }) => new Promise((resolve) => setTimeout(() => resolve('waited'), ms));`,
  loops: `exports.main = () => { for (;;); };`,
  exits: `exports.main = () => process.exit(0);`,
  rejects: `exports.main = () => new Promise(() => void Promise.reject(new Error('nobody listens')));`,
  throwsLater: `exports.main = () => new Promise(() => setTimeout(() => { throw new Error('later'); }, 1));`,
  big: `exports.main = ({ bytes }) => 'x'.repeat(bytes);`,
  context: `${SDK_LINE} exports.main = (event, context) => ({ wx: cloud.getWXContext(), limit: context.time_limit_in_ms, memory: context.memory_limit_in_mb });`,
  nests: `${SDK_LINE} exports.main = async () => (await cloud.callFunction({ name: 'context' })).result.wx;`,
  writes: `${SDK_LINE} exports.main = async ({ name }) => {
    console.log('hello', { name }); await new Promise((r) => setTimeout(r, 5)); console.error('bad', name);
    cloud.logger().info({ order: name }); await cloud.database().collection('log').add({ data: { name } });
  };`,
  timed: `${SDK_LINE} exports.main = async () => {
    const log = cloud.database().collection('log');
    const { _id } = await log.add({ data: { fired: 1 } });
    if ((await log.where({ fired: 1 }).count()).total <= 2) throw new Error('not yet');
  };`,
};
const HOUR_MS = 3_600_000;

let opened: Opened;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = writeFunctions(
    sources,
    { timed: [{ name: 'hourly', type: 'timer', config: '0 0 * * * * *' }] },
    { waits: { timeout: 1 }, loops: { timeout: 1 }, context: { timeout: 20, memorySize: 512 } },
  );
  opened = await openCloud({ functionsDir, timeoutSeconds: 30, startTime: Date.UTC(2025, 0, 1, 0, 30) });
  opened.cloud.ensureCollection('log');
});
afterAll(async () => {
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

const call = (name: string, event: unknown = {}): Promise<unknown> => opened.cloud.invoke(name, event);
const lastCall = async (): Promise<Row> =>
  ((await askControl(opened.cloud.url, 'calls'))['calls'] as Row[])[0]!;

test.each(['exits', 'rejects', 'throwsLater'])('%s: its call fails, the next one works', async (name) => {
  await expect(call(name)).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
  expect(await call('fine')).toBe('fine');
});

test('an endless loop is ended at its time limit with what ran beside it, and a new process takes over', async () => {
  const looping = call('loops');
  const beside = call('fine');
  await expect(looping).rejects.toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' });
  const after = call('fine');
  for (const lost of [beside, after])
    await expect(lost).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
  expect(await call('fine')).toBe('fine');
});

test('a time limit is of the function; who merely waits too long ends nobody else', async () => {
  const slow = call('waits', { ms: 5000 });
  await expect(slow).rejects.toMatchObject({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    message: expect.stringContaining('1 seconds') as string,
  });
  expect(await call('waits', { ms: 1 })).toBe('waited');
  expect(await call('context')).toMatchObject({ limit: 20_000, memory: 512 });
});

// Codes 406 and 407 of https://intl.cloud.tencent.com/zh/document/product/583/35311
test('an event and a result have 6 MB at most', async () => {
  const limit = 6 * 1024 * 1024;
  const event = (length: number): object => ({ reply: 1, text: '中'.repeat(length) });
  expect(await call('fine', event(2_000_000))).toBe(1);
  await expect(call('fine', event(limit / 3))).rejects.toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' });
  expect(await call('big', { bytes: limit - 2 })).toHaveLength(limit - 2);
  await expect(call('big', { bytes: limit - 1 })).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: expect.stringContaining('exceeds the upper limit (6MB)') as string,
  });
});

test('the context has every field of the caller, and nested calls keep them', async () => {
  const identity = {
    openid: 'ann',
    appid: 'wxa',
    unionid: 'u',
    fromOpenid: 'fo',
    fromAppid: 'fa',
    fromUnionid: 'fu',
    clientIp: '10.0.0.1',
    clientIpv6: '::1',
  };
  const context = {
    OPENID: 'ann',
    APPID: 'wxa',
    UNIONID: 'u',
    FROM_OPENID: 'fo',
    FROM_APPID: 'fa',
    FROM_UNIONID: 'fu',
    CLIENTIP: '10.0.0.1',
    CLIENTIPV6: '::1',
    ENV: 'local-env',
  };
  const wx = async (source?: string): Promise<unknown> =>
    (
      (await opened.cloud.invoke(
        'context',
        {},
        { ...identity, ...(source === undefined ? {} : { source }) },
      )) as Row
    )['wx'];
  expect(await wx()).toEqual({ ...context, SOURCE: 'wx_client' });
  expect(await wx('wx_devtools')).toEqual({ ...context, SOURCE: 'wx_devtools' });
  expect(await opened.cloud.invoke('nests', {}, identity)).toEqual({ ...context, SOURCE: 'wx_client,scf' });
  expect(await opened.cloud.invoke('nests', {}, { source: 'wx_trigger' })).toEqual({
    ENV: 'local-env',
    SOURCE: 'wx_trigger,scf',
  });
});

test('what each call wrote and asked for is kept, its own alone', async () => {
  await Promise.all(['a', 'b'].map((name) => call('writes', { name })));
  const { calls } = await askControl(opened.cloud.url, 'calls');
  const [last, before] = calls as { event: string; log: Row[]; requests: object }[];
  for (const record of [last!, before!]) {
    const { name } = JSON.parse(record.event) as { name: string };
    expect(record.log.map(({ level, text }) => [level, text])).toEqual([
      ['log', `hello { name: '${name}' }`],
      ['error', `bad ${name}`],
      ['info', JSON.stringify({ order: name })],
    ]);
    expect(record.requests).toEqual({ 'database.insertDocument': 1 });
  }
  await expect(call('exits')).rejects.toBeDefined();
  expect(await lastCall()).toMatchObject({
    functionName: 'exits',
    error: { code: 'FUNCTIONS_EXECUTE_FAIL' },
  });
});

describe('timers', () => {
  interface TimerState {
    functionName: string;
    nextMs: number;
    last?: { tries: number; error?: object };
  }
  const timer = async (): Promise<TimerState> =>
    ((await askControl(opened.cloud.url, 'timers'))['timers'] as TimerState[])[0]!;
  const fired = async (): Promise<number> =>
    (await opened.db.collection('log').where({ fired: 1 }).count()).total;
  beforeEach(() => opened.db.collection('log').where({}).remove());

  // https://cloud.tencent.com/document/product/583/51519
  test('a failed firing is tried twice again', async () => {
    const silenced = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await opened.cloud.clock.advance(HOUR_MS);
    expect(await fired()).toBe(3);
    const { last, nextMs } = await timer();
    expect(last).toMatchObject({ tries: 3 });
    expect(last).not.toHaveProperty('error');
    expect(nextMs % HOUR_MS).toBe(0);
    silenced.mockRestore();
  });

  test('fired by hand, and each firing twice when that is switched on', async () => {
    for (let i = 0; i < 3; i++) await opened.db.collection('log').add({ data: { fired: 1 } });
    const fire = { functionName: 'timed', triggerName: 'hourly' };
    await askControl(opened.cloud.url, 'timers/fire', fire);
    expect(await fired()).toBe(4);
    await askControl(opened.cloud.url, 'timers', { doubled: true });
    await askControl(opened.cloud.url, 'timers/fire', fire);
    expect(await fired()).toBe(6);
    await askControl(opened.cloud.url, 'timers', { doubled: false });
    await expect(
      askControl(opened.cloud.url, 'timers/fire', { ...fire, triggerName: 'x' }),
    ).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  });
});
