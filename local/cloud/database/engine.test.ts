/** What cannot be waited for in a test of the whole: the time limit, and that nothing is kept for no one. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { scratchDir } from '../test-support';
import { Engine } from './engine';
import { TRANSACTION_MS_MAX } from './limits';
import { Store } from './store';

const directory = scratchDir();
const store = new Store(join(directory, 'test.db'));
const engine = new Engine(store, () => 0);
store.ensureCollection('c', [{ name: 'k', fields: [['k', 1]], unique: true }]);
const collection = store.collection('c');

afterAll(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

test('a transaction open for over 30 seconds is aborted and gives up what it held', () => {
  const transaction = engine.get(engine.start('').id);
  engine.write(collection, 'x', { _id: 'x', k: 1 }, transaction);
  engine.abortOverdue(transaction.startedMs + TRANSACTION_MS_MAX);
  expect(engine.get(transaction.id)).toBe(transaction);
  engine.abortOverdue(transaction.startedMs + TRANSACTION_MS_MAX + 1);
  expect(() => engine.get(transaction.id)).toThrow(/30 s/);
  const next = engine.get(engine.start('').id);
  engine.write(collection, 'x', { _id: 'x', k: 1 }, next);
  engine.commit(next);
});

test('earlier versions, locks and claims are kept only while an open transaction needs them', () => {
  const reader = engine.get(engine.start('').id);
  for (const n of [1, 2, 3]) {
    const writer = engine.get(engine.start('').id);
    engine.write(collection, 'y', { _id: 'y', k: 'y', n }, writer);
    engine.commit(writer);
  }
  const later = engine.get(engine.start('').id);
  expect(collection.history.get('y')).toHaveLength(3);
  expect(engine.see(collection, 'y', reader)).toBeUndefined();
  expect(engine.see(collection, 'y', later)?.text).toContain('"n":3');
  engine.abort(reader);
  expect(collection.history.size).toBe(0);
  engine.commit(later);
  expect(collection.writers.size).toBe(0);
  expect(collection.indexes[0]?.claims.size).toBe(0);
});
