/** The stages $lookup, $project and $addFields as MongoDB evaluates them, sent as they are. */
import { openJoinable, type NodeCollection, type OpenedNode } from './test-node';

let opened: OpenedNode;
let collection: NodeCollection;
const REFUSED = 'refused';

beforeAll(async () => {
  ({ opened, collection } = await openJoinable());
});
afterAll(() => opened.end());

const cases: [name: string, pipeline: object[], results: unknown][] = [
  [
    'lookup',
    [
      { $match: { _id: 'a' } },
      { $lookup: { from: 'other', localField: 'k', foreignField: 'k', as: 'j' } },
      { $project: { 'j._id': 1 } },
    ],
    [{ _id: 'a', j: [{ _id: 'o1' }, { _id: 'o2' }] }],
  ],
  [
    'lookup arr',
    [
      { $match: { _id: 'a' } },
      { $lookup: { from: 'other', localField: 'tags', foreignField: '_id', as: 'j' } },
      { $project: { 'j._id': 1 } },
    ],
    [{ _id: 'a', j: [{ _id: 'o1' }, { _id: 'o3' }] }],
  ],
  [
    'lookup missing matches null',
    [
      { $match: { _id: 'd' } },
      { $lookup: { from: 'other', localField: 'zz', foreignField: 'yy', as: 'j' } },
      { $project: { n: { $size: '$j' } } },
    ],
    [{ _id: 'd', n: 3 }],
  ],
  [
    'lookup pipe',
    [
      { $match: { _id: 'a' } },
      {
        $lookup: {
          from: 'other',
          let: { kk: '$k' },
          pipeline: [{ $match: { $expr: { $eq: ['$k', '$$kk'] } } }, { $project: { _id: 1 } }],
          as: 'j',
        },
      },
      { $project: { j: 1 } },
    ],
    [{ _id: 'a', j: [{ _id: 'o1' }, { _id: 'o2' }] }],
  ],
  [
    'lookup nested as',
    [
      { $match: { _id: 'a' } },
      { $lookup: { from: 'other', localField: 'k', foreignField: 'k', as: 'x.j' } },
      { $project: { n: { $size: '$x.j' } } },
    ],
    [{ _id: 'a', n: 2 }],
  ],
  [
    'lookup nocoll',
    [
      { $match: { _id: 'a' } },
      { $lookup: { from: 'none', localField: 'k', foreignField: 'k', as: 'j' } },
      { $project: { j: 1 } },
    ],
    [{ _id: 'a', j: [] }],
  ],
  [
    'project computed nested',
    [{ $match: { _id: 'a' } }, { $project: { 'o.a': 1, _id: 0 } }],
    [{ o: { a: 1 } }],
  ],
  [
    'project excl',
    [{ $match: { _id: 'a' } }, { $project: { o: 0, tags: 0 } }],
    [{ _id: 'a', k: 'x', p: 10 }],
  ],
  ['project mix err', [{ $project: { o: 0, p: 1 } }], REFUSED],
  [
    'project remove',
    [{ $match: { _id: 'a' } }, { $project: { p: { $cond: [{ $eq: ['$p', 10] }, '$$REMOVE', '$p'] } } }],
    [{ _id: 'a' }],
  ],
  [
    'project nested obj',
    [{ $match: { _id: 'a' } }, { $project: { _id: 0, r: { x: '$p', y: { z: '$k' } } } }],
    [{ r: { x: 10, y: { z: 'x' } } }],
  ],
  ['project empty', [{ $project: {} }], REFUSED],
  [
    'addFields',
    [{ $match: { _id: 'a' } }, { $addFields: { 'o.c': 3, p: { $add: ['$p', 1] } } }],
    [{ _id: 'a', k: 'x', p: 11, tags: ['o1', 'o3'], o: { a: 1, c: 3 } }],
  ],
  [
    'addFields arr',
    [{ $match: { _id: 'a' } }, { $addFields: { 'tags.v': 1 } }, { $project: { tags: 1 } }],
    [{ _id: 'a', tags: [{ v: 1 }, { v: 1 }] }],
  ],
];

test.each(cases)('%s', async (_name, pipeline, expected) => {
  const sent = collection.options({ raw: true }).aggregate(pipeline).end();
  if (expected === REFUSED) {
    await expect(sent).rejects.toMatchObject({
      code: expect.stringMatching(/^DATABASE_(REQUEST_FAILED|INVALID_OPERRATOR)$/) as string,
    });
  } else {
    expect((await sent).data).toEqual(expected);
  }
});
