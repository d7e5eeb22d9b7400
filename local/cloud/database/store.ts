/** The file: collections, indexes and a few named values in one libsql database. Synchronous, one process. */
import Database from 'libsql';
import { Collection } from './collection';
import { decodeDoc, encode, type Doc } from './ejson';
import { collectionMissing, requestFailed } from './errors';
import { newId } from './ids';
import { INDEXES_MAX } from './limits';
import { LruMap } from './lru';
import { arrayConditions, hasArray, makeIndex, uniqueKeys, type Index, type IndexSpec } from './indexes';

export interface Change {
  collection: Collection;
  key: string;
  text: string | null;
  doc: Doc | null;
}

const SCHEMA = `
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -131072;
  PRAGMA temp_store = MEMORY;
  CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS collections(number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
  CREATE TABLE IF NOT EXISTS indexes(
    collection INTEGER NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL, is_unique INTEGER NOT NULL,
    multikey INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(collection, name));
`;

export class Store {
  readonly db: Database.Database;
  private readonly collections = new Map<string, Collection>();
  private readonly statements = new LruMap<string, Database.Statement>(500);
  private readonly setMeta: Database.Statement;

  constructor(file: string) {
    this.db = new Database(file);
    // WAL keeps an acknowledged commit over kill -9; NORMAL gives up only what a failing machine had not yet synced.
    this.db.prepare('PRAGMA journal_mode = WAL').all();
    this.db.exec(SCHEMA);
    this.setMeta = this.db.prepare('INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)');
    for (const [number, name] of this.rows('SELECT number, name FROM collections ORDER BY number')) {
      this.open(Number(number), String(name));
    }
  }

  collection(name: string): Collection {
    const found = this.collections.get(name);
    if (found === undefined) throw collectionMissing(name);
    return found;
  }

  has(name: string): boolean {
    return this.collections.has(name);
  }

  /** How many collections there are. */
  get size(): number {
    return this.collections.size;
  }

  /** Creates what is missing of a collection and its indexes. A unique index on clashing documents is refused. */
  ensureCollection(name: string, indexes: readonly IndexSpec[] = []): void {
    let collection = this.collections.get(name);
    if (collection === undefined) {
      const number = Number(this.rows('SELECT COALESCE(MAX(number), 0) + 1 FROM collections')[0]?.[0]);
      this.atomically(() => {
        this.db.exec(
          `CREATE TABLE c${number}(number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, doc TEXT NOT NULL)`,
        );
        this.db.prepare('INSERT INTO collections(number, name) VALUES(?, ?)').run([number, name]);
      });
      collection = this.open(number, name);
    }
    for (const spec of indexes) this.ensureIndex(collection, spec);
  }

  /** Writes all changes or none; when it returns they survive a kill -9. */
  apply(changes: readonly Change[]): void {
    const write = (): void => {
      for (const change of changes) {
        if (change.doc !== null) this.noteMultikey(change.collection, change.doc);
        change.collection.write(change.key, change.text);
      }
    };
    // One statement is a transaction by itself; that an index is noted as multikey beforehand does no harm.
    if (changes.length === 1) write();
    else this.atomically(write);
    for (const change of changes) change.collection.forget(change.key);
  }

  /** Inserts many documents in one SQL transaction, without looking at unique indexes or open transactions. */
  bulkInsert(name: string, documents: Iterable<object>): void {
    const collection = this.collection(name);
    this.atomically(() => {
      for (const document of documents) {
        const { _id: given, ...rest } = document as Doc;
        const id = given ?? newId();
        collection.write(keyOf(id), encode({ _id: id, ...rest }));
        collection.forget(keyOf(id));
        if (collection.indexes.length > 0) this.noteMultikey(collection, rest);
      }
    });
  }

  meta(name: string): string | undefined {
    return this.db.prepare('SELECT value FROM meta WHERE name = ?').raw().get([name])?.[0 as never];
  }

  saveMeta(name: string, value: string): void {
    this.setMeta.run([name, value]);
  }

  rows(sql: string, params: unknown[] = []): unknown[][] {
    return this.db.prepare(sql).raw().all(params) as unknown[][];
  }

  /** Runs a query for documents; the statements of the queries last used are kept prepared. */
  query(sql: string, params: unknown[]): [id: string, text: string][] {
    let statement = this.statements.get(sql);
    if (statement === undefined) this.statements.set(sql, (statement = this.db.prepare(sql).raw()));
    return statement.all(params) as [string, string][];
  }

  close(): void {
    this.db.close();
  }

  private atomically(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private open(number: number, name: string): Collection {
    const collection = new Collection(name, `c${number}`, this.db);
    this.collections.set(name, collection);
    const sql = 'SELECT name, fields, is_unique, multikey FROM indexes WHERE collection = ? ORDER BY name';
    for (const [indexName, fields, unique, multikey] of this.rows(sql, [number])) {
      const parsed = JSON.parse(String(fields)) as IndexSpec['fields'];
      const index = makeIndex({ name: String(indexName), fields: parsed, unique: unique === 1 });
      index.multikey = multikey === 1;
      collection.indexes.push(index);
    }
    return collection;
  }

  private ensureIndex(collection: Collection, spec: IndexSpec): void {
    const existing = collection.indexes.find((index) => index.name === spec.name);
    if (existing !== undefined) {
      if (JSON.stringify(existing.fields) === JSON.stringify(spec.fields)) return;
      throw requestFailed(`Index ${spec.name} of ${collection.name} exists with other fields`);
    }
    if (collection.indexes.length >= INDEXES_MAX)
      throw requestFailed(`Collection ${collection.name} has ${INDEXES_MAX} indexes already`);
    const index = makeIndex(spec);
    const number = Number(collection.table.slice(1));
    this.refuseClashes(collection, index);
    this.atomically(() => {
      this.db.exec(
        `CREATE INDEX ${collection.table}_${collection.indexes.length} ON ${collection.table}(${index.expressions.join(', ')})`,
      );
      this.db
        .prepare('INSERT INTO indexes(collection, name, fields, is_unique) VALUES(?, ?, ?, ?)')
        .run([number, spec.name, JSON.stringify(spec.fields), index.unique ? 1 : 0]);
    });
    collection.indexes.push(index);
    if (this.hasArrays(collection, index)) this.saveMultikey(collection, index);
  }

  private hasArrays(collection: Collection, index: Index): boolean {
    const sql = `SELECT 1 FROM ${collection.table} WHERE ${arrayConditions(index).join(' OR ')} LIMIT 1`;
    return this.rows(sql).length > 0;
  }

  /** A key that two documents have, when elements of arrays are keys, which SQL cannot tell. */
  private clashOfArrays(collection: Collection, index: Index): string | undefined {
    const seen = new Set<string>();
    for (const [, text] of this.query(`SELECT id, doc FROM ${collection.table}`, [])) {
      for (const key of uniqueKeys(index, decodeDoc(text, 0))) {
        if (seen.has(key.text)) return key.text;
        seen.add(key.text);
      }
    }
    return undefined;
  }

  private refuseClashes(collection: Collection, index: Index): void {
    if (!index.unique) return;
    const keys = index.expressions.join(', ');
    const sql = `SELECT ${keys} FROM ${collection.table} GROUP BY ${keys} HAVING COUNT(*) > 1 LIMIT 1`;
    const clash = this.hasArrays(collection, index)
      ? this.clashOfArrays(collection, index)
      : this.rows(sql)[0];
    if (clash === undefined) return;
    throw requestFailed(
      `Unique index ${index.name} of ${collection.name}: documents clash on ${JSON.stringify(clash)}`,
    );
  }

  private noteMultikey(collection: Collection, doc: Doc): void {
    for (const index of collection.indexes) {
      if (!index.multikey && hasArray(index, doc)) this.saveMultikey(collection, index);
    }
  }

  private saveMultikey(collection: Collection, index: Index): void {
    index.multikey = true;
    this.db
      .prepare('UPDATE indexes SET multikey = 1 WHERE collection = ? AND name = ?')
      .run([Number(collection.table.slice(1)), index.name]);
  }
}

/** The text under which an _id is filed: a text is itself, anything else its JSON behind a mark no text begins with. */
export function keyOf(id: unknown): string {
  return typeof id === 'string' ? id : `\u0001${encode(id)}`;
}
