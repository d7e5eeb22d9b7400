/** The database through both unmodified SDKs: documents, update and query commands, aggregation, unique indexes. */
import { openCloud, type Command, type Opened, type Row, type WxCollection, type WxDb } from './test-support';

let opened: Opened;
let db: WxDb;
let _: Command;
let collections = 0;

beforeAll(async () => {
  opened = await openCloud({ startTime: Date.UTC(2025, 0, 1) });
  db = opened.db;
  _ = db.command;
});
afterAll(() => opened.end());

/** A new collection with these documents. */
async function filled(...documents: Row[]): Promise<WxCollection> {
  const name = `c${++collections}`;
  await db.createCollection(name);
  if (documents.length > 0) await db.collection(name).add({ data: documents });
  return db.collection(name);
}

async function ids(query: { get(): Promise<{ data: Row[] }> }): Promise<unknown[]> {
  return (await query.get()).data.map((row) => row['_id']);
}

describe('documents', () => {
  test('add makes an id or takes the one given, one document or several', async () => {
    const c = await filled();
    const { _id } = await c.add({ data: { a: 1 } });
    expect(_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await c.add({ data: [{ _id: 'x' }, { _id: 'y' }] }))._ids).toEqual(['x', 'y']);
    expect((await c.doc(_id).get()).data).toEqual({ _id, a: 1 });
  });

  test('values come back as they went in', async () => {
    const c = await filled();
    const data = {
      i: 1,
      f: 1.5,
      big: 2 ** 52,
      n: null,
      t: 'é"\\\n',
      b: false,
      d: new Date(5),
      a: [1, [2]],
      o: { $x: 0, p: {} },
    };
    await c.doc('v').set({ data });
    expect((await c.doc('v').get()).data).toEqual({ _id: 'v', ...data });
  });

  test('server dates follow the cloud clock; points are kept', async () => {
    const c = await filled();
    await c.doc('v').set({
      data: { at: db.serverDate(), later: db.serverDate({ offset: 60000 }), p: db.Geo.Point(113, 23) },
    });
    const row = (await c.doc('v').get()).data as { at: Date; later: Date; p: { longitude: number } };
    expect(Math.abs(row.at.getTime() - opened.cloud.clock.now())).toBeLessThan(5000);
    expect(row.later.getTime() - row.at.getTime()).toBe(60000);
    expect(row.p.longitude).toBe(113);
  });

  test('set replaces or creates, update merges, remove removes; each says what it did', async () => {
    const c = await filled({ _id: 'x', a: 1, b: 2 });
    expect((await c.doc('x').set({ data: { a: 9 } })).stats).toEqual({ updated: 1, created: 0 });
    expect((await c.doc('y').set({ data: { a: 7 } })).stats).toEqual({ updated: 0, created: 1 });
    expect((await c.doc('x').update({ data: { c: { d: 1 } } })).stats.updated).toBe(1);
    expect((await c.doc('none').update({ data: { c: 1 } })).stats.updated).toBe(0);
    expect((await c.get()).data).toEqual([
      { _id: 'x', a: 9, c: { d: 1 } },
      { _id: 'y', a: 7 },
    ]);
    expect((await c.doc('x').remove()).stats.removed).toBe(1);
    expect((await c.doc('x').remove()).stats.removed).toBe(0);
    expect((await c.doc('x').get()).data).toBeNull();
  });

  test('a missing document is an error unless asked otherwise; a missing collection always is', async () => {
    const strict = opened.wx.database();
    await filled();
    await expect(strict.collection(`c${collections}`).doc('no').get()).rejects.toThrow(/does not exist/);
    await expect(db.collection('nowhere').add({ data: { a: 1 } })).rejects.toMatchObject({
      errCode: -502005,
    });
    await expect(db.collection('nowhere').get()).rejects.toThrow(/Db or Table not exist/);
  });
});

describe('update commands', () => {
  const cases: [name: string, before: Row, update: (c: Command) => object, after: Row][] = [
    ['set', { o: { a: 1, b: 2 } }, (c) => ({ o: c['set']?.({ z: 1 }) }), { o: { z: 1 } }],
    ['nested merge', { o: { a: 1, b: 2 } }, () => ({ o: { a: 3 } }), { o: { a: 3, b: 2 } }],
    ['inc', { n: 1 }, (c) => ({ n: c['inc']?.(2), m: c['inc']?.(1) }), { n: 3, m: 1 }],
    ['mul', { n: 3 }, (c) => ({ n: c['mul']?.(2) }), { n: 6 }],
    ['remove', { a: 1, b: 2 }, (c) => ({ a: c['remove']?.() }), { b: 2 }],
    ['push', { a: [1] }, (c) => ({ a: c['push']?.([2, 3]) }), { a: [1, 2, 3] }],
    ['push to nothing', {}, (c) => ({ a: c['push']?.(1) }), { a: [1] }],
    [
      'push each, at a position, sorted and cut',
      { a: [3] },
      (c) => ({ a: c['push']?.({ each: [1, 2], sort: 1, slice: 2 }) }),
      { a: [1, 2] },
    ],
    ['unshift', { a: [2] }, (c) => ({ a: c['unshift']?.([0, 1]) }), { a: [0, 1, 2] }],
    ['pop', { a: [1, 2] }, (c) => ({ a: c['pop']?.() }), { a: [1] }],
    ['shift', { a: [1, 2] }, (c) => ({ a: c['shift']?.() }), { a: [2] }],
    ['pull', { a: [1, 2, 1] }, (c) => ({ a: c['pull']?.(1) }), { a: [2] }],
    ['pullAll', { a: [1, 2, 3] }, (c) => ({ a: c['pullAll']?.([1, 3]) }), { a: [2] }],
    ['addToSet', { a: [1] }, (c) => ({ a: c['addToSet']?.(1), b: c['addToSet']?.(2) }), { a: [1], b: [2] }],
    ['addToSet each', { a: [1] }, (c) => ({ a: c['addToSet']?.({ $each: [1, 2] }) }), { a: [1, 2] }],
    ['rename', { a: 1 }, (c) => ({ a: c['rename']?.('b') }), { b: 1 }],
    ['min', { n: 5 }, (c) => ({ n: c['min']?.(3) }), { n: 3 }],
    ['max', { n: 5 }, (c) => ({ n: c['max']?.(7) }), { n: 7 }],
  ];
  test.each(cases)('%s', async (_name, before, update, after) => {
    const c = await filled({ _id: 'x', ...before });
    expect((await c.doc('x').update({ data: update(_) })).stats.updated).toBe(1);
    expect((await c.doc('x').get()).data).toEqual({ _id: 'x', ...after });
  });

  test('what MongoDB refuses is refused and changes nothing', async () => {
    const c = await filled({ _id: 'x', t: 'text', nothing: null });
    await expect(c.doc('x').update({ data: { t: _['inc']?.(1) } })).rejects.toThrow(/not a number/);
    await expect(c.doc('x').update({ data: { t: _['push']?.(1) } })).rejects.toThrow(/not an array/);
    await expect(c.doc('x').update({ data: { 'nothing.a': 1 } })).rejects.toThrow(/Cannot create field/);
    expect((await c.doc('x').get()).data).toEqual({ _id: 'x', t: 'text', nothing: null });
  });

  test('where().update and where().remove touch every match', async () => {
    const c = await filled({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 2 });
    expect((await c.where({ n: 1 }).update({ data: { m: 1 } })).stats.updated).toBe(2);
    expect((await c.where({ m: 1 }).remove()).stats.removed).toBe(2);
    expect(await ids(c)).toEqual(['c']);
  });
});

describe('queries', () => {
  const rows: Row[] = [
    {
      _id: 'a',
      n: 1,
      t: 'Apple',
      tags: ['x', 'y'],
      o: { p: 1 },
      items: [
        { k: 1, q: 5 },
        { k: 2, q: 1 },
      ],
    },
    { _id: 'b', n: 2, t: 'banana', tags: ['y'], o: { p: 2 }, at: new Date(1000) },
    { _id: 'c', n: 3, t: 'cherry', tags: [], o: { p: 1 }, at: new Date(2000), flag: true },
    { _id: 'd', n: null, t: 'date', at: new Date(3000), flag: false },
  ];
  const cases: [name: string, condition: (c: Command) => object, expected: string[]][] = [
    ['equality', () => ({ n: 2 }), ['b']],
    ['nested equality', () => ({ o: { p: 1 } }), ['a', 'c']],
    ['null matches missing', () => ({ flag: null }), ['a', 'b']],
    ['booleans are no numbers', () => ({ flag: true, n: 3 }), ['c']],
    ['dates', (c) => ({ at: c['gt']?.(new Date(1000)) }), ['c', 'd']],
    ['an element of an array', () => ({ tags: 'y' }), ['a', 'b']],
    ['neq', (c) => ({ n: c['neq']?.(2) }), ['a', 'c', 'd']],
    ['range', (c) => ({ n: c['gt']?.(1)['and']?.(c['lte']?.(3)) }), ['b', 'c']],
    ['in', (c) => ({ n: c['in']?.([1, 3]) }), ['a', 'c']],
    ['in with null', (c) => ({ n: c['in']?.([1, null]) }), ['a', 'd']],
    ['nin', (c) => ({ n: c['nin']?.([1, 3]) }), ['b', 'd']],
    ['or', (c) => c['or']?.([{ n: 1 }, { t: 'date' }]) ?? {}, ['a', 'd']],
    ['nor', (c) => c['nor']?.([{ n: 1 }, { t: 'date' }]) ?? {}, ['b', 'c']],
    ['not', (c) => ({ n: c['not']?.(c['gt']?.(1)) }), ['a', 'd']],
    ['exists', (c) => ({ flag: c['exists']?.(false) }), ['a', 'b']],
    ['mod', (c) => ({ n: c['mod']?.(2, 1) }), ['a', 'c']],
    ['all', (c) => ({ tags: c['all']?.(['x', 'y']) }), ['a']],
    ['size', (c) => ({ tags: c['size']?.(0) }), ['c']],
    ['elemMatch', (c) => ({ items: c['elemMatch']?.({ k: 1, q: c['gt']?.(3) }) }), ['a']],
    ['expr', (c) => c['expr']?.(c.aggregate['gt']?.(['$n', '$o.p'])) ?? {}, ['c']],
    ['a RegExp', () => ({ t: /^[ab]/i }), ['a', 'b']],
    ['db.RegExp', () => ({ t: db.RegExp({ regexp: 'AN', options: 'i' }) }), ['b']],
    ['_id among', (c) => ({ _id: c['in']?.(['c', 'a', 'zz']) }), ['a', 'c']],
  ];
  let plain: WxCollection;
  let indexed: WxCollection;
  beforeAll(async () => {
    plain = await filled(...rows);
    indexed = await filled(...rows);
    opened.cloud.ensureCollection(`c${collections}`, [
      { name: 'n', fields: [['n', 1]] },
      { name: 'at', fields: [['at', -1]] },
      { name: 'tags', fields: [['tags', 1]] },
      {
        name: 'flag',
        fields: [
          ['flag', 1],
          ['n', 1],
        ],
      },
      {
        name: 'p',
        fields: [
          ['o.p', 1],
          ['n', 1],
        ],
      },
    ]);
  });

  test.each(cases)('%s, without and with indexes', async (_name, condition, expected) => {
    for (const collection of [plain, indexed]) {
      const query = collection.where(condition(_));
      expect((await ids(query)).sort()).toEqual(expected);
      expect((await query.count()).total).toBe(expected.length);
    }
  });

  test('order, skip, limit and fields', async () => {
    for (const c of [plain, indexed]) {
      expect(await ids(c.orderBy('n', 'asc'))).toEqual(['d', 'a', 'b', 'c']);
      expect(await ids(c.where({ o: { p: 1 } }).orderBy('n', 'desc'))).toEqual(['c', 'a']);
      expect(await ids(c.orderBy('o.p', 'desc').orderBy('n', 'asc').skip(1).limit(2))).toEqual(['a', 'c']);
      expect((await c.where({ n: 1 }).field({ t: true }).get()).data).toEqual([{ _id: 'a', t: 'Apple' }]);
      expect((await c.doc('a').field({ tags: false, o: false, items: false }).get()).data).toEqual({
        _id: 'a',
        n: 1,
        t: 'Apple',
      });
      expect((await c.where({ n: 1 }).field({ 'o.p': 1, _id: 0 }).get()).data).toEqual([{ o: { p: 1 } }]);
    }
  });

  test('100 documents come back by default, 1000 at most', async () => {
    const c = await filled();
    opened.cloud.bulkInsert(
      `c${collections}`,
      Array.from({ length: 1200 }, (_v, i) => ({ _id: `d${i}`, i })),
    );
    expect(await ids(c)).toHaveLength(100);
    expect(await ids(c.limit(5000))).toHaveLength(1000);
    expect(await ids(c.skip(1190).limit(50))).toHaveLength(10);
    expect((await c.count()).total).toBe(1200);
  });

  test('what cannot be evaluated here is refused in words', async () => {
    const near = { geometry: db.Geo.Point(1, 1), maxDistance: 5 };
    await expect(plain.where({ p: _['geoNear']?.(near) }).get()).rejects.toThrow(/does not evaluate/);
  });
});

test('aggregation', async () => {
  const $ = _.aggregate;
  const c = await filled(
    { _id: 'a', shop: 's1', fen: 100, tags: ['x', 'y'] },
    { _id: 'b', shop: 's2', fen: 50, tags: ['x'] },
    { _id: 'c', shop: 's1', fen: 25, tags: [] },
  );
  await (await filled({ _id: 's1', title: 'One' })).get();
  const shops = `c${collections}`;
  const byShop = await c
    .aggregate()
    ['match']?.({ fen: _['gt']?.(30) })
    ['group']?.({ _id: '$shop', total: $['sum']?.('$fen') })
    ['sort']?.({ _id: 1 })
    .end();
  expect(byShop?.list).toEqual([
    { _id: 's1', total: 100 },
    { _id: 's2', total: 50 },
  ]);
  const tags = await c.aggregate()['unwind']?.('$tags')['sortByCount']?.('$tags').end();
  expect(tags?.list).toEqual([
    { _id: 'x', count: 2 },
    { _id: 'y', count: 1 },
  ]);
  const joined = await c
    .aggregate()
    ['match']?.({ _id: 'a' })
    ['lookup']?.({ from: shops, localField: 'shop', foreignField: '_id', as: 's' })
    ['project']?.({ title: $['arrayElemAt']?.(['$s.title', 0]), twice: $['multiply']?.(['$fen', 2]) })
    .end();
  expect(joined?.list).toEqual([{ _id: 'a', title: 'One', twice: 200 }]);
  opened.cloud.bulkInsert(
    shops,
    Array.from({ length: 50 }, (_v, i) => ({ i })),
  );
  const many = db.collection(shops);
  expect((await many.aggregate()['match']?.({}).end())?.list).toHaveLength(20);
  expect((await many.aggregate()['match']?.({})['limit']?.(30).end())?.list).toHaveLength(30);
});

describe('unique keys', () => {
  test('an _id is taken once', async () => {
    const c = await filled({ _id: 'x', a: 1 });
    await expect(c.add({ data: { _id: 'x', a: 2 } })).rejects.toThrow(/DATABASE_DUPLICATE_WRITE.*E11000/);
    await expect(c.add({ data: [{ _id: 'p' }, { _id: 'p' }] })).rejects.toThrow(/E11000/);
    expect((await c.get()).data).toEqual([{ _id: 'x', a: 1 }]);
  });

  test('a unique index refuses equal values, and missing equals null', async () => {
    const c = await filled();
    opened.cloud.ensureCollection(`c${collections}`, [
      {
        name: 'phone',
        fields: [
          ['phone', 1],
          ['kind', 1],
        ],
        unique: true,
      },
    ]);
    await c.add({ data: { _id: 'a', phone: '1', kind: 1 } });
    await c.add({ data: { _id: 'b', phone: '1', kind: 2 } });
    await expect(c.add({ data: { _id: 'c', phone: '1', kind: 2 } })).rejects.toThrow(/E11000/);
    await c.add({ data: { _id: 'd' } });
    await expect(c.add({ data: { _id: 'e', phone: null } })).rejects.toThrow(/E11000/);
    await expect(c.doc('a').update({ data: { kind: 2 } })).rejects.toThrow(/E11000/);
    await c.doc('b').remove();
    expect((await c.doc('a').update({ data: { kind: 2 } })).stats.updated).toBe(1);
    // A value that other documents can be told apart by only in JavaScript: true is 1 to SQL.
    await c.add({ data: { _id: 'f', phone: '2', kind: 1 } });
    await c.add({ data: { _id: 'g', phone: '2', kind: true } });
  });

  test('a unique index cannot be made over documents that clash', async () => {
    await filled({ a: 1 }, { a: 1 });
    const name = `c${collections}`;
    expect(() =>
      opened.cloud.ensureCollection(name, [{ name: 'a', fields: [['a', 1]], unique: true }]),
    ).toThrow(/clash/);
  });
});

test('node-sdk works the same', async () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only now may the SDK read the environment
  const tcb = require('@cloudbase/node-sdk') as { init(config: object): { database(): NodeDb } };
  const node = tcb.init({ env: 'local-env' }).database();
  await node.createCollection('node');
  const c = node.collection('node');
  expect(await c.add({ _id: 'x', n: 1 })).toMatchObject({ id: 'x' });
  expect(await c.doc('x').update({ n: node.command['inc']?.(1) })).toMatchObject({ updated: 1 });
  expect(await c.where({ n: 2 }).get()).toMatchObject({ data: [{ _id: 'x', n: 2 }] });
  expect(await c.where({ n: 2 }).updateAndReturn({ n: 5 })).toMatchObject({
    updated: 1,
    doc: { _id: 'x', n: 5 },
  });
  await expect(c.add({ _id: 'x' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' });
  const t = await node.startTransaction();
  expect(await t.collection('node').doc('x').get()).toMatchObject({ data: { n: 5 } });
  await t.rollback();
});

interface NodeDb {
  command: Command;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<{ collection(name: string): NodeCollection; rollback(): Promise<unknown> }>;
  collection(name: string): NodeCollection;
}
interface NodeQuery {
  get(): Promise<unknown>;
  update(data: object): Promise<unknown>;
  updateAndReturn(data: object): Promise<unknown>;
}
interface NodeCollection {
  add(data: object): Promise<unknown>;
  doc(id: string): NodeQuery;
  where(condition: object): NodeQuery;
}
