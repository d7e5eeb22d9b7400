/** What the SDKs' published tests and the documentation say of documents: ids, counts, values, projections, codes. */
import { openNode, type NodeCollection, type NodeDb, type OpenedNode } from './test-node';
import type { Command } from './test-support';

let opened: OpenedNode;
let node: NodeDb;
let _: Command;

beforeAll(async () => {
  opened = await openNode();
  node = opened.node;
  _ = node.command;
});
afterAll(() => opened.end());

describe('collections', () => {
  test('one that exists may be created again, and keeps what it has', async () => {
    await node.createCollection('twice');
    await node.collection('twice').add({ _id: 'kept' });
    await node.createCollection('twice');
    await opened.db.createCollection('twice');
    expect((await node.collection('twice').get()).data).toHaveLength(1);
  });

  const uses: [name: string, use: (c: NodeCollection) => Promise<unknown> | undefined][] = [
    ['get', (c) => c.get()],
    ['doc().get', (c) => c.doc('x').get()],
    ['count', (c) => c.count()],
    ['add', (c) => c.add({})],
    ['set', (c) => c.doc('x').set({ a: 1 })],
    ['update', (c) => c.doc('x').update({ a: 1 })],
    ['updateAndReturn', (c) => c.where({}).updateAndReturn({ a: 1 })],
    ['remove', (c) => c.where({}).remove()],
    ['aggregate', (c) => c.aggregate()['match']?.({}).end()],
  ];
  test.each(uses)('%s in one that does not exist is an error', async (_name, use) => {
    await expect(use(node.collection('nowhere'))).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
  });

  test('wx-server-sdk has numbers for the codes that it knows', async () => {
    await expect(opened.db.collection('nowhere').get()).rejects.toMatchObject({ errCode: -502005 });
    await node.createCollection('codes');
    const codes = opened.db.collection('codes');
    await expect(codes.add({ data: { $x: 1 } })).rejects.toMatchObject({ errCode: -502001 });
    await expect(codes.where({ $where: '1' }).get()).rejects.toMatchObject({ errCode: -502002 });
  });
});

describe('ids and counts', () => {
  test('a document may bring an id, a number too; it is taken once', async () => {
    const c = await opened.filled();
    const id = 1557826731686;
    expect((await c.add({ _id: id })).id).toBe(id);
    expect((await c.doc(id).get()).data).toEqual([{ _id: id }]);
    expect((await c.add([{ _id: 'a' }, { _id: 'b' }])).ids).toEqual(['a', 'b']);
    await expect(c.add([{ _id: 'c' }, { _id: 'a' }])).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
    });
    expect((await c.count()).total).toBe(3);
  });

  test('an ObjectId is answered and found by its text, and joins', async () => {
    const [one, two] = ['5e7b474a5e54c773b58d7b39', '5e7b474a5e54c773b58d7b3a'];
    const oid = (id: string): object => node.ObjectId({ id });
    const c = await opened.filled();
    expect((await c.add({ _id: oid(one), inviter: oid(two) })).id).toBe(one);
    expect((await c.where({ inviter: oid(two) }).get()).data).toEqual([{ _id: one, inviter: two }]);
    expect((await c.where({ _id: one }).get()).data).toHaveLength(1);
    await c.add({ _id: oid(two), inviter: oid(one) });
    const joined = await c
      .aggregate()
      ['lookup']?.({ from: 'made2', localField: 'inviter', foreignField: '_id', as: 'by' })
      .end();
    expect(joined?.data.map((row) => (row['by'] as object[]).length)).toEqual([1, 1]);
  });

  test('a replacement counts whatever it changes, an update only where it changes something', async () => {
    const c = await opened.filled({ _id: 'x', a: 1 });
    expect(await c.doc('x').set({ a: 1 })).toMatchObject({ updated: 1 });
    expect(await c.doc('new').set({ a: 1 })).toMatchObject({ updated: 0, upsertedId: 'new' });
    expect(await c.doc('x').update({ a: 1 })).toMatchObject({ updated: 0 });
    expect(await c.doc('none').update({ a: 1 })).toMatchObject({ updated: 0 });
    expect(await c.doc('none').delete()).toMatchObject({ deleted: 0 });
  });

  test('of many documents one only when asked for one', async () => {
    const c = await opened.filled({ n: 1 }, { n: 1 }, { n: 1 });
    expect((await c.where({ n: 1 }).options({ multiple: false }).update({ n: 2 })).updated).toBe(1);
    expect((await c.where({ n: _['gt']?.(0) }).update({ n: _['inc']?.(1) })).updated).toBe(3);
    expect(
      (
        await c
          .where({ n: _['gt']?.(0) })
          .options({ multiple: false })
          .remove()
      ).deleted,
    ).toBe(1);
    expect((await c.where({ n: _['gt']?.(0) }).remove()).deleted).toBe(2);
  });

  test('updateAndReturn gives the document after it; one is enough', async () => {
    const c = await opened.filled({ _id: 'a', n: 1 }, { _id: 'b', n: 1 });
    expect(await c.where({ n: 1 }).updateAndReturn({ n: 2 })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', n: 2 },
    });
    expect(await c.where({ n: 2 }).updateAndReturn({ n: 2 })).toMatchObject({ updated: 1 });
    expect(await c.where({ n: 9 }).updateAndReturn({ n: 2 })).toMatchObject({ updated: 0, doc: null });
  });
});

test('what is written to has to be named, what is read need not be', async () => {
  const c = await opened.filled({ _id: 'x', n: 1 });
  for (const write of [() => c.update({ n: 2 }), () => c.updateAndReturn({ n: 2 }), () => c.remove()]) {
    await expect(write()).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  }
  expect((await c.count()).total).toBe(1);
  expect((await c.get()).data).toEqual([{ _id: 'x', n: 1 }]);
  expect((await c.where({}).update({ n: 2 })).updated).toBe(1);
});

describe('values', () => {
  test('server dates, also far ahead, in arrays and below', async () => {
    const c = await opened.filled();
    const year = 31536000000;
    await c.add({
      _id: 'x',
      now: node.serverDate(),
      ahead: node.serverDate({ offset: year }),
      in: [node.serverDate()],
    });
    await c
      .doc('x')
      .update({ in: _['push']?.(node.serverDate({ offset: 60_000 })), o: { d: node.serverDate() } });
    const row = (await c.doc('x').get()).data[0] as {
      now: Date;
      ahead: Date;
      in: [Date, Date];
      o: { d: Date };
    };
    expect(row.ahead.getTime() - row.now.getTime()).toBe(year);
    expect(row.in[1].getTime() - row.in[0].getTime()).toBeGreaterThanOrEqual(60_000);
    expect(row.o.d).toBeInstanceOf(Date);
    expect(
      (await c.where({ now: _['lte']?.(row.now)['and']?.(_['gte']?.(row.now)) }).get()).data,
    ).toHaveLength(1);
  });

  test('a write beyond the end of an array fills it with nulls', async () => {
    const c = await opened.filled({ _id: 'x', a: [1] });
    await c.doc('x').update({ 'a.3': 4 });
    expect((await c.doc('x').get()).data[0]).toEqual({ _id: 'x', a: [1, null, null, 4] });
  });

  test('what is removed from an array leaves null, below an element nothing', async () => {
    const c = await opened.filled({ _id: 'x', a: [{ s: 1, t: 2 }, { s: 3 }, 5] });
    const update = { a: { [0]: { s: _['remove']?.() }, [1]: _['remove']?.() } };
    expect((await c.doc('x').update(update)).updated).toBe(1);
    expect((await c.doc('x').get()).data[0]?.['a']).toEqual([{ t: 2 }, null, 5]);
  });

  test('fractions add up as doubles do', async () => {
    const c = await opened.filled({ _id: 'x', n: 0.2 });
    await c.doc('x').update({ n: _['inc']?.(-0.05) });
    expect((await c.doc('x').get()).data[0]?.['n']).toBe(0.2 - 0.05);
  });

  test('texts are ordered by code points, with an index as without', async () => {
    const rows = ['z', '\u{ff21}', '\u{1f600}', 'A', ''].map((t) => ({ t }));
    const c = await opened.filled(...rows);
    const order = async (): Promise<unknown[]> =>
      (await c.orderBy('t', 'asc').get()).data.map((row) => row['t']);
    const expected = ['', 'A', 'z', '\u{ff21}', '\u{1f600}'];
    expect(await order()).toEqual(expected);
    opened.cloud.ensureCollection((c as unknown as { name: string }).name, [
      { name: 't', fields: [['t', 1]] },
    ]);
    expect(await order()).toEqual(expected);
  });
});

describe('projections', () => {
  const row = {
    _id: 'x',
    a: 1,
    tags: [1, 2, 3, 4],
    items: [{ k: 1, v: 1 }, { k: 2, v: 2 }, 'text'],
    o: { p: 1, q: 2 },
  };
  const { tags: _tags, ...withoutTags } = row;
  const cases: [name: string, fields: object, expected: object][] = [
    ['some in', { a: true, 'o.p': 1 }, { _id: 'x', a: 1, o: { p: 1 } }],
    ['some in, the id out', { a: 1, _id: 0 }, { a: 1 }],
    ['one out', { tags: false }, withoutTags],
    ['below an array', { 'items.k': 1 }, { _id: 'x', items: [{ k: 1 }, { k: 2 }] }],
    [
      'out below an array',
      { 'items.k': 0, a: 0, tags: 0, o: 0 },
      { _id: 'x', items: [{ v: 1 }, { v: 2 }, 'text'] },
    ],
    ['slice', { tags: { $slice: 1 } }, { ...row, tags: [1] }],
    ['slice from the end', { tags: { $slice: -2 } }, { ...row, tags: [3, 4] }],
    ['slice with a skip', { tags: { $slice: [1, 2] }, a: 1 }, { _id: 'x', a: 1, tags: [2, 3] }],
    ['elemMatch', { items: { $elemMatch: { v: { $gt: 1 } } } }, { _id: 'x', items: [{ k: 2, v: 2 }] }],
    ['elemMatch of values', { tags: { $elemMatch: { $gt: 2 } } }, { _id: 'x', tags: [3] }],
    ['elemMatch of none', { tags: { $elemMatch: { $gt: 9 } }, a: 1 }, { _id: 'x', a: 1 }],
    ['only the id', { _id: 1 }, { _id: 'x' }],
  ];
  test.each(cases)('%s', async (_name, fields, expected) => {
    const c = await opened.filled(row);
    expect((await c.field(fields).get()).data).toEqual([expected]);
  });

  test('the command slice says the same', async () => {
    const c = await opened.filled(row);
    const fields = { tags: node.command.project['slice']?.(2) };
    expect((await c.field(fields).get()).data[0]?.['tags']).toEqual([1, 2]);
  });

  test.each([{ a: 1, tags: 0 }, { tags: { $nosuch: 1 } }])('%j is refused', async (fields) => {
    const c = await opened.filled(row);
    await expect(c.field(fields).get()).rejects.toMatchObject({
      code: expect.stringMatching(/^DATABASE_/) as string,
    });
  });
});
