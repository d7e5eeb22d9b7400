/** Functions in their process: identity, nested calls, errors, crashes, timers and the movable clock. */
import { rmSync } from 'node:fs';
import { connectCloud, type CloudClient } from './client';
import { openCloud, writeFunctions, type Opened } from './test-support';

const START = Date.UTC(2025, 0, 1, 0, 0, 0);
const HOUR_MS = 3_600_000;

const SDK = `const cloud = require(${JSON.stringify(require.resolve('wx-server-sdk'))}); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });`;
const sources = {
  who: `${SDK}
    const db = cloud.database();
    exports.main = async (event) => {
      const before = cloud.getWXContext();
      await db.collection('log').add({ data: { of: before.OPENID } });
      await new Promise((resolve) => setTimeout(resolve, event.waitMs));
      const after = cloud.getWXContext();
      const inner = event.nest ? (await cloud.callFunction({ name: 'who', data: { waitMs: 0, userInfo: { openId: 'forged' } } })).result : undefined;
      return { before: before.OPENID, after: after.OPENID, appid: after.APPID, source: after.SOURCE, env: after.ENV, userInfo: event.userInfo, inner };
    };`,
  fails: `exports.main = async () => { throw new Error('boom'); };`,
  crashes: `exports.main = () => process.kill(process.pid, 'SIGKILL');`,
  clock: `exports.main = () => [Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date, typeof Date(), new (new Date().constructor)().getTime()];`,
  tick: `${SDK}
    exports.main = async (event, context) => {
      await cloud.database().collection('log').add({ data: { tick: event, now: Date.now(), at: cloud.database().serverDate(), source: cloud.getWXContext().SOURCE, openid: cloud.getWXContext().OPENID ?? null, request: context.request_id } });
    };`,
  greets: `exports.main = (event, context) => ({ hello: event.name, profile: process.env.MALL_PROFILE, fn: context.function_name, nothing: undefined });`,
};

let opened: Opened;
let functionsDir: string;
let client: CloudClient;

beforeAll(async () => {
  functionsDir = writeFunctions(sources, {
    tick: [{ name: 'hourly', type: 'timer', config: '0 0 * * * * *' }],
    greets: [{ name: 'yearly', type: 'timer', config: '0 0 0 1 6 * *' }],
  });
  opened = await openCloud({ functionsDir, startTime: START, functionEnv: { MALL_PROFILE: 'test' } });
  opened.cloud.ensureCollection('log');
  client = connectCloud(opened.cloud.url);
});
afterAll(async () => {
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

interface Tick {
  tick: { Type: string; TriggerName: string; Time: string };
  now: number;
  at: Date;
  source: string;
  openid: string | null;
}

async function ticks(): Promise<Tick[]> {
  const { data } = await opened.db
    .collection('log')
    .where({ tick: opened.db.command['exists']?.(true) })
    .get();
  return data as unknown as Tick[];
}

describe('calls', () => {
  test('reach the function with event, context and environment', async () => {
    const reply = { hello: 'you', profile: 'test', fn: 'greets' };
    expect(await opened.cloud.invoke('greets', { name: 'you' })).toEqual(reply);
    expect(await client.invoke('greets', { name: 'you' })).toEqual(reply);
    expect((await opened.wx.callFunction({ name: 'greets', data: { name: 'you' } })).result).toEqual(reply);
  });

  test('twenty at once each keep their own identity, through waits and nested calls', async () => {
    const people = Array.from({ length: 20 }, (_v, i) => `openid-${i}`);
    const replies = await Promise.all(
      people.map((openid, i) => opened.cloud.invoke('who', { waitMs: 40 - i, nest: true }, { openid })),
    );
    replies.forEach((reply, i) => {
      const openid = people[i];
      const appid = 'wx0000000000000000';
      const own = { before: openid, after: openid, appid, env: 'local-env' };
      const inner = { ...own, source: 'wx_client,scf' };
      expect(reply).toEqual({
        ...own,
        source: 'wx_client',
        userInfo: { appId: appid, openId: openid },
        inner,
      });
    });
  });

  test('nobody becomes somebody by what the event says', async () => {
    const event = {
      waitMs: 0,
      userInfo: { openId: 'forged' },
      OPENID: 'forged',
      WX_OPENID: 'forged',
      identity: { openid: 'forged' },
    };
    expect(await opened.cloud.invoke('who', event)).toEqual({ env: 'local-env' });
    expect(await opened.cloud.invoke('who', event, { openid: 'me' })).toMatchObject({
      after: 'me',
      userInfo: { openId: 'me' },
    });
  });

  test('failures come back as errors, and a crash is survived', async () => {
    await expect(opened.cloud.invoke('fails', {})).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('boom') as string,
    });
    await expect(client.invoke('fails', {})).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
    await expect(opened.wx.callFunction({ name: 'fails' })).rejects.toThrow(/boom/);
    await expect(opened.cloud.invoke('absent', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
    await expect(opened.cloud.invoke('../who', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
    const during = opened.cloud.invoke('who', { waitMs: 10_000 });
    await expect(opened.cloud.invoke('crashes', {})).rejects.toThrow(/SIGKILL/);
    await expect(during).rejects.toThrow(/SIGKILL/);
    expect(await opened.cloud.invoke('greets', { name: 'again' })).toMatchObject({ hello: 'again' });
  });

  test('are counted by function and action', async () => {
    await client.resetCounts();
    await opened.cloud.invoke('who', { action: 'look', waitMs: 0 }, { openid: 'me' });
    await opened.db.collection('log').count();
    expect(await client.counts()).toEqual({
      'who.look': { 'database.insertDocument': 1 },
      '': { 'database.calculateDocument': 1 },
    });
  });
});

describe('the clock', () => {
  test('is the Date of functions, also after a move and in a new process', async () => {
    const check = async (): Promise<void> => {
      const [now, made, fixed, isDate, text, again] = (await opened.cloud.invoke('clock', {})) as unknown[];
      for (const time of [now, made, again])
        expect(Math.abs(Number(time) - opened.cloud.clock.now())).toBeLessThan(5000);
      expect([fixed, isDate, text]).toEqual([5, true, 'string']);
    };
    expect(opened.cloud.clock.now() - START).toBeLessThan(60_000);
    await check();
    await client.advanceClock(HOUR_MS / 2, 'none');
    await check();
    await expect(opened.cloud.invoke('crashes', {})).rejects.toThrow();
    await check();
  });
});

describe('timers', () => {
  beforeEach(async () => {
    await opened.cloud.clock.set(
      opened.cloud.clock.now() + HOUR_MS - (opened.cloud.clock.now() % HOUR_MS) + 1000,
      'none',
    );
    await opened.db.collection('log').where({}).remove();
  });

  test('each: every firing, in order, at its own time', async () => {
    const from = opened.cloud.clock.now();
    await opened.cloud.clock.advance(3 * HOUR_MS);
    const fired = await ticks();
    const due = [1, 2, 3].map((i) => from - (from % HOUR_MS) + i * HOUR_MS);
    expect(fired.map(({ tick }) => Date.parse(tick.Time))).toEqual(due);
    fired.forEach(({ now, at, tick, source, openid }, i) => {
      expect([tick.Type, tick.TriggerName, source, openid]).toEqual(['Timer', 'hourly', 'wx_trigger', null]);
      expect(now - (due[i] ?? 0)).toBeLessThan(5000);
      expect(Math.abs(at.getTime() - now)).toBeLessThan(5000);
    });
    expect(opened.cloud.clock.now() - from - 3 * HOUR_MS).toBeLessThan(5000);
  });

  test('once: one firing at the end; none: no firing; later firings are not made up for', async () => {
    await client.advanceClock(5 * HOUR_MS, 'once');
    expect(await ticks()).toHaveLength(1);
    expect(opened.cloud.clock.now() - ((await ticks())[0]?.now ?? 0)).toBeLessThan(5000);
    await client.advanceClock(5 * HOUR_MS, 'none');
    expect(await ticks()).toHaveLength(1);
    await client.advanceClock(HOUR_MS);
    expect(await ticks()).toHaveLength(2);
  });

  test('fields are read in UTC+8', async () => {
    await opened.cloud.clock.set(Date.UTC(2025, 4, 31, 15, 59, 58), 'none');
    await client.resetCounts();
    await opened.cloud.clock.set(Date.UTC(2025, 4, 31, 16, 0, 1));
    expect((await ticks()).map(({ tick }) => tick.Time)).toEqual(['2025-05-31T16:00:00.000Z']);
  });

  test('fire as real time passes', async () => {
    const now = opened.cloud.clock.now();
    await opened.cloud.clock.set(now - (now % HOUR_MS) + HOUR_MS - 150, 'none');
    for (let asked = 0; (await ticks()).length === 0; asked++) expect(asked).toBeLessThan(10_000);
    expect(opened.cloud.clock.now() % HOUR_MS).toBeLessThan(5000);
  });
});
