/** Places: shapes as values, near, within, touching, and the stage geoNear, by the commands of both SDKs. */
import { openNode, type NodeDb, type OpenedNode } from './test-node';
import type { Row } from './test-support';

let opened: OpenedNode;
let node: NodeDb;

beforeAll(async () => {
  opened = await openNode();
  node = opened.node;
});
afterAll(() => opened.end());

type Pair = [longitude: number, latitude: number];
const point = (...[longitude, latitude]: Pair): object => new node.Geo.Point(longitude, latitude);
const line = (...pairs: Pair[]): object => new node.Geo.LineString(pairs.map((pair) => point(...pair)));
/** A square around (0, 0), closed. */
const ring = (half: number): Pair[] => [
  [-half, -half],
  [half, -half],
  [half, half],
  [-half, half],
  [-half, -half],
];
const polygon = (...rings: Pair[][]): object => new node.Geo.Polygon(rings.map((pairs) => line(...pairs)));

async function ids(query: { get(): Promise<{ data: Row[] }> }): Promise<string[]> {
  return (await query.get()).data.map((row) => String(row['_id']));
}

test('every shape comes back as it went in, also inside of arrays, and by wx-server-sdk', async () => {
  const shapes: Row = {
    point: point(-180, 20),
    line: line([0, 0], [1, 2]),
    polygon: polygon(ring(2), ring(1)),
    multiPoint: new node.Geo.MultiPoint([point(1, 2), point(3, 4)]),
    multiLine: new node.Geo.MultiLineString([line([0, 0], [1, 1]), line([2, 2], [3, 3])]),
    multiPolygon: new node.Geo.MultiPolygon([polygon(ring(1)), polygon(ring(3))]),
    list: [point(1, 1), { at: point(2, 2) }],
  };
  const c = await opened.filled({ _id: 'x', ...shapes });
  const read = (await c.doc('x').get()).data[0];
  expect(read).toEqual({ _id: 'x', ...shapes });
  expect(read?.['multiPolygon']).toBeInstanceOf(node.Geo.MultiPolygon);
  // A replacement by the same counts.
  expect((await c.doc('x').set(shapes)).updated).toBe(1);
  const { data } = await opened.db.collection('made1').doc('x').get();
  expect(data?.['point']).toMatchObject({ longitude: -180, latitude: 20 });
});

// As tcb-admin-node's test/database/unit/geo.test.ts asks for it.
test('a place is found by itself, and is another one by its last digit', async () => {
  const place = point(-180, 20.000000000000004);
  const c = await opened.filled({ _id: 'x', place }, { _id: 'y', place: point(-180, 20) });
  const { eq, or } = node.command;
  for (const filter of [place, eq?.(place), or?.(eq?.(place))]) {
    expect(await ids(c.where({ place: filter }))).toEqual(['x']);
  }
  expect((await c.where({ place }).remove()).deleted).toBe(1);
  expect(await ids(c)).toEqual(['y']);
});

describe('places in a town', () => {
  beforeAll(async () => {
    await node.createCollection('places');
    await node.collection('places').add([
      { _id: 'centre', at: point(0, 0) },
      { _id: 'near', at: point(0.01, 0) },
      { _id: 'far', at: point(1.5, 1.5) },
      { _id: 'road', at: line([-3, 0], [3, 0]) },
      { _id: 'park', at: polygon(ring(0.5)) },
      { _id: 'nowhere', at: 'unknown' },
    ]);
  });

  test('near: by distance in metres, nearest first unless ordered otherwise', async () => {
    const near = node.command['geoNear']?.({ geometry: point(0, 0), maxDistance: 2000 });
    const query = node.collection('places').where({ at: near });
    expect(await ids(query)).toEqual(['centre', 'near']);
    expect(await ids(query.orderBy('_id', 'desc'))).toEqual(['near', 'centre']);
    expect(await ids(query.skip(1).limit(1))).toEqual(['near']);
    expect((await query.count()).total).toBe(2);
    const ringed = node.command['geoNear']?.({ geometry: point(0, 0), minDistance: 1, maxDistance: 2000 });
    expect(await ids(node.collection('places').where({ at: ringed }))).toEqual(['near']);
  });

  test('within: an area with its border but not its hole, or a circle by its angle', async () => {
    const within = async (area: object): Promise<string[]> =>
      (await ids(node.collection('places').where({ at: node.command['geoWithin']?.(area) }))).sort();
    expect(await within({ geometry: polygon(ring(2)) })).toEqual(['centre', 'far', 'near', 'park']);
    expect(await within({ geometry: polygon(ring(2), ring(1)) })).toEqual(['far']);
    expect(
      await within({ geometry: new node.Geo.MultiPolygon([polygon(ring(0.005)), polygon(ring(0.001))]) }),
    ).toEqual(['centre']);
    // 1 / 6378.1 radians are one kilometre.
    expect(await within({ centerSphere: [point(0, 0), 1.2 / 6378.1] })).toEqual(['centre', 'near']);
    expect(await within({ centerSphere: [[0, 0], 1 / 6378.1] })).toEqual(['centre']);
  });

  test('intersects: whatever has a position in common', async () => {
    const touching = node.command['geoIntersects']?.({ geometry: line([0, -1], [0, 1]) });
    const found = await ids(node.collection('places').where({ at: touching }));
    expect(found.sort()).toEqual(['centre', 'park', 'road']);
  });

  test('where().remove() by place', async () => {
    await node.createCollection('gone');
    const c = node.collection('gone');
    await c.add([{ at: point(0, 0) }, { at: point(50, 50) }]);
    const inside = node.command['geoWithin']?.({ geometry: polygon(ring(2)) });
    expect((await c.where({ at: inside }).remove()).deleted).toBe(1);
    expect((await c.count()).total).toBe(1);
  });
});

test('the stage geoNear measures as MongoDB does, to the last digit', async () => {
  const later = new Date(2000);
  const c = await opened.filled(
    {
      _id: 'tower',
      city: 'Guangzhou',
      date: later,
      location: { type: 'Point', coordinates: [113.30593, 23.1361155] },
    },
    {
      _id: 'mountain',
      city: 'Hangzhou',
      date: new Date(1000),
      location: { type: 'Point', coordinates: [113.306789, 23.1564721] },
    },
    {
      _id: 'palace',
      city: 'Beijing',
      date: later,
      location: { type: 'Point', coordinates: [116.3949659, 39.9163447] },
    },
  );
  const stage = {
    distanceField: 'distance',
    spherical: true,
    near: point(113.3089506, 23.0968251),
    query: { city: /zhou/, date: node.command['lt']?.(later) },
    key: 'location',
    includeLocs: 'place',
  };
  const { data } = (await c.aggregate()['geoNear']?.(stage).end()) ?? {};
  // The distance is the one that node-sdk's own test of the real cloud expects.
  expect(data).toMatchObject([{ _id: 'mountain', distance: 6643.521654040738 }]);
  expect(data?.[0]?.['place']).toEqual(data?.[0]?.['location']);
  const all = await c
    .aggregate()
    ['geoNear']?.({
      distanceField: 'km',
      distanceMultiplier: 0.001,
      maxDistance: 10_000,
      near: point(113.3089506, 23.0968251),
    })
    ['project']?.({ km: 1 })
    .end();
  expect(all?.data.map((row) => [row['_id'], Math.round(Number(row['km']) * 10)])).toEqual([
    ['tower', 44],
    ['mountain', 66],
  ]);
});

test('a point off the globe or an area that is none is refused', async () => {
  const c = (await opened.filled({ at: point(0, 0) })).options({ raw: true });
  const bad = { type: 'Point', coordinates: [500, 0] };
  await expect(c.where({ at: { $nearSphere: { $geometry: bad } } }).get()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
  const place = { type: 'Point', coordinates: [0, 0] };
  await expect(c.where({ at: { $geoWithin: { $geometry: place } } }).get()).rejects.toThrow(/geoWithin/);
  await expect(c.where({ at: { $geoWithin: { $box: [] } } }).get()).rejects.toMatchObject({
    code: 'DATABASE_INVALID_OPERRATOR',
  });
});
