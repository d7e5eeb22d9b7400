/** One collection: its SQL statements, its indexes, and what open transactions hold on its documents. */
import type Database from 'libsql';
import { decodeDoc, type Doc } from './ejson';
import type { Index } from './indexes';
import { LruMap } from './lru';

/** A stored document: the text is what is kept, the parsed form is made when a filter first needs it. */
export interface Entry {
  readonly text: string;
  doc?: Doc;
}

/** What a document was before the commit with this number; null = it did not exist. */
export interface Version {
  commit: number;
  before: string | null;
}

type Statement = Database.Statement;
const CACHED_DOCUMENTS_MAX = 4000;
const CACHED_TEXT_MAX_CHARS = 32_768;

export class Collection {
  readonly indexes: Index[] = [];
  /** The open transaction that has written a document: its second writer fails. Values are transaction ids. */
  readonly writers = new Map<string, string>();
  /** Earlier versions, oldest first, only while an open snapshot may need them. */
  readonly history = new Map<string, Version[]>();
  private readonly cache = new LruMap<string, Entry>(CACHED_DOCUMENTS_MAX);
  private readonly selectOne: Statement;
  private readonly upsert: Statement;
  private readonly remove: Statement;

  constructor(
    readonly name: string,
    readonly table: string,
    db: Database.Database,
  ) {
    this.selectOne = db.prepare(`SELECT doc FROM ${table} WHERE id = ?`).raw();
    this.upsert = db.prepare(
      `INSERT INTO ${table}(id, doc) VALUES(?, ?) ON CONFLICT(id) DO UPDATE SET doc = excluded.doc`,
    );
    this.remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  }

  /** The committed document, or undefined. */
  read(key: string): Entry | undefined {
    const cached = this.cache.get(key);
    if (cached !== undefined) return cached;
    const row = this.selectOne.get([key]) as [string] | undefined;
    return row === undefined ? undefined : this.remember(key, row[0]);
  }

  /** An entry for a row that a query has read, sharing the parsed form with earlier reads of the same text. */
  remember(key: string, text: string): Entry {
    const cached = this.cache.get(key);
    if (cached?.text === text) return cached;
    const entry: Entry = { text };
    if (text.length <= CACHED_TEXT_MAX_CHARS) this.cache.set(key, entry);
    return entry;
  }

  /** An entry for a row of a scan, which would only drive out of the cache what is used again. */
  peek(key: string, text: string): Entry {
    const cached = this.cache.get(key);
    return cached?.text === text ? cached : { text };
  }

  /** Writes one document within the SQL transaction that the caller holds. */
  write(key: string, text: string | null): void {
    if (text === null) this.remove.run([key]);
    else this.upsert.run([key, text]);
  }

  /** Brings the cache up to date; called after the SQL transaction has been committed. */
  forget(key: string): void {
    this.cache.delete(key);
  }
}

/** The parsed form of an entry; shared, so never to be changed. */
export function docOf(entry: Entry): Doc {
  return (entry.doc ??= decodeDoc(entry.text, 0));
}
