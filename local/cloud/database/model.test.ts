/**
 * Random histories of several transactions against a model small enough to be believed: each transaction copies all
 * documents at its first operation. Random filters with indexes against the same without any.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { scratchDir } from '../test-support';
import type { WireReply, WireRequest } from '../wire';
import { runDatabaseAction } from './actions';
import { docOf } from './collection';
import { encode, type Doc } from './ejson';
import { Engine } from './engine';
import { WireError } from './errors';
import { find } from './find';
import { Store } from './store';
import { Blocked } from './transaction';

const directory = scratchDir();
const store = new Store(join(directory, 'test.db'));
let collections = 0;
afterAll(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

type Rows = Map<string, number>;
interface ModelTransaction {
  view: Rows | undefined;
  since: number;
  writes: Set<string>;
  dead: boolean;
}

class Model {
  rows: Rows = new Map();
  commits = 0;
  readonly changedAt = new Map<string, number>();
  readonly transactions = new Map<number, ModelTransaction>();

  view(slot: number): Rows | undefined {
    const transaction = this.transactions.get(slot);
    if (transaction === undefined || transaction.dead) return undefined;
    if (transaction.view === undefined)
      [transaction.view, transaction.since] = [new Map(this.rows), this.commits];
    return transaction.view;
  }

  /** The outcome of writing a document in a transaction; undefined n removes it. */
  write(slot: number, id: string, n: number | undefined): string {
    const view = this.view(slot);
    const transaction = this.transactions.get(slot);
    if (view === undefined || transaction === undefined) return 'gone';
    // A replacement by the same is reported as one, yet takes no lock.
    if (view.get(id) === n) return n === undefined ? 'unchanged' : 'written';
    if (this.holder(id, slot) || (this.changedAt.get(id) ?? 0) > transaction.since) {
      transaction.dead = true;
      return 'DATABASE_TRANSACTION_CONFLICT';
    }
    if (n === undefined) view.delete(id);
    else view.set(id, n);
    transaction.writes.add(id);
    return 'written';
  }

  holder(id: string, except: number): boolean {
    return [...this.transactions].some(([slot, t]) => slot !== except && !t.dead && t.writes.has(id));
  }

  commit(slot: number): string {
    const transaction = this.transactions.get(slot);
    if (transaction === undefined || transaction.dead) return 'gone';
    this.commits++;
    for (const id of transaction.writes) this.publish(id, transaction.view?.get(id));
    transaction.dead = true;
    return 'written';
  }

  publish(id: string, n: number | undefined): void {
    if (n === undefined) this.rows.delete(id);
    else this.rows.set(id, n);
    this.changedAt.set(id, this.commits);
  }
}

const slot = fc.nat(2);
const id = fc.constantFrom('a', 'b', 'c');
const n = fc.nat(3);
const step = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), slot }),
  fc.record({ kind: fc.constant('set' as const), slot, id, n }),
  fc.record({ kind: fc.constant('remove' as const), slot, id }),
  fc.record({ kind: fc.constant('insert' as const), slot, id, n }),
  fc.record({ kind: fc.constant('get' as const), slot, id }),
  fc.record({ kind: fc.constant('find' as const), slot, n }),
  fc.record({ kind: fc.constant('commit' as const), slot }),
  fc.record({ kind: fc.constant('abort' as const), slot }),
  fc.record({ kind: fc.constant('outside' as const), id, n }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What the model says comes of a step. */
function modelStep(model: Model, s: Step): string {
  switch (s.kind) {
    case 'start':
      model.transactions.set(s.slot, { view: undefined, since: 0, writes: new Set(), dead: false });
      return 'started';
    case 'set':
      return model.write(s.slot, s.id, s.n);
    case 'remove':
      return model.write(s.slot, s.id, undefined);
    case 'insert': {
      const transaction = model.transactions.get(s.slot);
      if (transaction === undefined || model.view(s.slot)?.has(s.id) !== true)
        return model.write(s.slot, s.id, s.n);
      transaction.dead = true;
      return 'DATABASE_DUPLICATE_WRITE';
    }
    case 'get':
      return model.view(s.slot) === undefined ? 'gone' : encode(model.view(s.slot)?.get(s.id));
    case 'find': {
      const view = model.view(s.slot);
      return view === undefined
        ? 'gone'
        : encode(
            [...view]
              .filter((row) => row[1] >= s.n)
              .map((row) => row[0])
              .sort(),
          );
    }
    case 'commit':
      return model.commit(s.slot);
    case 'abort': {
      const transaction = model.transactions.get(s.slot);
      if (transaction === undefined || transaction.dead) return 'gone';
      transaction.dead = true;
      return 'aborted';
    }
    case 'outside':
      if (model.rows.get(s.id) === s.n) return 'written';
      if (model.holder(s.id, -1)) return 'blocked';
      model.commits++;
      model.publish(s.id, s.n);
      return 'written';
  }
}

/** What the database makes of it. */
function realStep(engine: Engine, collectionName: string, open: Map<number, string>, s: Step): string {
  const send = (action: string, request: Partial<WireRequest>): WireReply =>
    runDatabaseAction(engine, { action: `database.${action}`, collectionName, ...request }, '') ?? {};
  const doc = (docId: string): Partial<WireRequest> => ({ query: encode({ _id: docId }), queryType: 'DOC' });
  const changed = (reply: WireReply): string =>
    Object.values(reply['data'] as Doc).some(Boolean) ? 'written' : 'unchanged';
  const listOf = (reply: WireReply): Doc[] =>
    ((reply['data'] as Doc)['list'] as string[]).map((text) => JSON.parse(text) as Doc);
  const own = 'slot' in s ? { transactionId: open.get(s.slot) ?? 'none' } : {};
  const upsert = { merge: false, upsert: true };
  try {
    switch (s.kind) {
      case 'start': {
        const before = open.get(s.slot);
        if (before !== undefined) abortQuietly(engine, before);
        open.set(s.slot, String(send('startTransaction', {})['transactionId']));
        return 'started';
      }
      case 'set':
        return changed(send('modifyDocument', { ...own, ...doc(s.id), ...upsert, data: encode({ n: s.n }) }));
      case 'outside':
        return changed(send('modifyDocument', { ...doc(s.id), ...upsert, data: encode({ n: s.n }) }));
      case 'remove':
        return changed(send('removeDocument', { ...own, ...doc(s.id) }));
      case 'insert':
        return changed(send('insertDocument', { ...own, data: [encode({ _id: s.id, n: s.n })] }));
      case 'get':
        return encode(listOf(send('getDocument', { ...own, ...doc(s.id) }))[0]?.['n']);
      case 'find': {
        const query = encode({ n: { $gte: s.n } });
        return encode(
          listOf(send('getDocument', { ...own, query, queryType: 'WHERE' }))
            .map((row) => row['_id'])
            .sort(),
        );
      }
      case 'commit':
        send('commitTransaction', own);
        return 'written';
      case 'abort':
        send('abortTransaction', own);
        return 'aborted';
    }
  } catch (error) {
    if (error instanceof Blocked) return 'blocked';
    if (!(error instanceof WireError)) throw error;
    return error.code === 'DATABASE_TRANSACTION_FAIL' ? 'gone' : error.code;
  }
}

function abortQuietly(engine: Engine, transactionId: string): void {
  try {
    engine.abort(engine.get(transactionId));
  } catch (error) {
    expect(error).toBeInstanceOf(WireError);
  }
}

test('any history of transactions goes as the model says', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const name = `h${++collections}`;
      store.ensureCollection(name, [{ name: 'n', fields: [['n', 1]] }]);
      const engine = new Engine(store, () => 0);
      const model = new Model();
      const open = new Map<number, string>();
      for (const s of steps) expect([s, realStep(engine, name, open, s)]).toEqual([s, modelStep(model, s)]);
      const stored = find(engine, store.collection(name), { filter: {} }).map((entry) => docOf(entry));
      expect(new Map(stored.map((row) => [row['_id'], row['n']]))).toEqual(model.rows);
    }),
    { numRuns: 300 },
  );
});

test('an index changes no result', () => {
  const value = fc.constantFrom<unknown>(
    0,
    1,
    2,
    0.5,
    -1,
    '',
    'a',
    'b',
    '{"$date":"x"}',
    true,
    false,
    null,
    new Date(0),
    new Date(1),
  );
  const row = fc.record(
    { a: fc.oneof(value, fc.array(value, { maxLength: 2 })), b: value, c: fc.record({ d: value }) },
    { requiredKeys: [] },
  );
  const condition = fc.oneof(
    value,
    fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
    fc
      .record({ $gt: value, $lte: value }, { requiredKeys: [] })
      .filter((range) => Object.keys(range).length > 0),
    fc.record({ $ne: value }),
    fc.record({ $exists: fc.boolean() }),
  );
  const filter = fc.record({ a: condition, b: condition, 'c.d': condition }, { requiredKeys: [] });
  const sort = fc.constantFrom<[string, 1 | -1][]>([], [['_id', 1]], [['_id', -1]]);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), filter, sort, fc.nat(4), (rows, where, order, limit) => {
      const names = [`p${++collections}`, `i${collections}`];
      const found = names.map((name, i) => {
        const fields: [string, 1 | -1][][] =
          i === 0
            ? []
            : [
                [['a', 1]],
                [
                  ['b', 1],
                  ['c.d', -1],
                ],
              ];
        store.ensureCollection(
          name,
          fields.map((f, k) => ({ name: `k${k}`, fields: f })),
        );
        store.bulkInsert(
          name,
          rows.map((r, k) => ({ _id: `d${k}`, ...r })),
        );
        const engine = new Engine(store, () => 0);
        const search =
          order.length === 0 ? { filter: where } : { filter: where, sort: order, limit: limit + 1 };
        const ids = find(engine, store.collection(name), search).map((entry) => String(docOf(entry)['_id']));
        return order.length === 0 ? ids.sort() : ids;
      });
      expect(found[1]).toEqual(found[0]);
    }),
    { numRuns: 400 },
  );
});
