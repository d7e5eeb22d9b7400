/** Filters as MongoDB evaluates them, sent as they are, without and with indexes on what they look at. */
import { openNode, type NodeCollection, type OpenedNode } from './test-node';
import type { Row } from './test-support';

let opened: OpenedNode;
let plain: NodeCollection;
let indexed: NodeCollection;

const REFUSED = 'refused';
const documents: Row[] = [
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
    nums: [1, 5, 9],
    at: new Date(1000),
  },
  { _id: 'b', n: 2, t: 'ban\nana', tags: ['y'], o: { p: 2 }, nums: [3], at: new Date(2000) },
  { _id: 'c', n: 3.5, t: 'cherry', tags: [], o: { p: 1, r: 2 }, flag: true, nums: [], z: null },
  { _id: 'd', n: null, t: 'date', flag: false, n2: {} },
  { _id: 'e', n: '2', tags: 'y', items: [1, 2] },
  { _id: 'f', n: [2, 7], m: [[1, 2], [3]], at: null },
];

beforeAll(async () => {
  opened = await openNode();
  plain = await opened.filled(...documents);
  indexed = await opened.filled(...documents);
  opened.cloud.ensureCollection(
    'made2',
    ['n', 't', 'tags', 'at', 'flag', 'o.p', 'items.k'].map((field) => ({
      name: field,
      fields: [[field, 1]],
    })),
  );
});
afterAll(() => opened.end());

/** The ids of what a filter finds, in their order; refused for an error of the database. */
async function found(collection: NodeCollection, filter: object): Promise<string> {
  try {
    const { data } = await collection.options({ raw: true }).where(filter).get();
    return data
      .map((row) => String(row['_id']))
      .sort()
      .join('');
  } catch (error) {
    expect((error as { code: string }).code).toMatch(/^DATABASE_(REQUEST_FAILED|INVALID_OPERRATOR)$/);
    return REFUSED;
  }
}

const cases: [filter: object, found: string][] = [
  [{ n: 2 }, 'bf'],
  [{ n: '2' }, 'e'],
  [{ n: null }, 'd'],
  [{ z: null }, 'abcdef'],
  [{ z: { $ne: null } }, ''],
  [{ at: null }, 'cdef'],
  [{ at: { $exists: true } }, 'abf'],
  [{ n: { $gt: 1 } }, 'bcf'],
  [{ n: { $gt: null } }, ''],
  [{ at: { $gte: null } }, 'cdef'],
  [{ n: { $lte: null } }, 'd'],
  [{ at: { $gt: new Date('1970-01-01T00:00:01.000Z') } }, 'b'],
  [{ at: { $gte: new Date('1970-01-01T00:00:01.000Z') } }, 'ab'],
  [{ at: { $gt: 5 } }, ''],
  [{ n: { $lt: new Date('1970-01-01T00:00:01.000Z') } }, ''],
  [{ n: { $in: [1, '2'] } }, 'ae'],
  [{ at: { $in: [null] } }, 'cdef'],
  [{ t: { $in: [/^A/, 'date'] } }, 'ad'],
  [{ n: { $nin: [1, 2] } }, 'cde'],
  [{ at: { $nin: [null] } }, 'ab'],
  [{ tags: { $ne: 'y' } }, 'cdf'],
  [{ tags: 'y' }, 'abe'],
  [{ tags: ['x', 'y'] }, 'a'],
  [{ tags: [] }, 'c'],
  [{ tags: { $size: 2 } }, 'a'],
  [{ tags: { $size: 0 } }, 'c'],
  [{ tags: { $all: ['x', 'y'] } }, 'a'],
  [{ tags: { $all: ['y'] } }, 'abe'],
  [{ tags: { $all: [] } }, ''],
  [{ nums: { $elemMatch: { $gt: 4, $lt: 8 } } }, 'a'],
  [{ tags: { $elemMatch: { $eq: 'y' } } }, 'ab'],
  [{ items: { $elemMatch: { k: 1, q: { $gt: 3 } } } }, 'a'],
  [{ tags: { $elemMatch: { $ne: 'y' } } }, 'a'],
  [{ items: { $elemMatch: { k: { $exists: true } } } }, 'a'],
  [{ items: { $elemMatch: { $or: [{ k: 9 }, { q: 1 }] } } }, 'a'],
  [{ m: { $elemMatch: { $elemMatch: { $eq: 3 } } } }, 'f'],
  [{ nums: { $gt: 4, $lt: 4 } }, 'a'],
  [{ nums: { $elemMatch: { $in: [3] } } }, 'b'],
  [{ tags: { $elemMatch: { $nin: ['y'] } } }, 'a'],
  [{ 'items.q': 1 }, 'a'],
  [{ 'items.0.k': 1 }, 'a'],
  [{ 'nums.1': 5 }, 'a'],
  [{ 'm.0': { $size: 2 } }, 'f'],
  [{ o: { p: 1 } }, 'a'],
  [{ o: { r: 2, p: 1 } }, ''],
  [{ o: { p: 1, r: 2 } }, 'c'],
  [{ n2: {} }, 'd'],
  [{ o: { $gt: { p: 1 } } }, 'bc'],
  [{ n: { $mod: [2, 1] } }, 'acf'],
  [{ n: { $type: 'string' } }, 'e'],
  [{ n: { $type: 10 } }, 'd'],
  [{ n: { $type: 'array' } }, 'f'],
  [{ n: { $type: 'number' } }, 'abcf'],
  [{ n: { $type: 'double' } }, 'c'],
  [{ at: { $type: 'date' } }, 'ab'],
  [{ flag: { $type: 'bool' } }, 'cd'],
  [{ t: /AN/i }, 'b'],
  [{ t: /^ana/m }, 'b'],
  [{ t: { $regularExpression: { pattern: 'n.a', options: 's' } } }, 'b'],
  [{ t: { $regex: '^ch', $options: 'i' } }, 'c'],
  [{ t: { $regex: '^ c h # comment', $options: 'x' } }, 'c'],
  [{ t: { $not: /^[ab]/i } }, 'cdef'],
  [{ n: { $not: { $gt: 1 } } }, 'ade'],
  [{ tags: /^x/ }, 'a'],
  [{ n: /1/ }, ''],
  [{ $or: [{ n: 1 }, { t: 'date' }] }, 'ad'],
  [{ $nor: [{ n: 1 }, { t: 'date' }] }, 'bcef'],
  [{ $and: [{ n: { $gt: 1 } }, { n: { $lt: 3 } }] }, 'bf'],
  [{ $or: [] }, REFUSED],
  [{ flag: true }, 'c'],
  [{ flag: 1 }, ''],
  [{ $expr: { $gt: ['$n', '$o.p'] } }, 'cdef'],
  [{ n: { $foo: 1 } }, REFUSED],
  [{ $foo: 1 }, REFUSED],
  [{ $where: '1' }, REFUSED],
  [{ $text: { $search: 'a' } }, REFUSED],
  [{ n: { $in: 1 } }, REFUSED],
  [{ tags: { $size: -1 } }, REFUSED],
  [{ n: { $mod: [0, 1] } }, REFUSED],
  [{ n: { $mod: [1] } }, REFUSED],
  [{ $jsonSchema: { required: ['flag'], properties: { flag: { bsonType: 'bool' } } } }, 'cd'],
  [{ $nor: [{ $jsonSchema: { required: ['flag'] } }] }, 'abef'],
  [{ n: 1, $comment: 'hi' }, 'a'],
  [{ n: [2, 7] }, 'f'],
  [{ n: { $in: [[2, 7]] } }, 'f'],
  [{ n: { $gt: [2] } }, 'f'],
  [{ t: { $regex: '(' } }, REFUSED],
  [{ 'o.r': null }, 'abdef'],
  [{ 'items.z': null }, 'abcdf'],
  [{ 'items.k': null }, 'bcdf'],
  [{ n: { $not: 5 } }, REFUSED],
  [{ flag: { $exists: 0 } }, 'abef'],
  [{ n: { $lt: '3' } }, 'e'],
  [{ n: { $gt: 1, z: 2 } }, REFUSED],
];

test.each(cases)('%j finds %s', async (filter, expected) => {
  expect(await found(plain, filter)).toBe(expected);
  expect(await found(indexed, filter)).toBe(expected);
});
