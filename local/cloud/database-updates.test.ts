/** Update operators as MongoDB evaluates them, sent as they are. */
import { openNode, type NodeCollection, type OpenedNode } from './test-node';
import type { Row } from './test-support';

let opened: OpenedNode;
let collection: NodeCollection;
const REFUSED = 'refused';
const BEFORE: Row = {
  n: 1,
  f: 1.5,
  s: 't',
  z: null,
  a: [1, 2, 3],
  tags: ['x', 'y', 'x'],
  o: { p: 1, q: { r: 2 } },
  items: [{ k: 1, q: 5 }, { k: 2, q: 1 }, { k: 3 }],
  d: new Date(5),
};

beforeAll(async () => {
  opened = await openNode();
  collection = await opened.filled();
});
afterAll(() => opened.end());
beforeEach(async () => {
  await collection.doc('x').set(BEFORE);
});

/** The fields that an update sets, removes (undefined) or leaves all as they are ({}). */
type Change = Row | typeof REFUSED;
const cases: [update: object, change: Change][] = [
  [{ $set: { 'o.q.r': 9 } }, { o: { p: 1, q: { r: 9 } } }],
  [{ $set: { 'x.y.z': 1 } }, { x: { y: { z: 1 } } }],
  [{ $set: { 'a.1': 9 } }, { a: [1, 9, 3] }],
  [{ $set: { 'a.5': 9 } }, { a: [1, 2, 3, null, null, 9] }],
  [{ $set: { 'items.0.q': 7 } }, { items: [{ k: 1, q: 7 }, { k: 2, q: 1 }, { k: 3 }] }],
  [{ $set: { 'x.0': 1 } }, { x: { '0': 1 } }],
  [{ $set: { 'a.x': 1 } }, REFUSED],
  [{ $set: { 's.x': 1 } }, REFUSED],
  [{ $set: { 'z.x': 1 } }, REFUSED],
  [{ $set: { _id: 'q' } }, REFUSED],
  [{ $set: { _id: 'x', n: 2 } }, { n: 2 }],
  [{ $set: { d: new Date('1970-01-01T00:00:00.007Z') } }, { d: new Date('1970-01-01T00:00:00.007Z') }],
  [{ $set: { o: { z: 1 } } }, { o: { z: 1 } }],
  [{ $set: { n: 1 }, $inc: { n: 1 } }, REFUSED],
  [{ $set: { o: 1, 'o.p': 2 } }, REFUSED],
  [{ $set: { 'o.p': 2 }, $unset: { o: '' } }, REFUSED],
  [{ $set: { '': 1 } }, REFUSED],
  [{ $set: { 'o..p': 1 } }, REFUSED],
  [{ $set: { 'o.$x': 1 } }, REFUSED],
  [{ $set: { $x: 1 } }, REFUSED],
  [{ $set: {} }, {}],
  [{ $unset: { n: '' } }, { n: undefined }],
  [{ $unset: { 'o.q': '' } }, { o: { p: 1 } }],
  [{ $unset: { 'a.1': '' } }, { a: [1, null, 3] }],
  [{ $unset: { 'items.0.q': '' } }, { items: [{ k: 1 }, { k: 2, q: 1 }, { k: 3 }] }],
  [{ $unset: { nope: '' } }, {}],
  [{ $unset: { 's.x': '' } }, {}],
  [{ $inc: { n: 2 } }, { n: 3 }],
  [{ $inc: { 'x.y': 2 } }, { x: { y: 2 } }],
  [{ $inc: { s: 1 } }, REFUSED],
  [{ $inc: { z: 1 } }, REFUSED],
  [{ $inc: { n: '1' } }, REFUSED],
  [{ $inc: { 'a.0': 5 } }, { a: [6, 2, 3] }],
  [{ $mul: { n: 3 } }, { n: 3 }],
  [{ $mul: { x: 3 } }, { x: 0 }],
  [{ $mul: { s: 2 } }, REFUSED],
  [{ $min: { n: 0 } }, { n: 0 }],
  [{ $min: { n: 5 } }, {}],
  [{ $min: { x: 5 } }, { x: 5 }],
  [{ $max: { n: 9 } }, { n: 9 }],
  [{ $max: { d: new Date('1970-01-01T00:00:00.009Z') } }, { d: new Date('1970-01-01T00:00:00.009Z') }],
  [{ $max: { n: 'a' } }, { n: 'a' }],
  [{ $min: { n: null } }, { n: null }],
  [{ $max: { z: 1 } }, { z: 1 }],
  [{ $rename: { n: 'm' } }, { n: undefined, m: 1 }],
  [{ $rename: { 'o.p': 'o.x' } }, { o: { q: { r: 2 }, x: 1 } }],
  [{ $rename: { nope: 'm' } }, {}],
  [{ $rename: { n: 's' } }, { n: undefined, s: 1 }],
  [{ $rename: { 'a.0': 'b' } }, REFUSED],
  [{ $rename: { n: 'n' } }, REFUSED],
  [{ $rename: { n: 1 } }, REFUSED],
  [{ $push: { a: 4 } }, { a: [1, 2, 3, 4] }],
  [{ $push: { a: { $each: [4, 5] } } }, { a: [1, 2, 3, 4, 5] }],
  [{ $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2, 3] }],
  [{ $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 2, 9, 3] }],
  [{ $push: { a: { $each: [4], $slice: -2 } } }, { a: [3, 4] }],
  [{ $push: { a: { $each: [4], $slice: 0 } } }, { a: [] }],
  [{ $push: { a: { $each: [4], $slice: 2 } } }, { a: [1, 2] }],
  [{ $push: { a: { $each: [0], $sort: -1 } } }, { a: [3, 2, 1, 0] }],
  [
    { $push: { items: { $each: [{ k: 0, q: 2 }], $sort: { q: 1 } } } },
    { items: [{ k: 3 }, { k: 2, q: 1 }, { k: 0, q: 2 }, { k: 1, q: 5 }] },
  ],
  [{ $push: { a: { $each: [0, 9], $sort: 1, $slice: 3 } } }, { a: [0, 1, 2] }],
  [{ $push: { x: 1 } }, { x: [1] }],
  [{ $push: { s: 1 } }, REFUSED],
  [{ $push: { z: 1 } }, REFUSED],
  [{ $push: { a: [7, 8] } }, { a: [1, 2, 3, [7, 8]] }],
  [{ $push: { 'x.y': 1 } }, { x: { y: [1] } }],
  [{ $push: { a: { $each: [] } } }, {}],
  [{ $push: { a: { $each: 1 } } }, REFUSED],
  [{ $pull: { tags: 'x' } }, { tags: ['y'] }],
  [{ $pull: { a: { $gte: 2 } } }, { a: [1] }],
  [{ $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  [{ $pull: { items: { k: 1 } } }, { items: [{ k: 2, q: 1 }, { k: 3 }] }],
  [{ $pull: { items: { q: { $gt: 0 } } } }, { items: [{ k: 3 }] }],
  [{ $pull: { tags: /^x/ } }, { tags: ['y'] }],
  [{ $pull: { nope: 1 } }, {}],
  [{ $pull: { s: 1 } }, REFUSED],
  [
    { $pull: { items: { q: { $exists: false } } } },
    {
      items: [
        { k: 1, q: 5 },
        { k: 2, q: 1 },
      ],
    },
  ],
  [{ $pull: { items: { $or: [{ k: 1 }, { k: 2 }] } } }, { items: [{ k: 3 }] }],
  [{ $pullAll: { a: [1, 2] } }, { a: [3] }],
  [
    { $pullAll: { items: [{ k: 3 }] } },
    {
      items: [
        { k: 1, q: 5 },
        { k: 2, q: 1 },
      ],
    },
  ],
  [{ $pullAll: { a: 1 } }, REFUSED],
  [{ $pull: { a: null } }, {}],
  [{ $addToSet: { a: 3 } }, {}],
  [{ $addToSet: { a: 4 } }, { a: [1, 2, 3, 4] }],
  [{ $addToSet: { a: { $each: [3, 4, 4] } } }, { a: [1, 2, 3, 4] }],
  [{ $addToSet: { a: [4, 5] } }, { a: [1, 2, 3, [4, 5]] }],
  [{ $addToSet: { items: { k: 3 } } }, {}],
  [
    { $addToSet: { items: { q: 5, k: 1 } } },
    { items: [{ k: 1, q: 5 }, { k: 2, q: 1 }, { k: 3 }, { q: 5, k: 1 }] },
  ],
  [{ $addToSet: { x: 1 } }, { x: [1] }],
  [{ $addToSet: { s: 1 } }, REFUSED],
  [{ $addToSet: { x: new Date('1970-01-01T00:00:00.001Z') } }, { x: [new Date('1970-01-01T00:00:00.001Z')] }],
  [{ $pop: { a: 1 } }, { a: [1, 2] }],
  [{ $pop: { a: -1 } }, { a: [2, 3] }],
  [{ $pop: { x: 1 } }, {}],
  [{ $pop: { a: 2 } }, REFUSED],
  [{ $pop: { s: 1 } }, REFUSED],
  [{ $foo: { a: 1 } }, REFUSED],
  [{ $currentDate: { n: { $type: 'zz' } } }, REFUSED],
  [{ $bit: { n: { xor: 5 } } }, { n: 4 }],
  [
    { $set: { 'items.$[].q': 0 } },
    {
      items: [
        { k: 1, q: 0 },
        { k: 2, q: 0 },
        { k: 3, q: 0 },
      ],
    },
  ],
  [{ $inc: { 'a.$[]': 1 } }, { a: [2, 3, 4] }],
  [{ n: 2, $set: { s: 1 } }, REFUSED],
  [{ $set: { b: 1, aa: 2 } }, { b: 1, aa: 2 }],
  [{ $set: { '2': 2, '10': 1 } }, { '2': 2, '10': 1 }],
];

test.each(cases)('%j', async (update, change) => {
  const sent = collection.options({ raw: true }).where({ _id: 'x' }).update(update);
  if (typeof change === 'string') {
    await expect(sent).rejects.toMatchObject({
      code: expect.stringMatching(/^DATABASE_(REQUEST_FAILED|INVALID_OPERRATOR)$/) as string,
    });
  } else {
    // What changes nothing is not counted.
    expect((await sent).updated).toBe(Object.keys(change).length > 0 ? 1 : 0);
  }
  const after = (await collection.doc('x').get()).data[0];
  expect(after).toEqual({ _id: 'x', ...BEFORE, ...(typeof change === 'string' ? {} : change) });
});

test('.$ is the element that the filter matched', async () => {
  const raw = collection.options({ raw: true });
  await raw.where({ 'items.k': 2 }).update({ $set: { 'items.$.q': 77 } });
  await raw.where({ tags: 'y' }).update({ $set: { 'tags.$': 'z' } });
  const after = (await collection.doc('x').get()).data[0];
  expect(after).toMatchObject({ items: [{ k: 1, q: 5 }, { k: 2, q: 77 }, { k: 3 }], tags: ['x', 'z', 'x'] });
  await expect(raw.where({ n: 1 }).update({ $set: { 'tags.$': 'z' } })).rejects.toThrow(/positional/);
});

// The words are of MongoDB's set_node_test.cpp, the code of tcb-js-sdk's test/database/index.test.ts. The SDK sends an
// object within an update as its fields, so an object in place of null is the usual case.
test.each([
  [{ z: { x: 1 } }, "Cannot create field 'x' in element {z: null}"],
  [{ o: { p: { x: { y: 1 } } } }, "Cannot create field 'x' in element {p: 1}"],
  [{ s: { x: 1 } }, `Cannot create field 'x' in element {s: "t"}`],
  [{ a: { x: 1 } }, "Cannot create field 'x' in element {a: [1,2,3]}"],
  [{ a: { '1': { x: 1 } } }, "Cannot create field 'x' in element {1: 2}"],
])('what stands in the way of %j is named', async (update, reason) => {
  await expect(collection.doc('x').update(update)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining(reason) as string,
  });
});
