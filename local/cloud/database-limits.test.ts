/** The limits that the cloud documents, each refused where it is passed. Their sources are in database/limits.ts. */
import { openNode, type NodeCollection, type OpenedNode } from './test-node';

let opened: OpenedNode;
let collection: NodeCollection;

beforeAll(async () => {
  opened = await openNode();
  collection = await opened.filled();
});
afterAll(() => opened.end());

/** An object or array within another, so many levels in all. */
function nested(levels: number): object {
  let value: object = {};
  for (let level = 1; level < levels; level++) value = level % 2 === 0 ? { in: value } : [value];
  return value;
}

test('a document has 16 MB at most', async () => {
  const megabyte = 'x'.repeat(1024 * 1024);
  const texts = (count: number): string[] => Array.from({ length: count }, () => megabyte);
  await collection.add({ _id: 'large', texts: texts(15) });
  await expect(collection.add({ texts: texts(16) })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('16 MB') as string,
  });
  await expect(collection.doc('large').update({ more: texts(2) })).rejects.toThrow(/16 MB/);
});

test('a document is 100 levels deep at most', async () => {
  await collection.doc('deep').set({ a: nested(99) });
  await expect(collection.doc('deep').set({ a: nested(100) })).rejects.toThrow(/100 levels/);
});

test('a reply has 16 MB at most, of a query and of an aggregation', async () => {
  const c = await opened.filled();
  const half = 'y'.repeat(9 * 1024 * 1024);
  await c.add({ half });
  await c.add({ half });
  expect((await c.limit(1).get()).data).toHaveLength(1);
  await expect(c.get()).rejects.toMatchObject({ code: 'EXCEED_MAX_RESPONSE_SIZE' });
  await expect(c.aggregate()['match']?.({}).end()).rejects.toMatchObject({
    code: 'EXCEED_MAX_RESPONSE_SIZE',
  });
});

test.each([{ $x: 1 }, { $_key: 1 }])('a field name does not begin with $: %j', async (document) => {
  await expect(collection.add(document)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  await expect(collection.doc('named').set(document)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('a field name may have a dot', async () => {
  const { id } = await collection.add({ 'key.': '1' });
  expect((await collection.where({ _id: id }).get()).data).toEqual([{ _id: id, 'key.': '1' }]);
});

test.each(['system.users', 'a$b', '-a', '.a', 'n'.repeat(121)])('no collection is named %s', async (name) => {
  await expect(opened.node.createCollection(name)).rejects.toMatchObject({ code: 'INVALID_PARAM' });
});

test.each(['a', '_a', 'a-b.c', '9'])('a collection may be named %s', async (name) => {
  await opened.node.createCollection(name);
  expect((await opened.node.collection(name).count()).total).toBe(0);
});

test.each([{ skip: -1 }, { limit: -1 }])('%j is refused', async ({ skip = 0, limit = 1 }) => {
  await expect(collection.skip(skip).limit(limit).get()).rejects.toMatchObject({ code: 'INVALID_PARAM' });
});

test('an index has 31 fields at most, a collection 20 indexes', async () => {
  await opened.node.createCollection('indexed');
  const fields = (count: number): [string, 1][] => Array.from({ length: count }, (_v, i) => [`f${i}`, 1]);
  opened.cloud.ensureCollection('indexed', [{ name: 'wide', fields: fields(31) }]);
  expect(() => opened.cloud.ensureCollection('indexed', [{ name: 'wider', fields: fields(32) }])).toThrow(
    /31/,
  );
  const more = Array.from({ length: 19 }, (_v, i) => ({ name: `i${i}`, fields: fields(1) }));
  opened.cloud.ensureCollection('indexed', more);
  expect(() => opened.cloud.ensureCollection('indexed', [{ name: 'last', fields: fields(1) }])).toThrow(
    /20 indexes/,
  );
});

test('an environment has 100 collections at most', async () => {
  let made = 0;
  const create = async (): Promise<void> => {
    for (; made < 101; made++) await opened.node.createCollection(`many${made}`);
  };
  await expect(create()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_EXCEED_LIMIT' });
  expect(made).toBeGreaterThan(80);
});
