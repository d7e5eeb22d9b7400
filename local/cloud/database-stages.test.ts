/** Stages of aggregations as MongoDB evaluates them, sent as they are. */
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
    'bucket',
    [
      {
        $bucket: {
          groupBy: '$p',
          boundaries: [0, 50, 100],
          default: 'other',
          output: { count: { $sum: 1 }, ids: { $push: '$_id' } },
        },
      },
    ],
    [
      { _id: 0, count: 2, ids: ['a', 'b'] },
      { _id: 50, count: 1, ids: ['c'] },
      { _id: 'other', count: 2, ids: ['d', 'e'] },
    ],
  ],
  ['bucketnodefault', [{ $bucket: { groupBy: '$p', boundaries: [0, 50] } }], REFUSED],
  [
    'bucketdef',
    [{ $match: { p: { $lt: 100 } } }, { $bucket: { groupBy: '$p', boundaries: [0, 50, 100] } }],
    [
      { _id: 0, count: 2 },
      { _id: 50, count: 1 },
    ],
  ],
  ['bucketmixed', [{ $bucket: { groupBy: '$p', boundaries: [0, 'a'], default: 1 } }], REFUSED],
  ['bucketunsorted', [{ $bucket: { groupBy: '$p', boundaries: [50, 0], default: 1 } }], REFUSED],
  [
    'bucketAuto',
    [{ $match: { p: { $exists: true } } }, { $bucketAuto: { groupBy: '$p', buckets: 2 } }],
    [
      { _id: { min: 10, max: 60 }, count: 2 },
      { _id: { min: 60, max: 200 }, count: 2 },
    ],
  ],
  [
    'bucketAuto out',
    [
      { $match: { p: { $exists: true } } },
      { $bucketAuto: { groupBy: '$p', buckets: 2, output: { s: { $sum: '$p' } } } },
    ],
    [
      { _id: { min: 10, max: 60 }, s: 50 },
      { _id: { min: 60, max: 200 }, s: 260 },
    ],
  ],
  ['count', [{ $match: {} }, { $count: 'n' }], [{ n: 5 }]],
  ['count0', [{ $match: { zz: 1 } }, { $count: 'n' }], []],
  ['countbad', [{ $count: '$n' }], REFUSED],
  [
    'group obj',
    [{ $group: { _id: { k: '$k' }, ids: { $push: '$_id' } } }, { $sort: { '_id.k': 1 } }],
    [
      { _id: { k: 'x' }, ids: ['a', 'c'] },
      { _id: { k: 'y' }, ids: ['b', 'd', 'e'] },
    ],
  ],
  ['group addToSet', [{ $group: { _id: null, s: { $addToSet: '$k' } } }], [{ _id: null, s: ['x', 'y'] }]],
  [
    'group push missing',
    [{ $group: { _id: null, s: { $push: '$p' } } }],
    [{ _id: null, s: [10, 40, 60, 200] }],
  ],
  ['group noid', [{ $group: { n: { $sum: 1 } } }], REFUSED],
  ['group nonacc', [{ $group: { _id: null, n: '$p' } }], REFUSED],
  [
    'group sds1',
    [{ $match: { _id: 'a' } }, { $group: { _id: null, s: { $stdDevSamp: '$p' } } }],
    [{ _id: null, s: null }],
  ],
  [
    'group avg none',
    [
      {
        $group: {
          _id: null,
          s: { $avg: '$zz' },
          m: { $max: '$zz' },
          u: { $sum: '$zz' },
          sd: { $stdDevPop: '$zz' },
        },
      },
    ],
    [{ _id: null, s: null, m: null, u: 0, sd: null }],
  ],
  ['group missing id', [{ $group: { _id: '$zz', n: { $sum: 1 } } }], [{ _id: null, n: 5 }]],
  [
    'group mergeObjects',
    [{ $group: { _id: null, m: { $mergeObjects: '$o' } } }],
    [{ _id: null, m: { a: 1, b: 2 } }],
  ],
  ['limit0', [{ $limit: 0 }], REFUSED],
  ['limitneg', [{ $limit: -1 }], REFUSED],
  ['skipneg', [{ $skip: -1 }], REFUSED],
  ['replaceRoot', [{ $match: { _id: 'a' } }, { $replaceRoot: { newRoot: '$o' } }], [{ a: 1 }]],
  ['replaceRoot err', [{ $replaceRoot: { newRoot: '$p' } }], REFUSED],
  ['replaceRoot missing', [{ $match: { _id: 'd' } }, { $replaceRoot: { newRoot: '$zz' } }], REFUSED],
  [
    'replaceRoot merge',
    [{ $match: { _id: 'a' } }, { $replaceRoot: { newRoot: { $mergeObjects: [{ z: 1 }, '$o'] } } }],
    [{ z: 1, a: 1 }],
  ],
  ['sample', [{ $sample: { size: 9 } }, { $count: 'n' }], [{ n: 5 }]],
  [
    'sort mixed',
    [{ $sort: { p: 1, _id: 1 } }, { $project: { _id: 1 } }],
    [{ _id: 'e' }, { _id: 'a' }, { _id: 'b' }, { _id: 'c' }, { _id: 'd' }],
  ],
  [
    'sort desc two',
    [{ $sort: { k: -1, p: -1 } }, { $project: { _id: 1 } }],
    [{ _id: 'd' }, { _id: 'b' }, { _id: 'e' }, { _id: 'c' }, { _id: 'a' }],
  ],
  ['sort bad', [{ $sort: { p: 2 } }], REFUSED],
  [
    'sortByCount',
    [{ $sortByCount: '$k' }],
    [
      { _id: 'y', count: 3 },
      { _id: 'x', count: 2 },
    ],
  ],
  [
    'sortByCount expr',
    [{ $sortByCount: { $toUpper: '$k' } }],
    [
      { _id: 'Y', count: 3 },
      { _id: 'X', count: 2 },
    ],
  ],
  [
    'unwind',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 'a', tags: 'o1' },
      { _id: 'a', tags: 'o3' },
      { _id: 'c', tags: 'q' },
    ],
  ],
  [
    'unwind idx',
    [
      { $match: { _id: 'c' } },
      { $unwind: { path: '$tags', includeArrayIndex: 'i' } },
      { $project: { i: 1 } },
    ],
    [{ _id: 'c', i: null }],
  ],
  [
    'unwind pres',
    [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } }, { $project: { tags: 1 } }],
    [
      { _id: 'a', tags: 'o1' },
      { _id: 'a', tags: 'o3' },
      { _id: 'b' },
      { _id: 'c', tags: 'q' },
      { _id: 'd', tags: null },
      { _id: 'e' },
    ],
  ],
  ['unwind bad', [{ $unwind: 'tags' }], REFUSED],
  [
    'facet',
    [{ $facet: { n: [{ $count: 'c' }], k: [{ $group: { _id: '$k' } }, { $sort: { _id: 1 } }] } }],
    [{ n: [{ c: 5 }], k: [{ _id: 'x' }, { _id: 'y' }] }],
  ],
  ['unknown', [{ $nosuch: {} }], REFUSED],
  [
    'redact',
    [{ $match: { _id: 'a' } }, { $redact: { $cond: [true, '$$KEEP', '$$PRUNE'] } }, { $project: { p: 1 } }],
    [{ _id: 'a', p: 10 }],
  ],
  [
    'match expr',
    [{ $match: { $expr: { $gt: ['$p', 50] } } }, { $project: { _id: 1 } }],
    [{ _id: 'c' }, { _id: 'd' }],
  ],
  [
    'match later',
    [{ $project: { p: 1 } }, { $match: { p: { $gt: 50 } } }, { $project: { _id: 1 } }],
    [{ _id: 'c' }, { _id: 'd' }],
  ],
  ['out', [{ $out: 'zz' }], REFUSED],
  ['group key date', [{ $match: { _id: 'a' } }, { $group: { _id: '$tags' } }], [{ _id: ['o1', 'o3'] }]],
  [
    'group numeric eq',
    [{ $group: { _id: { $cond: [{ $gt: ['$p', 50] }, 1, true] }, n: { $sum: 1 } } }, { $sort: { n: 1 } }],
    [
      { _id: 1, n: 2 },
      { _id: true, n: 3 },
    ],
  ],
  [
    'graphLookup',
    [
      { $match: { _id: 'a' } },
      {
        $graphLookup: { from: 'other', startWith: '$k', connectFromField: 'k', connectToField: 'k', as: 'g' },
      },
      { $project: { n: { $size: '$g' } } },
    ],
    [{ _id: 'a', n: 2 }],
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
