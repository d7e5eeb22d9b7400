/** The database through both unmodified SDKs: documents, update commands, unique indexes. */
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
