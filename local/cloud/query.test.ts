/** Queries through the SDK: every command, with and without indexes, order, limits, fields, aggregation. */
import { openCloud, type Command, type Opened, type Row, type WxCollection, type WxDb } from './test-support';

let opened: Opened;
let db: WxDb;
let _: Command;
let collections = 0;

beforeAll(async () => {
  opened = await openCloud({ startTime: Date.UTC(2025, 0, 1) });
  db = opened.db;
  _ = db.command;
});
afterAll(() => opened.end());

/** A new collection with these documents. */
async function filled(...documents: Row[]): Promise<WxCollection> {
  const name = `c${++collections}`;
  await db.createCollection(name);
  if (documents.length > 0) await db.collection(name).add({ data: documents });
  return db.collection(name);
}

async function ids(query: { get(): Promise<{ data: Row[] }> }): Promise<unknown[]> {
  return (await query.get()).data.map((row) => row['_id']);
}

describe('queries', () => {
  const rows: Row[] = [
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
    },
    { _id: 'b', n: 2, t: 'banana', tags: ['y'], o: { p: 2 }, at: new Date(1000) },
    { _id: 'c', n: 3, t: 'cherry', tags: [], o: { p: 1 }, at: new Date(2000), flag: true },
    { _id: 'd', n: null, t: 'date', at: new Date(3000), flag: false },
  ];
  const cases: [name: string, condition: (c: Command) => object, expected: string[]][] = [
    ['equality', () => ({ n: 2 }), ['b']],
    ['nested equality', () => ({ o: { p: 1 } }), ['a', 'c']],
    ['null matches missing', () => ({ flag: null }), ['a', 'b']],
    ['booleans are no numbers', () => ({ flag: true, n: 3 }), ['c']],
    ['numbers are no booleans', () => ({ flag: 1 }), []],
    ['dates', (c) => ({ at: c['gt']?.(new Date(1000)) }), ['c', 'd']],
    ['an element of an array', () => ({ tags: 'y' }), ['a', 'b']],
    ['neq', (c) => ({ n: c['neq']?.(2) }), ['a', 'c', 'd']],
    ['range', (c) => ({ n: c['gt']?.(1)['and']?.(c['lte']?.(3)) }), ['b', 'c']],
    ['in', (c) => ({ n: c['in']?.([1, 3]) }), ['a', 'c']],
    ['in with null', (c) => ({ n: c['in']?.([1, null]) }), ['a', 'd']],
    ['nin', (c) => ({ n: c['nin']?.([1, 3]) }), ['b', 'd']],
    ['or', (c) => c['or']?.([{ n: 1 }, { t: 'date' }]) ?? {}, ['a', 'd']],
    ['nor', (c) => c['nor']?.([{ n: 1 }, { t: 'date' }]) ?? {}, ['b', 'c']],
    ['not', (c) => ({ n: c['not']?.(c['gt']?.(1)) }), ['a', 'd']],
    ['exists', (c) => ({ flag: c['exists']?.(false) }), ['a', 'b']],
    ['mod', (c) => ({ n: c['mod']?.(2, 1) }), ['a', 'c']],
    ['all', (c) => ({ tags: c['all']?.(['x', 'y']) }), ['a']],
    ['size', (c) => ({ tags: c['size']?.(0) }), ['c']],
    ['elemMatch', (c) => ({ items: c['elemMatch']?.({ k: 1, q: c['gt']?.(3) }) }), ['a']],
    [
      'expr, in which null is above missing',
      (c) => c['expr']?.(c.aggregate['gt']?.(['$n', '$o.p'])) ?? {},
      ['c', 'd'],
    ],
    ['a RegExp', () => ({ t: /^[ab]/i }), ['a', 'b']],
    ['db.RegExp', () => ({ t: db.RegExp({ regexp: 'AN', options: 'i' }) }), ['b']],
    ['_id among', (c) => ({ _id: c['in']?.(['c', 'a', 'zz']) }), ['a', 'c']],
  ];
  let plain: WxCollection;
  let indexed: WxCollection;
  beforeAll(async () => {
    plain = await filled(...rows);
    indexed = await filled(...rows);
    opened.cloud.ensureCollection(`c${collections}`, [
      { name: 'n', fields: [['n', 1]] },
      { name: 'at', fields: [['at', -1]] },
      { name: 'tags', fields: [['tags', 1]] },
      {
        name: 'flag',
        fields: [
          ['flag', 1],
          ['n', 1],
        ],
      },
      {
        name: 'p',
        fields: [
          ['o.p', 1],
          ['n', 1],
        ],
      },
    ]);
  });

  test.each(cases)('%s, without and with indexes', async (_name, condition, expected) => {
    for (const collection of [plain, indexed]) {
      const query = collection.where(condition(_));
      expect((await ids(query)).sort()).toEqual(expected);
      expect((await query.count()).total).toBe(expected.length);
    }
  });

  test('order, skip, limit and fields', async () => {
    for (const c of [plain, indexed]) {
      expect(await ids(c.orderBy('n', 'asc'))).toEqual(['d', 'a', 'b', 'c']);
      expect(await ids(c.where({ o: { p: 1 } }).orderBy('n', 'desc'))).toEqual(['c', 'a']);
      expect(await ids(c.orderBy('o.p', 'desc').orderBy('n', 'asc').skip(1).limit(2))).toEqual(['a', 'c']);
      expect((await c.where({ n: 1 }).field({ t: true }).get()).data).toEqual([{ _id: 'a', t: 'Apple' }]);
      expect((await c.doc('a').field({ tags: false, o: false, items: false }).get()).data).toEqual({
        _id: 'a',
        n: 1,
        t: 'Apple',
      });
      expect((await c.where({ n: 1 }).field({ 'o.p': 1, _id: 0 }).get()).data).toEqual([{ o: { p: 1 } }]);
    }
  });

  test('100 documents come back by default, 1000 at most', async () => {
    const c = await filled();
    opened.cloud.bulkInsert(
      `c${collections}`,
      Array.from({ length: 1200 }, (_v, i) => ({ _id: `d${i}`, i })),
    );
    expect(await ids(c)).toHaveLength(100);
    expect(await ids(c.limit(5000))).toHaveLength(1000);
    expect(await ids(c.skip(1190).limit(50))).toHaveLength(10);
    expect((await c.count()).total).toBe(1200);
  });
});

test('aggregation', async () => {
  const $ = _.aggregate;
  const c = await filled(
    { _id: 'a', shop: 's1', fen: 100, tags: ['x', 'y'] },
    { _id: 'b', shop: 's2', fen: 50, tags: ['x'] },
    { _id: 'c', shop: 's1', fen: 25, tags: [] },
  );
  await (await filled({ _id: 's1', title: 'One' })).get();
  const shops = `c${collections}`;
  const byShop = await c
    .aggregate()
    ['match']?.({ fen: _['gt']?.(30) })
    ['group']?.({ _id: '$shop', total: $['sum']?.('$fen') })
    ['sort']?.({ _id: 1 })
    .end();
  expect(byShop?.list).toEqual([
    { _id: 's1', total: 100 },
    { _id: 's2', total: 50 },
  ]);
  const tags = await c.aggregate()['unwind']?.('$tags')['sortByCount']?.('$tags').end();
  expect(tags?.list).toEqual([
    { _id: 'x', count: 2 },
    { _id: 'y', count: 1 },
  ]);
  const joined = await c
    .aggregate()
    ['match']?.({ _id: 'a' })
    ['lookup']?.({ from: shops, localField: 'shop', foreignField: '_id', as: 's' })
    ['project']?.({ title: $['arrayElemAt']?.(['$s.title', 0]), twice: $['multiply']?.(['$fen', 2]) })
    .end();
  expect(joined?.list).toEqual([{ _id: 'a', title: 'One', twice: 200 }]);
  opened.cloud.bulkInsert(
    shops,
    Array.from({ length: 50 }, (_v, i) => ({ i })),
  );
  const many = db.collection(shops);
  expect((await many.aggregate()['match']?.({}).end())?.list).toHaveLength(20);
  expect((await many.aggregate()['match']?.({})['limit']?.(30).end())?.list).toHaveLength(30);
});
