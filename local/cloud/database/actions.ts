/** The database actions of the wire. Each is one synchronous step, so that no two of them ever interleave. */
import type { WireReply, WireRequest } from '../wire';
import { aggregate } from './aggregate/aggregate';
import { docOf, type Collection, type Entry } from './collection';
import { decodeDoc, encode, isPlainDoc, type Doc } from './ejson';
import type { Engine } from './engine';
import { duplicate, invalidParam, outsideTransaction, replyTooLarge, tooManyCollections } from './errors';
import { count, find } from './find';
import { newId } from './ids';
import {
  checkCollectionName,
  COLLECTIONS_MAX,
  countOf,
  QUERY_DEFAULT,
  QUERY_MAX,
  REPLY_CHARS_MAX,
} from './limits';
import type { Sort } from './plan';
import { project } from './project';
import { keyOf } from './store';
import type { Transaction } from './transaction';
import { applyUpdate } from './update';

type Work<T> = (engine: Engine, request: WireRequest, transaction: T) => WireReply;

const READS: Record<string, Work<Transaction | undefined> | undefined> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': (engine, request) => ({
    data: { total: count(engine, collectionOf(engine, request), filterOf(engine, request)) },
  }),
  'database.aggregateDocuments': (engine, request) => ({
    data: { list: fitting(aggregate(engine, request.collectionName ?? '', request.stages)) },
  }),
};

const WRITES: Record<string, Work<Transaction> | undefined> = {
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': removeDocument,
};

/**
 * Runs one database action.
 * @param scope of the caller, '' when unknown
 * @returns undefined when the action is none of the database's
 */
export function runDatabaseAction(
  engine: Engine,
  request: WireRequest,
  scope: string,
): WireReply | undefined {
  const { action } = request;
  const read = READS[action];
  const write = WRITES[action];
  if (read !== undefined || write !== undefined) refuseOutside(engine, request, scope);
  if (read !== undefined) {
    return read(
      engine,
      request,
      request.transactionId === undefined ? undefined : engine.get(request.transactionId),
    );
  }
  if (write !== undefined) return runWrite(engine, request, write);
  switch (action) {
    case 'database.startTransaction':
      return { transactionId: engine.start(scope).id };
    case 'database.commitTransaction':
      engine.commit(engine.get(request.transactionId ?? ''));
      return {};
    case 'database.abortTransaction':
      engine.abort(engine.get(request.transactionId ?? ''));
      return {};
    case 'database.addCollection':
      addCollection(engine, request.collectionName);
      return { data: {} };
    default:
      return undefined;
  }
}

function addCollection(engine: Engine, name: unknown): void {
  checkCollectionName(name);
  // node-sdk's published test creates one twice and expects success (test/database/unit/document.test.ts).
  if (engine.store.has(name)) return;
  if (engine.store.size >= COLLECTIONS_MAX) throw tooManyCollections(COLLECTIONS_MAX);
  engine.store.ensureCollection(name);
}

/** As in MongoDB an error of a write ends its transaction; outside of one it leaves nothing behind. */
function runWrite(engine: Engine, request: WireRequest, write: Work<Transaction>): WireReply {
  const { transactionId } = request;
  const transaction = transactionId === undefined ? engine.startBrief() : engine.get(transactionId);
  try {
    const reply = write(engine, request, transaction);
    if (!transaction.lasting) engine.commit(transaction);
    return reply;
  } catch (error) {
    engine.abort(transaction);
    throw error;
  }
}

/** The SDK leaves transactionId out of these; then the caller's scope tells that they slipped out of a transaction. */
function refuseOutside(engine: Engine, request: WireRequest, scope: string): void {
  const what = outsideOperation(request);
  if (what === undefined) return;
  if (request.transactionId !== undefined || engine.scopeHasOpen(scope)) throw outsideTransaction(what);
}

function outsideOperation({ action, queryType }: WireRequest): string | undefined {
  if (action === 'database.calculateDocument') return 'count()';
  if (action === 'database.aggregateDocuments') return 'aggregate()';
  if (queryType !== 'WHERE') return undefined;
  if (action === 'database.modifyDocument') return 'where().update()';
  return action === 'database.removeDocument' ? 'where().remove()' : undefined;
}

function collectionOf(engine: Engine, request: WireRequest): Collection {
  return engine.store.collection(request.collectionName ?? '');
}

function filterOf(engine: Engine, request: WireRequest): Doc {
  return decodeDoc(request.query, engine.nowMs());
}

/** What is written to has to be named, if only as all documents, by where({}). node-sdk, test/database/index.test.ts. */
function filterNeeded(engine: Engine, request: WireRequest): Doc {
  if (request.query === undefined || request.query === '') throw invalidParam("param.query can't be empty");
  return filterOf(engine, request);
}

function getDocument(engine: Engine, request: WireRequest, transaction: Transaction | undefined): WireReply {
  const collection = collectionOf(engine, request);
  const isDocQuery = request.queryType === 'DOC';
  const limit = isDocQuery ? 1 : Math.min(countOf('limit', request.limit, QUERY_DEFAULT), QUERY_MAX);
  const skip = countOf('offset', request.offset, 0);
  const sort = sortOf(request.order);
  const filter = filterOf(engine, request);
  const entries = find(engine, collection, { filter, sort, skip, limit }, transaction);
  const list = fitting(project(entries, decodeDoc(request.projection, 0)));
  return { data: { list, limit, offset: skip } };
}

function fitting(list: string[]): string[] {
  const size = list.reduce((chars, text) => chars + text.length, 0);
  if (size > REPLY_CHARS_MAX) throw replyTooLarge(`The reply is larger than 16 MB (${size} characters)`);
  return list;
}

/** Newer SDKs send an object, field to direction; older ones an array of {field, direction}. */
function sortOf(order: string | undefined): Sort {
  if (order === undefined || order === '') return [];
  const parsed = JSON.parse(order) as unknown;
  if (Array.isArray(parsed)) {
    return parsed.map((item: unknown) => {
      const { field, direction } = item as { field: string; direction: string };
      return [field, direction === 'desc' ? -1 : 1];
    });
  }
  return Object.entries(decodeDoc(order, 0)).map(([field, direction]) => [field, direction === -1 ? -1 : 1]);
}

function insertDocument(engine: Engine, request: WireRequest, transaction: Transaction): WireReply {
  const collection = collectionOf(engine, request);
  const texts = Array.isArray(request.data) ? request.data : [request.data ?? '{}'];
  const insertedIds = texts.map((text) => {
    const { _id: given, ...rest } = decodeDoc(text, engine.nowMs());
    const id = given ?? newId();
    insert(engine, collection, id, { _id: id, ...rest }, transaction);
    return id;
  });
  return { data: { insertedIds } };
}

function insert(
  engine: Engine,
  collection: Collection,
  id: unknown,
  doc: Doc,
  transaction: Transaction,
): void {
  if (engine.see(collection, keyOf(id), transaction) !== undefined) {
    throw duplicate(collection.name, '_id_', `{ _id: ${encode(id)} }`);
  }
  engine.write(collection, id, doc, transaction);
}

function modifyDocument(engine: Engine, request: WireRequest, transaction: Transaction): WireReply {
  const collection = collectionOf(engine, request);
  const filter = filterNeeded(engine, request);
  const data = decodeDoc(typeof request.data === 'string' ? request.data : undefined, engine.nowMs());
  const limit = request.multi === true ? Infinity : 1;
  const found = find(engine, collection, { filter, limit }, transaction);
  let updated = 0;
  for (const entry of found) {
    const replaces = request.merge === false;
    const next = replaces ? { _id: docOf(entry)['_id'], ...data } : updatedDoc(entry, data, filter);
    // A replacement counts even when it changes nothing; an update then does not.
    if (writeIfChanged(engine, collection, entry, next, transaction) || replaces) updated++;
  }
  if (found.length > 0 || request.upsert !== true) return { data: { updated } };
  const id = isPlainDoc(filter['_id']) ? newId() : (filter['_id'] ?? newId());
  insert(engine, collection, id, { _id: id, ...data }, transaction);
  return { data: { updated: 0, upsert_id: id } };
}

function updatedDoc(entry: Entry, modifier: Doc, filter: Doc): Doc {
  const next = decodeDoc(entry.text, 0);
  applyUpdate(next, modifier, filter);
  return next;
}

/** As in MongoDB a write that changes nothing is none: it takes no lock. */
function writeIfChanged(
  engine: Engine,
  collection: Collection,
  entry: Entry,
  next: Doc,
  transaction: Transaction,
): boolean {
  if (encode(next) === entry.text) return false;
  engine.write(collection, next['_id'], next, transaction);
  return true;
}

function modifyAndReturn(engine: Engine, request: WireRequest, transaction: Transaction): WireReply {
  const collection = collectionOf(engine, request);
  const filter = filterNeeded(engine, request);
  const modifier = decodeDoc(typeof request.data === 'string' ? request.data : undefined, engine.nowMs());
  const entry = find(engine, collection, { filter, limit: 1 }, transaction)[0];
  if (entry === undefined) return { data: { updated: 0, doc: null } };
  const next = updatedDoc(entry, modifier, filter);
  writeIfChanged(engine, collection, entry, next, transaction);
  return { data: { updated: 1, doc: encode(next) } };
}

function removeDocument(engine: Engine, request: WireRequest, transaction: Transaction): WireReply {
  const collection = collectionOf(engine, request);
  if (request.queryType === undefined) throw invalidParam('queryType is missing');
  const limit = request.multi === true ? Infinity : 1;
  const found = find(engine, collection, { filter: filterNeeded(engine, request), limit }, transaction);
  for (const entry of found) engine.write(collection, docOf(entry)['_id'], null, transaction);
  return { data: { deleted: found.length } };
}
