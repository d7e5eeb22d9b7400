/** Transactions by node-sdk: what its published tests expect of replies and errors, word by word. */
import { openNode, type NodeDb, type NodeTransaction, type OpenedNode } from './test-node';

let opened: OpenedNode;
let node: NodeDb;
const date = new Date(1565314149491);

const ADVICE = 'Please check your request, but if the problem persists, contact us.';
const GONE = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message:
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or ' +
    `abort in 30 seconds. ${ADVICE}`,
};
const CONFLICT = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${ADVICE}`,
};

beforeAll(async () => {
  opened = await openNode();
  node = opened.node;
  await node.createCollection('t');
});
afterAll(() => opened.end());
beforeEach(async () => {
  await node.collection('t').where({ _id: /.*/ }).remove();
  await node.collection('t').add([
    { _id: '1', category: 'Web', date, geo: new node.Geo.Point(90, 23), num: 2 },
    { _id: '2', category: 'Web' },
  ]);
});

const t = (transaction: NodeTransaction): ReturnType<NodeTransaction['collection']> =>
  transaction.collection('t');

test('replies of every operation in a transaction', async () => {
  const transaction = await node.startTransaction();
  const c = t(transaction);
  expect((await c.doc('1').get()).data).toEqual({
    _id: '1',
    category: 'Web',
    date,
    geo: new node.Geo.Point(90, 23),
    num: 2,
  });
  expect((await c.doc('none').get()).data).toBeNull();
  expect(await c.add({ _id: 7, date })).toMatchObject({ id: 7, inserted: 1 });
  expect(await c.doc('1').update({ num: node.command['inc']?.(1), date: new Date(5) })).toMatchObject({
    updated: 1,
  });
  expect(await c.doc('1').set({ category: 'new' })).toMatchObject({ updated: 1 });
  expect((await c.doc('up').set({ a: 1 })).upserted).toEqual([{ _id: 'up' }]);
  expect((await c.doc('up').get()).data).toEqual({ _id: 'up', a: 1 });
  expect(await c.where({ category: 'Web' }).updateAndReturn({ category: 'web' })).toMatchObject({
    doc: { _id: '2', category: 'web' },
  });
  expect(await c.doc('2').delete()).toMatchObject({ deleted: 1 });
  expect(typeof (await transaction.commit()).requestId).toBe('string');
  const left = await node.collection('t').orderBy('_id', 'asc').get();
  expect(left.data.map((row) => row['_id'])).toEqual([7, '1', 'up']);
});

describe('a transaction that has ended', () => {
  const ends: [name: string, end: (transaction: NodeTransaction) => Promise<unknown>][] = [
    ['committed', (transaction) => transaction.commit()],
    ['rolled back', (transaction) => transaction.rollback()],
    ['ended by a failed write', (transaction) => t(transaction).add({ _id: '1' }).catch(String)],
  ];
  test.each(ends)('%s: nothing more can be done in it', async (_name, end) => {
    const transaction = await node.startTransaction();
    await end(transaction);
    await expect(t(transaction).doc('1').get()).rejects.toMatchObject(GONE);
    await expect(t(transaction).doc('1').set({ a: 1 })).rejects.toMatchObject(GONE);
    await expect(transaction.commit()).rejects.toMatchObject(GONE);
    await expect(transaction.rollback()).rejects.toMatchObject(GONE);
    expect((await node.collection('t').doc('1').get()).data[0]).toMatchObject({ num: 2 });
  });
});

describe('conflicts', () => {
  test('with an open writer, and with a write since the snapshot', async () => {
    const [one, two] = [await node.startTransaction(), await node.startTransaction()];
    await t(one).doc('1').get();
    await t(two).doc('1').update({ category: 'two' });
    await expect(t(one).doc('1').update({ category: 'one' })).rejects.toMatchObject(CONFLICT);
    await two.commit();
    const three = await node.startTransaction();
    await t(three).doc('1').get();
    await node.collection('t').doc('1').set({ category: 'outside' });
    expect((await t(three).doc('1').get()).data).toMatchObject({ category: 'two' });
    await expect(t(three).doc('1').update({ category: 'three' })).rejects.toMatchObject(CONFLICT);
  });

  test('a transaction within another conflicts with what the outer one has written; the outer one goes on', async () => {
    const outer = await node.startTransaction();
    await t(outer).doc('1').update({ category: 'outer' });
    const inner = node.runTransaction(
      (transaction) => t(transaction).doc('1').update({ category: 'inner' }),
      1,
    );
    await expect(inner).rejects.toMatchObject(CONFLICT);
    await node.runTransaction((transaction) => t(transaction).doc('2').update({ category: 'inner' }));
    await outer.commit();
    const both = await node
      .collection('t')
      .where({ _id: node.command['in']?.(['1', '2']) })
      .get();
    expect(both.data.map((row) => row['category'])).toEqual(['outer', 'inner']);
  });

  test('wx-server-sdk keeps the words and nothing of the code', async () => {
    const [one, two] = [await opened.db.startTransaction(), await opened.db.startTransaction()];
    await one
      .collection('t')
      .doc('1')
      .update({ data: { a: 1 } });
    const second = two
      .collection('t')
      .doc('1')
      .update({ data: { a: 2 } });
    await expect(second).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining(CONFLICT.message) as string,
    });
    await one.rollback();
  });
});

describe('runTransaction', () => {
  test('gives what the work gives, and rejects with what it throws or rolls back with', async () => {
    expect(
      await node.runTransaction(async (transaction) => (await t(transaction).doc('2').get()).data),
    ).toMatchObject({
      _id: '2',
    });
    const rolledBack = node.runTransaction((transaction) => transaction.rollback('why'));
    await expect(rolledBack).rejects.toBe('why');
    const silently = node.runTransaction((transaction) => transaction.rollback());
    await expect(silently).rejects.toBeUndefined();
  });

  test('runs again only after a conflict, so many times', async () => {
    let runs = 0;
    const conflicting = node.runTransaction(() => {
      runs++;
      return Promise.reject(Object.assign(new Error('conflict'), { code: CONFLICT.code }));
    }, 2);
    await expect(conflicting).rejects.toMatchObject({ code: CONFLICT.code });
    expect(runs).toBe(3);
    const failing = node.runTransaction(() => {
      runs++;
      return Promise.reject(new Error('other'));
    });
    await expect(failing).rejects.toThrow('other');
    expect(runs).toBe(4);
  });
});
