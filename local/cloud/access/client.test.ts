/** The client's door: levels, rules, what a client can never do, and its limits. */
import { rmSync } from 'node:fs';
import {
  askControl,
  asClient,
  openCloud,
  SDK_LINE,
  writeFunctions,
  type Opened,
  type Row,
} from '../test-support';
import type { Permission } from './permission';

let opened: Opened;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = writeFunctions({
    who: `${SDK_LINE} exports.main = (event) => ({ ...cloud.getWXContext(), event });`,
  });
  opened = await openCloud({ functionsDir });
});
afterAll(async () => {
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

const as = (openid: string, action: string, more: object = {}): Promise<Row> =>
  asClient(opened.cloud.url, openid, { action, ...more });
const json = JSON.stringify;
const DENIED = { code: 'DATABASE_PERMISSION_DENIED' };

/** A new collection with one document of ann's and one of bob's. */
async function collection(permission?: Permission): Promise<string> {
  const name = `c${Math.random().toString(36).slice(2)}`;
  opened.cloud.ensureCollection(name, [], permission);
  for (const openid of ['ann', 'bob'])
    await opened.db
      .collection(name)
      .add({ data: { _id: openid, _openid: openid, open: openid === 'ann', n: 1 } });
  return name;
}

const read = async (openid: string, name: string, query: object = {}): Promise<unknown> => {
  const reply = await as(openid, 'database.getDocument', {
    collectionName: name,
    query: json(query),
    queryType: 'WHERE',
  });
  const list = (reply['data'] as { list: string[] } | undefined)?.list;
  return list?.map((text) => (JSON.parse(text) as Row)['_id']) ?? reply['code'];
};
const add = (openid: string, name: string, data: object): Promise<Row> =>
  as(openid, 'database.insertDocument', { collectionName: name, data: [json(data)] });
const update = (openid: string, name: string, query: object, data: object, more: object = {}): Promise<Row> =>
  as(openid, 'database.modifyDocument', {
    collectionName: name,
    query: json(query),
    queryType: 'DOC',
    data: json(data),
    merge: true,
    ...more,
  });
const remove = (openid: string, name: string, query: object, queryType = 'DOC'): Promise<Row> =>
  as(openid, 'database.removeDocument', {
    collectionName: name,
    query: json(query),
    queryType,
    multi: queryType === 'WHERE',
  });

describe('levels', () => {
  test('ADMINONLY, the default: nothing', async () => {
    const name = await collection();
    expect(await read('ann', name)).toBe('DATABASE_PERMISSION_DENIED');
    for (const refused of [
      add('ann', name, { x: 1 }),
      update('ann', name, { _id: 'ann' }, { $set: { n: 2 } }),
      remove('ann', name, { _id: 'ann' }),
      as('ann', 'database.calculateDocument', { collectionName: name, query: '{}' }),
      as('ann', 'database.aggregateDocuments', { collectionName: name, stages: [] }),
    ])
      expect(await refused).toMatchObject(DENIED);
  });

  test('READONLY: all read, the owner writes', async () => {
    const name = await collection('READONLY');
    expect(await read('bob', name)).toEqual(['ann', 'bob']);
    expect(await update('bob', name, { _id: 'ann' }, { $set: { n: 2 } })).toMatchObject({
      data: { updated: 0 },
    });
    expect(await update('bob', name, { _id: 'bob' }, { $set: { n: 2 } })).toMatchObject({
      data: { updated: 1 },
    });
    expect(await remove('bob', name, { _id: 'ann' })).toMatchObject({ data: { deleted: 0 } });
    expect(await remove('bob', name, { _id: 'bob' })).toMatchObject({ data: { deleted: 1 } });
  });

  test('PRIVATE: only the own, in aggregations too; ADMINWRITE: all read, nobody writes', async () => {
    const own = await collection('PRIVATE');
    expect(await read('bob', own)).toEqual(['bob']);
    expect(await read('bob', own, { $or: [{ _openid: 'ann' }, { _openid: 'bob' }] })).toEqual(['bob']);
    const count = (query: object): Promise<Row> =>
      as('bob', 'database.calculateDocument', { collectionName: own, query: json(query) });
    expect(await count({})).toMatchObject({ data: { total: 1 } });
    const sum = [{ stageKey: '$group', stageValue: json({ _id: null, ids: { $push: '$_id' } }) }];
    const summed = await as('bob', 'database.aggregateDocuments', { collectionName: own, stages: sum });
    expect(JSON.parse((summed['data'] as { list: string[] }).list[0]!)).toEqual({ _id: null, ids: ['bob'] });
    const open = await collection('ADMINWRITE');
    expect(await read('bob', open)).toEqual(['ann', 'bob']);
    expect(await add('bob', open, {})).toMatchObject(DENIED);
  });

  test('where().update and where().remove are for rules', async () => {
    const name = await collection('READONLY');
    const many = { queryType: 'WHERE', multi: true };
    expect(await update('ann', name, { n: 1 }, { $set: { n: 2 } }, many)).toMatchObject(DENIED);
    expect(await remove('ann', name, { n: 1 }, 'WHERE')).toMatchObject(DENIED);
  });
});

describe('rules', () => {
  test('the query must be a subset of the rule', async () => {
    const name = await collection({ read: 'doc.open == true || doc._openid == auth.openid' });
    expect(await read('bob', name, { open: true })).toEqual(['ann']);
    expect(await read('bob', name, { _openid: '{openid}' })).toEqual(['bob']);
    expect(await read('bob', name, { $and: [{ open: true }, { n: { $gt: 0 } }] })).toEqual(['ann']);
    for (const query of [
      {},
      { _id: 'bob' },
      { open: false },
      { _openid: 'ann' },
      { _openid: { $in: ['ann', 'bob'] } },
      { $or: [{ open: true }, {}] },
    ])
      expect(await read('bob', name, query)).toBe('DATABASE_PERMISSION_DENIED');
  });

  test('of writes, each may have its own; many at once are allowed', async () => {
    const name = await collection({
      write: false,
      create: 'doc.n < 5',
      update: 'doc._openid == auth.openid && request.data.$set.n < 5',
    });
    expect(await add('cat', name, { n: 4 })).toMatchObject({ data: { insertedIds: [expect.any(String)] } });
    expect(await add('cat', name, { n: 5 })).toMatchObject(DENIED);
    const own = { _openid: '{openid}' };
    const many = { queryType: 'WHERE', multi: true };
    expect(await update('cat', name, own, { $set: { n: 3 } }, many)).toMatchObject({ data: { updated: 1 } });
    expect(await update('cat', name, own, { $set: { n: 7 } }, many)).toMatchObject(DENIED);
    expect(await update('cat', name, {}, { $set: { n: 3 } }, many)).toMatchObject(DENIED);
    expect(await remove('cat', name, own, 'WHERE')).toMatchObject(DENIED);
  });

  test('get() looks into another collection, three times at most', async () => {
    const shops = await collection('ADMINONLY');
    const rule = `get(\`database.${shops}.\${doc.shop}\`)._openid == auth.openid`;
    const name = await collection({
      read: rule,
      write: [1, 2, 3, 4].map(() => `get('database.${shops}.ann').n == 1`).join(' && '),
    });
    expect(await read('ann', name, { shop: 'ann' })).toEqual([]);
    expect(await read('bob', name, { shop: 'ann' })).toBe('DATABASE_PERMISSION_DENIED');
    expect(await read('ann', name, { shop: 'absent' })).toBe('DATABASE_PERMISSION_DENIED');
    expect(await add('ann', name, {})).toMatchObject(DENIED);
  });

  test('a slip of the pen opens nothing', async () => {
    for (const permission of ['OPEN', { reed: true }, { read: 'doc.x = 1' }, { read: 1 }, 5])
      await expect(
        askControl(opened.cloud.url, 'collections', { name: 'slip', permission }),
      ).rejects.toMatchObject({
        code: 'INVALID_PARAM',
      });
    expect(await read('ann', 'slip')).toBe('DATABASE_PERMISSION_DENIED');
  });
});

describe('a client', () => {
  test('owns what it adds; _openid can be neither chosen nor changed', async () => {
    const name = await collection('READONLY');
    await add('cat', name, { _id: 'x' });
    expect((await opened.db.collection(name).doc('x').get()).data).toEqual({ _id: 'x', _openid: 'cat' });
    expect(await add('cat', name, { _openid: 'ann' })).toMatchObject(DENIED);
    for (const data of [
      { $set: { _openid: 'bob' } },
      { $unset: { _openid: '' } },
      { $rename: { n: '_openid' } },
      { $set: { '_openid.x': 1 } },
    ])
      expect(await update('cat', name, { _id: 'x' }, data)).toMatchObject(DENIED);
    const set = { merge: false, upsert: true };
    expect(await update('cat', name, { _id: 'x' }, { n: 3 }, set)).toMatchObject({ data: { updated: 1 } });
    expect((await opened.db.collection(name).doc('x').get()).data).toEqual({
      _id: 'x',
      _openid: 'cat',
      n: 3,
    });
    expect(await update('bob', name, { _id: 'x' }, { n: 4 }, set)).toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
    });
  });

  // https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/database/read.html
  test('reads 20 documents at a time', async () => {
    const name = await collection('READONLY');
    opened.cloud.bulkInsert(
      name,
      Array.from({ length: 60 }, (_v, i) => ({ _id: `${i}` })),
    );
    for (const limit of [{}, { limit: 50 }]) {
      const reply = await as('ann', 'database.getDocument', {
        collectionName: name,
        queryType: 'WHERE',
        ...limit,
      });
      expect((reply['data'] as { list: string[] }).list).toHaveLength(20);
    }
  });

  test('reads no other collection by an aggregation', async () => {
    const secret = await collection();
    const name = await collection('READONLY');
    const lookup = { from: secret, localField: 'n', foreignField: 'n', as: 'all' };
    for (const stage of [
      { stageKey: '$lookup', stageValue: json(lookup) },
      { stageKey: '$facet', stageValue: json({ a: [{ $lookup: lookup }] }) },
      { stageKey: '$unionWith', stageValue: json(secret) },
    ])
      expect(
        await as('ann', 'database.aggregateDocuments', { collectionName: name, stages: [stage] }),
      ).toMatchObject(DENIED);
  });

  test.each([
    'database.startTransaction',
    'database.commitTransaction',
    'database.addCollection',
    'wx.openApi',
    'wx.wxPayApi',
    'unknown',
  ])('has no %s', async (action) => {
    expect(await as('ann', action, { collectionName: 'x' })).toMatchObject(DENIED);
  });

  test('is somebody, and calls functions as that', async () => {
    expect(await as('', 'database.getDocument')).toMatchObject({ code: 'INVALID_PARAM' });
    const request_data = json({ userInfo: { openId: 'forged' } });
    const reply = await as('ann', 'functions.invokeFunction', { function_name: 'who', request_data });
    const result = JSON.parse((reply['data'] as { response_data: string }).response_data) as Row;
    expect(result).toMatchObject({ OPENID: 'ann', SOURCE: 'wx_client', CLIENTIP: '127.0.0.1' });
    expect(result['event']).toEqual({ userInfo: { openId: 'ann', appId: 'wx0000000000000000' } });
  });
});

test('another site has no way in', async () => {
  const { url } = opened.cloud;
  const from = (path: string, headers: Record<string, string>): Promise<number> =>
    fetch(`${url}${path}`, { method: 'POST', headers, body: '{}' }).then(({ status }) => status);
  for (const path of ['/local/counts/reset', '/client', '/admin?env=x', '/http/../local/counts/reset'])
    expect(await from(path, { Origin: 'https://evil.example' })).toBe(403);
  expect(await from('/local/counts/reset', { Origin: url })).toBe(200);
});
