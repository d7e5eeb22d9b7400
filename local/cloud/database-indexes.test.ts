/** Indexes that refuse documents: unique keys of arrays, and places. */
import { openNode, type NodeCollection, type OpenedNode } from './test-node';

let opened: OpenedNode;
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE' };

beforeAll(async () => {
  opened = await openNode();
});
afterAll(() => opened.end());

async function indexed(
  name: string,
  fields: [string, 1 | '2dsphere'][],
  unique = false,
): Promise<NodeCollection> {
  await opened.node.createCollection(name);
  opened.cloud.ensureCollection(name, [{ name: 'index', fields, unique }]);
  return opened.node.collection(name);
}

test('each element of an array is a unique key', async () => {
  const c = await indexed('tags', [['tags', 1]], true);
  await c.add({ _id: 'a', tags: ['x', 'y', 'x'] });
  await expect(c.add({ tags: ['z', 'y'] })).rejects.toMatchObject(DUPLICATE);
  await expect(c.add({ tags: 'x' })).rejects.toMatchObject(DUPLICATE);
  await c.add({ _id: 'b', tags: 'z' });
  await c.add({ _id: 'c', tags: [['x', 'y']] });
  await expect(c.doc('a').update({ tags: ['x', 'z'] })).rejects.toMatchObject(DUPLICATE);
  await c.doc('a').update({ tags: ['y'] });
  await c.add({ _id: 'd', tags: ['x'] });
  await c.add({ _id: 'e', tags: [] });
  await c.add({ _id: 'f' });
  await expect(c.add({ tags: [] })).rejects.toMatchObject(DUPLICATE);
  await expect(c.add({ tags: null })).rejects.toMatchObject(DUPLICATE);
});

test('fields of one array go together element by element', async () => {
  const c = await indexed(
    'pairs',
    [
      ['items.k', 1],
      ['items.q', 1],
    ],
    true,
  );
  const items = [
    { k: 1, q: 1 },
    { k: 2, q: 2 },
  ];
  await c.add({ items });
  await c.add({ items: [{ k: 1, q: 2 }] });
  await expect(
    c.add({
      items: [
        { k: 3, q: 3 },
        { k: 2, q: 2 },
      ],
    }),
  ).rejects.toMatchObject(DUPLICATE);
});

test('two open transactions want one element: the second conflicts', async () => {
  const c = await indexed('claims', [['tags', 1]], true);
  const [one, two] = [await opened.node.startTransaction(), await opened.node.startTransaction()];
  await one.collection('claims').add({ tags: ['x', 'y'] });
  await expect(two.collection('claims').add({ tags: ['y', 'z'] })).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_CONFLICT',
  });
  await one.rollback();
  await c.add({ tags: ['y', 'z'] });
});

test('no unique index is made over arrays that have an element in common', async () => {
  await opened.node.createCollection('clash');
  await opened.node.collection('clash').add([{ tags: ['x', 'y'] }, { tags: ['z', 'y'] }]);
  const index = { name: 'tags', fields: [['tags', 1]] as [string, 1][], unique: true };
  expect(() => opened.cloud.ensureCollection('clash', [index])).toThrow(/clash on/);
});

test('an index of places takes places only, single, several or none', async () => {
  const c = await indexed('places', [['at', '2dsphere']]);
  const point = (longitude: number): object => new opened.node.Geo.Point(longitude, 0);
  await c.add([
    { _id: 'a', at: point(1) },
    { _id: 'b' },
    { _id: 'c', at: [point(3), point(4)] },
    { _id: 'd', at: [5, 0] },
  ]);
  await expect(c.add({ at: 'here' })).rejects.toThrow(/Can't extract geo keys/);
  await expect(c.add({ at: { type: 'Point', coordinates: [500, 0] } })).rejects.toThrow(
    /Can't extract geo keys/,
  );
  const near = opened.node.command['geoNear']?.({ geometry: point(5), maxDistance: 250_000 });
  expect((await c.where({ at: near }).get()).data.map((row) => row['_id'])).toEqual(['d', 'c']);
});
