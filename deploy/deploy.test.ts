import type { Index } from '../cloudfunctions/platform/database';
import type { FunctionState, Timer } from './cloud';
import { carryOut, planFor } from './deploy';
import { MemoryCloud } from './memory-cloud';
import { sentenceOf } from './step';
import type { Wanted, WantedFunction } from './wanted';

const SECRET = '-----BEGIN PRIVATE KEY----- not for anybody';
const timer: Timer = { name: 'upkeep', config: '0 20 * * * * *' };
const upkeep: WantedFunction = {
  ...{ name: 'upkeep', folder: 'dist/upkeep', codeHash: 'one', runtime: 'Nodejs20.19' },
  ...{ timeoutSeconds: 60, memoryMb: 256, timers: [timer] },
  variables: { MALL_PROFILE: 'strict', WECHATPAY_PRIVATE_KEY: SECRET },
};
const payment: WantedFunction = { ...upkeep, name: 'payment', folder: 'dist/payment', timers: [] };
const byMember: Index = {
  name: 'memberId_placedAt',
  fields: [
    ['memberId', 1],
    ['placedAt', 1],
  ],
};
const orders = { name: 'orders', indexes: [{ name: 'dueAt', fields: [['dueAt', 1]] } as Index, byMember] };
const wanted: Wanted = {
  ...{ permission: 'ADMINONLY', storagePermission: 'READONLY' },
  collections: [orders, { name: 'days', indexes: [] }],
  functions: [payment, upkeep],
  routes: [{ path: '/wechatpay', functionName: 'payment' }],
  site: { folder: 'dist/console', files: [{ path: 'index.html', bytes: 3, md5: 'a' }] },
};

async function deploy(cloud: MemoryCloud, target: Wanted = wanted): Promise<string[]> {
  const said: string[] = [];
  await carryOut(cloud, await planFor(cloud, target), (line) => said.push(line));
  return said;
}

async function deployed(): Promise<MemoryCloud> {
  const cloud = new MemoryCloud();
  await deploy(cloud);
  return cloud;
}

const kinds = async (cloud: MemoryCloud, target: Wanted = wanted) =>
  (await planFor(cloud, target)).steps.map(({ kind }) => kind);

const changedUpkeep = (change: Partial<WantedFunction>): Wanted => ({
  ...wanted,
  functions: [payment, { ...upkeep, ...change }],
});

const present = (cloud: MemoryCloud, name: string): FunctionState => {
  const found = cloud.functions.get(name);
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
};

describe('a deployment', () => {
  it('puts everything there the first time, closed to clients, timers after all functions', async () => {
    const cloud = new MemoryCloud();
    expect(await kinds(cloud)).toEqual([
      ...['createCollection', 'setPermission', 'createIndex', 'createIndex'],
      ...['createCollection', 'setPermission', 'setStoragePermission'],
      ...['createFunction', 'createFunction', 'createTimer', 'createRoute', 'putFiles'],
    ]);
    await deploy(cloud);
    expect([...cloud.collections.values()].map(({ permission }) => permission)).toEqual([
      'ADMINONLY',
      'ADMINONLY',
    ]);
    expect(present(cloud, 'upkeep')).toMatchObject({ variables: upkeep.variables, timers: [timer] });
    expect(cloud.routes.get('/wechatpay')?.functionName).toBe('payment');
  });

  it('does nothing the second time', async () => {
    const cloud = await deployed();
    expect(await planFor(cloud, wanted)).toEqual({ steps: [], notes: [] });
  });

  it('is finished by the next one, wherever it was interrupted', async () => {
    const whole = (await planFor(new MemoryCloud(), wanted)).steps.length;
    for (let stop = 0; stop < whole; stop += 1) {
      const cloud = new MemoryCloud();
      cloud.changesLeft = stop;
      await expect(deploy(cloud)).rejects.toThrow('the line is dead');
      cloud.changesLeft = Infinity;
      await deploy(cloud);
      expect(await kinds(cloud)).toEqual([]);
    }
  });

  it('uploads changed code and marks it last, so that a stop between the two uploads it again', async () => {
    const cloud = await deployed();
    const target = changedUpkeep({ codeHash: 'two' });
    expect(await kinds(cloud, target)).toEqual(['updateCode', 'configure']);
    cloud.changesLeft = 1;
    await expect(deploy(cloud, target)).rejects.toThrow('the line is dead');
    cloud.changesLeft = Infinity;
    await deploy(cloud, target);
    expect(cloud.uploaded).toEqual(['dist/payment', 'dist/upkeep', 'dist/upkeep', 'dist/upkeep']);
    expect(await kinds(cloud, target)).toEqual([]);
  });

  it.each([
    ['another field', [['paidAt', 1]], false],
    ['another direction', [['dueAt', -1]], false],
    ['uniqueness', [['dueAt', 1]], true],
  ] as const)('replaces an index that differs by %s', async (_what, fields, unique) => {
    const cloud = await deployed();
    const index = { name: 'dueAt', fields, unique };
    const target: Wanted = { ...wanted, collections: [{ ...orders, indexes: [index, byMember] }] };
    expect(await kinds(cloud, target)).toEqual(['dropIndex', 'createIndex']);
    await deploy(cloud, target);
    expect(await kinds(cloud, target)).toEqual([]);
  });

  it('closes a collection that somebody opened', async () => {
    const cloud = await deployed();
    await cloud.setPermission('orders', 'READONLY');
    expect((await planFor(cloud, wanted)).steps).toEqual([
      { kind: 'setPermission', collection: 'orders', permission: 'ADMINONLY' },
    ]);
  });

  it('replaces a timer with another time and takes away one that is no longer wanted', async () => {
    const cloud = await deployed();
    await cloud.createTimer('payment', { name: 'left-over', config: '0 0 * * * * *' });
    const target = changedUpkeep({ timers: [{ ...timer, config: '0 40 * * * * *' }] });
    expect(await kinds(cloud, target)).toEqual(['deleteTimer', 'deleteTimer', 'createTimer']);
    await deploy(cloud, target);
    expect(present(cloud, 'payment').timers).toEqual([]);
    expect(present(cloud, 'upkeep').timers).toEqual([{ ...timer, config: '0 40 * * * * *' }]);
  });

  it('leads a path to the right function', async () => {
    const cloud = await deployed();
    await cloud.deleteRoute('/wechatpay');
    await cloud.createRoute({ path: '/wechatpay', functionName: 'upkeep' });
    expect(await kinds(cloud)).toEqual(['deleteRoute', 'createRoute']);
  });

  it('uploads all files when one differs', async () => {
    const cloud = await deployed();
    cloud.files = [{ path: 'index.html', bytes: 3, md5: 'b' }];
    expect(await kinds(cloud)).toEqual(['putFiles']);
    cloud.files = [{ path: 'index.html', bytes: 3, md5: null }];
    expect(await kinds(cloud)).toEqual([]);
  });

  it('leaves alone what is not the mall’s, and says so', async () => {
    const cloud = await deployed();
    await cloud.createFunction({ ...present(cloud, 'payment'), name: 'newsletter' }, 'elsewhere');
    await cloud.createCollection('guestbook');
    await cloud.createIndex('orders', { name: 'by-hand', fields: [['note', 1]] });
    await cloud.createRoute({ path: '/news', functionName: 'newsletter' });
    const { steps, notes } = await planFor(cloud, wanted);
    expect(steps).toEqual([]);
    expect(notes.map((note) => note.replace(/^.*：/, ''))).toEqual([
      'newsletter',
      'guestbook',
      'by-hand',
      '/news → newsletter',
    ]);
  });
});

describe('environment variables', () => {
  it('stay where this machine does not have them, and go where it leaves them empty', async () => {
    const cloud = await deployed();
    const kept = changedUpkeep({ variables: { MALL_PROFILE: 'strict' } });
    expect((await planFor(cloud, kept)).steps).toEqual([]);
    expect((await planFor(cloud, kept)).notes).toEqual([
      '云函数 upkeep 保留本机未设置的变量：WECHATPAY_PRIVATE_KEY',
    ]);
    await deploy(cloud, changedUpkeep({ variables: { MALL_PROFILE: 'strict', WECHATPAY_PRIVATE_KEY: '' } }));
    expect(present(cloud, 'upkeep').variables).toEqual({ MALL_PROFILE: 'strict' });
  });

  it('are named in what is printed, never shown', async () => {
    const cloud = new MemoryCloud();
    const first = await deploy(cloud);
    const second = await deploy(cloud, changedUpkeep({ variables: { ...upkeep.variables, WECHATPAY_PRIVATE_KEY: `${SECRET}2` } })); // prettier-ignore
    expect(second).toEqual(['[1/1] 更新云函数 upkeep 的配置：WECHATPAY_PRIVATE_KEY']);
    expect([...first, ...second].join('\n')).not.toContain('PRIVATE KEY');
  });

  it('make a changed profile heard', async () => {
    const cloud = await deployed();
    const target = changedUpkeep({ variables: { ...upkeep.variables, MALL_PROFILE: 'standard' } });
    const { steps, notes } = await planFor(cloud, target);
    expect(steps.map(sentenceOf)).toEqual(['更新云函数 upkeep 的配置：MALL_PROFILE']);
    expect(notes).toEqual([expect.stringContaining('从 strict 改为 standard')]);
  });

  it('are refused beyond the four kilobytes that CloudBase takes', async () => {
    const target = changedUpkeep({ variables: { MALL_POLICY: '规'.repeat(1400) } });
    await expect(planFor(new MemoryCloud(), target)).rejects.toThrow('超过了云开发的上限 4096 字节');
  });
});
