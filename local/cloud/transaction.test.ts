/** Transactions through the SDK: what they see, who conflicts with whom and when, and what is refused in them. */
import { installLabels, withLabel } from './label';
import {
  openCloud,
  type Command,
  type Opened,
  type Row,
  type WxCollection,
  type WxDb,
  type WxTransaction,
} from './test-support';

let opened: Opened;
let db: WxDb;
let _: Command;
const CONFLICT = /ResourceUnavailable\.TransactionConflict/;

beforeAll(async () => {
  opened = await openCloud();
  installLabels();
  db = opened.db;
  _ = db.command;
  opened.cloud.ensureCollection('t', [
    { name: 'key', fields: [['key', 1]], unique: true },
    { name: 'group', fields: [['group', 1]] },
  ]);
});
afterAll(() => opened.end());
beforeEach(async () => {
  await db.collection('t').where({}).remove();
  await db.collection('t').add({
    data: [
      { _id: 'x', n: 0, key: 'kx' },
      { _id: 'y', n: 0, key: 'ky' },
    ],
  });
});

const committed = async (id: string): Promise<Row | null> => (await db.collection('t').doc(id).get()).data;
const n = async (c: WxCollection, id: string): Promise<unknown> => (await c.doc(id).get()).data?.['n'];

/** Starts a transaction and pins its snapshot, as any first operation does. */
async function begin(): Promise<WxTransaction & { t: WxCollection }> {
  const transaction = await db.startTransaction();
  const t = transaction.collection('t');
  await t.doc('none').get();
  return Object.assign(transaction, { t });
}

describe('what a transaction sees', () => {
  test('its own writes, in every kind of read; others see them after the commit', async () => {
    const a = await begin();
    await a.t.doc('x').update({ data: { n: 5, group: 'g' } });
    await a.t.add({ data: { _id: 'z', n: 6, key: 'kz', group: 'g' } });
    await a.t.doc('y').remove();
    expect(await n(a.t, 'x')).toBe(5);
    expect((await a.t.doc('y').get()).data).toBeNull();
    expect((await a.t.where({ group: 'g' }).orderBy('n', 'desc').get()).data.map((r) => r['_id'])).toEqual([
      'z',
      'x',
    ]);
    expect((await a.t.where({ _id: _['in']?.(['x', 'y', 'z']) }).get()).data).toHaveLength(2);
    expect((await db.collection('t').get()).data.map((r) => [r['_id'], r['n']])).toEqual([
      ['x', 0],
      ['y', 0],
    ]);
    await a.commit();
    expect((await db.collection('t').get()).data.map((r) => [r['_id'], r['n']])).toEqual([
      ['x', 5],
      ['z', 6],
    ]);
  });

  test('the state at its first operation, whatever is committed later', async () => {
    const started = await db.startTransaction();
    await db
      .collection('t')
      .doc('x')
      .update({ data: { n: 1 } });
    const t = started.collection('t');
    expect(await n(t, 'x')).toBe(1);
    await db
      .collection('t')
      .doc('x')
      .update({ data: { n: 2, group: 'g' } });
    await db
      .collection('t')
      .doc('x')
      .update({ data: { n: 3 } });
    await db.collection('t').add({ data: { _id: 'new', key: 'kn', group: 'g' } });
    await db.collection('t').doc('y').remove();
    expect(await n(t, 'x')).toBe(1);
    expect(await n(t, 'y')).toBe(0);
    expect((await t.where({ group: 'g' }).get()).data).toEqual([]);
    expect(
      (
        await t
          .where({ n: _['gte']?.(0) })
          .orderBy('_id', 'asc')
          .get()
      ).data.map((r) => r['n']),
    ).toEqual([1, 0]);
    await started.commit();
    expect(await committed('x')).toMatchObject({ n: 3 });
  });

  test('nothing of it is left after a rollback, an error of the callback, or a conflict', async () => {
    const a = await begin();
    await a.t.doc('x').update({ data: { n: 9 } });
    await a.rollback();
    const failing = db.runTransaction(async (transaction) => {
      await transaction
        .collection('t')
        .doc('x')
        .update({ data: { n: 9 } });
      await transaction.collection('t').add({ data: { _id: 'w', key: 'kw' } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await committed('x')).toMatchObject({ n: 0 });
    expect(await committed('w')).toBeNull();
    await expect(a.t.doc('x').get()).rejects.toThrow(/does not exist on the server/);
    await expect(a.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  });

  test('many operations of one transaction may run at the same time', async () => {
    await db.runTransaction(async (transaction) => {
      const t = transaction.collection('t');
      const [x, list] = await Promise.all([n(t, 'x'), t.where({ key: _['in']?.(['kx', 'ky']) }).get()]);
      expect([x, list.data.length]).toEqual([0, 2]);
      await Promise.all([
        t.doc('x').set({ data: { n: 1, key: 'kx' } }),
        t.doc('y').update({ data: { n: _['inc']?.(1) } }),
        ...[1, 2, 3].map((i) => t.add({ data: { _id: `p${i}`, key: `p${i}` } })),
      ]);
    }, 0);
    expect((await db.collection('t').count()).total).toBe(5);
    expect([(await committed('x'))?.['n'], (await committed('y'))?.['n']]).toEqual([1, 1]);
  });
});

describe('the first writer wins', () => {
  type Write = (c: WxCollection) => Promise<unknown>;
  const update: Write = (c) => c.doc('x').update({ data: { n: _['inc']?.(1) } });
  const set: Write = (c) => c.doc('x').set({ data: { n: 7, key: 'kx' } });
  const remove: Write = (c) => c.doc('x').remove();
  const insert: Write = (c) => c.add({ data: { _id: 'new', key: Math.random() } });
  const upsert: Write = (c) => c.doc('new').set({ data: { key: Math.random() } });
  const uniqueA: Write = (c) => c.add({ data: { _id: 'a', key: 'same' } });
  const uniqueB: Write = (c) => c.doc('y').update({ data: { key: 'same' } });
  const pairs: [name: string, first: Write, second: Write][] = [
    ['update, update', update, update],
    ['update, set', update, set],
    ['set, remove', set, remove],
    ['remove, update', remove, update],
    ['insert, insert of one _id', insert, insert],
    ['insert, upsert of one _id', insert, upsert],
    ['two documents with one unique key', uniqueA, uniqueB],
  ];

  test.each(pairs)('%s: the second fails at once while the first is open', async (_name, first, second) => {
    const [a, b] = [await begin(), await begin()];
    await first(a.t);
    await expect(second(b.t)).rejects.toThrow(CONFLICT);
    await expect(b.t.doc('x').get()).rejects.toThrow(/TransactionNotExist/);
    await a.commit();
  });

  test.each(pairs)(
    '%s: the second fails when the first was committed after its snapshot',
    async (_name, first, second) => {
      const [a, b] = [await begin(), await begin()];
      await first(a.t);
      await a.commit();
      await expect(second(b.t)).rejects.toThrow(CONFLICT);
    },
  );

  test.each(pairs)(
    '%s: a write outside of transactions counts as a first too',
    async (_name, first, second) => {
      const b = await begin();
      await first(db.collection('t'));
      await expect(second(b.t)).rejects.toThrow(CONFLICT);
    },
  );

  test.each(pairs)(
    '%s: after the first has rolled back the second goes through',
    async (_name, first, second) => {
      const [a, b] = [await begin(), await begin()];
      await first(a.t);
      await a.rollback();
      await second(b.t);
      await b.commit();
    },
  );

  test('reading is no writing: two transactions that read alike and write apart both commit', async () => {
    const [a, b] = [await begin(), await begin()];
    await n(a.t, 'y');
    await n(b.t, 'x');
    await a.t.doc('x').update({ data: { n: 1 } });
    await b.t.doc('y').update({ data: { n: 1 } });
    await Promise.all([a.commit(), b.commit()]);
    expect([(await committed('x'))?.['n'], (await committed('y'))?.['n']]).toEqual([1, 1]);
  });

  test('a unique key that was free at the snapshot and is given up again is free', async () => {
    const a = await begin();
    await a.t.doc('x').update({ data: { key: 'other' } });
    await a.t.doc('y').update({ data: { key: 'kx' } });
    await expect(a.t.add({ data: { _id: 'z', key: 'other' } })).rejects.toThrow(/E11000/);
    const b = await begin();
    await b.t.doc('x').remove();
    await b.t.add({ data: { _id: 'z', key: 'kx' } });
    await b.commit();
    expect(await committed('z')).toMatchObject({ key: 'kx' });
  });

  test('a write outside of transactions waits for the transaction that holds its document', async () => {
    const a = await begin();
    await a.t.doc('x').update({ data: { n: 10 } });
    const outside = db
      .collection('t')
      .doc('x')
      .update({ data: { n: _['inc']?.(1) } });
    const early = await Promise.race([
      outside.then(() => 'done'),
      n(db.collection('t'), 'y').then(() => 'waiting'),
    ]);
    expect(early).toBe('waiting');
    await a.commit();
    await outside;
    expect(await committed('x')).toMatchObject({ n: 11 });
  });

  test('30 buyers at once, each with its own bounded retry, all take effect', async () => {
    const buy = async (buyer: number): Promise<void> => {
      for (let attempt = 1; attempt <= 200; attempt++) {
        try {
          await db.runTransaction(async (transaction) => {
            const t = transaction.collection('t');
            const stock = (await t.doc('x').get()).data as { n: number };
            await t.doc('x').update({ data: { n: stock.n + 1 } });
            await t.add({ data: { _id: `order-${buyer}`, key: `order-${buyer}` } });
          }, 0);
          return;
        } catch (error) {
          if (!(error instanceof Error) || !CONFLICT.test(error.message)) throw error;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
        }
      }
      throw new Error(`buyer ${buyer} gave up`);
    };
    await Promise.all(Array.from({ length: 30 }, (_v, buyer) => buy(buyer)));
    expect(await committed('x')).toMatchObject({ n: 30 });
    expect(
      (
        await db
          .collection('t')
          .where({ key: /^order-/ })
          .count()
      ).total,
    ).toBe(30);
  });
});

describe('what the SDK would silently run outside of the transaction', () => {
  const calls: [name: string, call: (c: WxCollection) => Promise<unknown> | undefined][] = [
    ['where().update()', (c) => c.where({ n: 0 }).update({ data: { n: 1 } })],
    ['where().remove()', (c) => c.where({ n: 0 }).remove()],
    ['count()', (c) => c.where({ n: 0 }).count()],
    ['aggregate()', (c) => c.aggregate()['match']?.({ n: 0 }).end()],
  ];
  test.each(calls)('%s is refused, with words, and does nothing', async (name, call) => {
    await withLabel('work', async () => {
      await expect(
        db.runTransaction(async (transaction) => call(transaction.collection('t')), 0),
      ).rejects.toThrow(`${name} inside an open transaction is refused`);
      await call(db.collection('nothing-there'))?.catch((error: unknown) =>
        expect(String(error)).toMatch(/not exist/),
      );
    });
    expect((await db.collection('t').where({ n: 0 }).count()).total).toBe(2);
  });

  test('another piece of work is not disturbed by an open transaction', async () => {
    await withLabel('one', async () => {
      const a = await begin();
      await withLabel('two', () => db.collection('t').count());
      await a.rollback();
    });
  });
});
