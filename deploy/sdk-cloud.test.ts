/** What the SDK is asked, and how its answers are read; the SDK itself is a book of its calls here. */
import { SdkCloud } from './sdk-cloud';
import type { ManagerSdk } from './manager-sdk';

type Call = readonly [name: string, ...parameters: unknown[]];

/** Answers by name; everything that is called is kept. */
function sdkWith(answers: Readonly<Record<string, (...parameters: never[]) => unknown>>) {
  const calls: Call[] = [];
  const service = (prefix: string) =>
    new Proxy(
      {},
      {
        get:
          (_target, method: string) =>
          (...parameters: never[]) => {
            const name = `${prefix}.${method}`;
            calls.push([name, ...parameters]);
            return Promise.resolve(answers[name]?.(...parameters));
          },
      },
    );
  const sdk = {
    ...{ database: service('database'), functions: service('functions'), access: service('access') },
    ...{ hosting: service('hosting'), storage: service('storage') },
    commonService: (name: string) => service(name),
  };
  return { calls, cloud: new SdkCloud(sdk as unknown as ManagerSdk, 'mall-1') };
}

describe('looking', () => {
  const answers = {
    'database.listCollections': ({ MgoOffset }: { MgoOffset: number }) => ({
      Collections: MgoOffset === 0 ? [{ CollectionName: 'orders' }] : [{ CollectionName: 'days' }],
      Pager: { Total: 2 },
    }),
    'database.describeCollection': (name: string) => ({
      Indexes: [
        { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] },
        ...(name === 'orders'
          ? [{ Name: 'late', Unique: false, Keys: [{ Name: 'dueAt', Direction: '-1' }, { Name: '_id', Direction: '1' }] }] // prettier-ignore
          : []),
      ],
    }),
    'tcb.call': () => ({ AclTag: 'PRIVATE' }),
    'functions.listAllFunctions': () => [{ FunctionName: 'upkeep' }],
    'functions.getFunctionDetail': () => ({
      ...{ Runtime: 'Nodejs20.19', Timeout: 60, MemorySize: 256, Description: '共享购 1' },
      Environment: { Variables: [{ Key: 'MALL_PROFILE', Value: 'strict' }] },
      Triggers: [
        { TriggerName: 'upkeep', Type: 'timer', TriggerDesc: '{"cron":"0 20 * * * * *"}' },
        { TriggerName: 'gate', Type: 'http', TriggerDesc: '{}' },
      ],
    }),
    'access.getAccessList': () => ({
      APISet: [{ APIId: 'a', Path: '/wechatpay', Name: 'payment' }],
      Total: 1,
    }),
    'access.getDomainList': () => ({ DefaultDomain: 'mall.example', EnableService: true }),
    'storage.getStorageAcl': () => 'READONLY',
    'hosting.getInfo': () => [{ Status: 'online', CdnDomain: 'site.example' }],
    'hosting.listFiles': () => [
      { Key: 'index.html', ETag: '"abc"', Size: '3' },
      { Key: 'large.js', ETag: '"abc-2"', Size: '4' },
    ],
  };

  it('reads every page and leaves out what the cloud made by itself', async () => {
    expect(await sdkWith(answers).cloud.look()).toEqual({
      collections: [
        {
          ...{ name: 'orders', permission: 'PRIVATE' },
          indexes: [{ name: 'late', unique: false, fields: [['dueAt', -1], ['_id', 1]] }], // prettier-ignore
        },
        { name: 'days', permission: 'PRIVATE', indexes: [] },
      ],
      functions: [
        {
          ...{ name: 'upkeep', runtime: 'Nodejs20.19', description: '共享购 1' },
          ...{ timeoutSeconds: 60, memoryMb: 256, variables: { MALL_PROFILE: 'strict' } },
          timers: [{ name: 'upkeep', config: '0 20 * * * * *' }],
        },
      ],
      routes: [{ path: '/wechatpay', functionName: 'payment' }],
      domain: 'mall.example',
      siteDomain: 'site.example',
      storagePermission: 'READONLY',
      files: [
        { path: 'index.html', bytes: 3, md5: 'abc' },
        { path: 'large.js', bytes: 4, md5: null },
      ],
    });
  });

  it('finds no files while hosting is off', async () => {
    const { cloud, calls } = sdkWith({ ...answers, 'hosting.getInfo': () => [] });
    expect((await cloud.look()).files).toEqual([]);
    expect(calls.map(([name]) => name)).not.toContain('hosting.listFiles');
  });
});

describe('changing', () => {
  it('closes a collection with CloudBase’s own tag', async () => {
    const { cloud, calls } = sdkWith({});
    await cloud.setPermission('orders', 'ADMINONLY');
    expect(calls).toEqual([
      [
        'tcb.call',
        {
          Action: 'ModifyDatabaseACL',
          Param: { EnvId: 'mall-1', CollectionName: 'orders', AclTag: 'ADMINONLY' },
        },
      ],
    ]);
  });

  it('makes an index with its directions as texts', async () => {
    const { cloud, calls } = sdkWith({});
    await cloud.createIndex('orders', { name: 'late', fields: [['dueAt', -1]] });
    expect(calls[0]).toEqual([
      'database.updateCollection',
      'orders',
      {
        CreateIndexes: [
          {
            IndexName: 'late',
            MgoKeySchema: { MgoIndexKeys: [{ Name: 'dueAt', Direction: '-1' }], MgoIsUnique: false },
          },
        ],
      },
    ]);
  });

  it('deletes the one route that has the path', async () => {
    const { cloud, calls } = sdkWith({
      'access.getAccessList': () => ({
        APISet: [
          { APIId: 'a', Path: '/wechatpay', Name: 'payment' },
          { APIId: 'b', Path: '/console', Name: 'console' },
        ],
        Total: 2,
      }),
    });
    await cloud.deleteRoute('/console');
    expect(calls.slice(1)).toEqual([['access.deleteAccess', { apiId: 'b', name: 'console', type: 1 }]]);
  });

  it('uploads pages after what they name', async () => {
    const { cloud, calls } = sdkWith({});
    await cloud.putFiles('dist/console', [
      { path: 'index.html', bytes: 1, md5: 'a' },
      { path: 'main.js', bytes: 1, md5: 'b' },
    ]);
    expect(
      calls.map(([, options]) => (options as { files: { cloudPath: string }[] }).files[0]?.cloudPath),
    ).toEqual(['main.js', 'index.html']);
  });
});
