/** For the tests of this folder: @cloudbase/node-sdk on a cloud in a scratch folder, typed as far as the tests use it. */
import type { CloudOptions } from './index';
import { openCloud, type Command, type Opened, type Row } from './test-support';

interface NodeQuery {
  where(condition: object): NodeQuery;
  options(options: object): NodeQuery;
  orderBy(field: string, direction: 'asc' | 'desc'): NodeQuery;
  limit(n: number): NodeQuery;
  skip(n: number): NodeQuery;
  field(fields: object): NodeQuery;
  get(): Promise<{ data: Row[] }>;
  count(): Promise<{ total: number }>;
  update(data: object): Promise<{ updated: number }>;
  updateAndReturn(data: object): Promise<{ updated: number; doc: Row | null }>;
  remove(): Promise<{ deleted: number }>;
}

export type NodeAggregate = Record<string, (argument: unknown) => NodeAggregate> & {
  end(): Promise<{ data: Row[] }>;
};

interface NodeDoc {
  get(): Promise<{ data: Row[] }>;
  set(data: object): Promise<{ updated: number; upsertedId?: unknown; upserted?: unknown[] }>;
  update(data: object): Promise<{ updated: number }>;
  delete(): Promise<{ deleted: number }>;
}

export interface NodeCollection extends NodeQuery {
  options(options: object): NodeCollection;
  doc(id: string | number): NodeDoc;
  add(data: object): Promise<{ id: unknown; ids: unknown[]; inserted?: number }>;
  aggregate(pipeline?: object[]): NodeAggregate;
}

export interface NodeTransaction {
  collection(name: string): Omit<NodeCollection, 'doc'> & {
    doc(id: string | number): Omit<NodeDoc, 'get'> & { get(): Promise<{ data: Row | null }> };
  };
  commit(): Promise<{ requestId: string }>;
  rollback(reason?: unknown): Promise<{ requestId: string }>;
}

type Shape = new (...args: unknown[]) => object;

export interface NodeDb {
  command: Command & { project: Command };
  Geo: Record<'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon', Shape>;
  RegExp(options: { regexp: string; options?: string }): object;
  ObjectId(options: { id: string }): object;
  serverDate(options?: { offset: number }): object;
  collection(name: string): NodeCollection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<NodeTransaction>;
  runTransaction<T>(work: (transaction: NodeTransaction) => Promise<T>, times?: number): Promise<T>;
}

export interface OpenedNode extends Opened {
  node: NodeDb;
  /** A new collection with these documents. */
  filled(...documents: Row[]): Promise<NodeCollection>;
}

/** Starts a cloud and both SDKs on it; once a test file. */
export async function openNode(options: Partial<CloudOptions> = {}): Promise<OpenedNode> {
  const opened = await openCloud(options);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only now may the SDK read the environment
  const tcb = require('@cloudbase/node-sdk') as { init(config: object): { database(): NodeDb } };
  const node = tcb.init({ env: 'local-env' }).database();
  let collections = 0;
  const filled = async (...documents: Row[]): Promise<NodeCollection> => {
    const name = `made${++collections}`;
    await node.createCollection(name);
    if (documents.length > 0) await node.collection(name).add(documents);
    return node.collection(name);
  };
  return { ...opened, node, filled };
}

/** A collection with scalars, arrays and objects, and another, `other`, whose ids its arrays name. */
export async function openJoinable(): Promise<{ opened: OpenedNode; collection: NodeCollection }> {
  const opened = await openNode();
  const { node } = opened;
  const collection = await opened.filled(
    { _id: 'a', k: 'x', p: 10, tags: ['o1', 'o3'], o: { a: 1 } },
    { _id: 'b', k: 'y', p: 40, tags: [], o: { b: 2 } },
    { _id: 'c', k: 'x', p: 60, tags: 'q' },
    { _id: 'd', k: 'y', p: 200, tags: null },
    { _id: 'e', k: 'y' },
  );
  await node.createCollection('other');
  await node.collection('other').add([
    { _id: 'o1', k: 'x' },
    { _id: 'o2', k: 'x' },
    { _id: 'o3', k: 'z' },
  ]);
  return { opened, collection };
}
