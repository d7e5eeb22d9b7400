/**
 * What the platform itself keeps beside the database: files' entries, permissions, messages. JSON by kind and id in
 * one libsql file; a write that returned survives a kill -9. Synchronous.
 */
import Database from 'libsql';

const SCHEMA = `
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS records(
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, UNIQUE(kind, id));
`;

export class Records {
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file);
    this.db.prepare('PRAGMA journal_mode = WAL').all();
    this.db.exec(SCHEMA);
  }

  /** What was put under this name, or undefined. */
  get(kind: string, id: string): unknown {
    const row = this.rows('SELECT value FROM records WHERE kind = ? AND id = ?', [kind, id])[0];
    return row === undefined ? undefined : JSON.parse(String(row[0]));
  }

  put(kind: string, id: string, value: unknown): void {
    const sql =
      'INSERT INTO records(kind, id, value) VALUES(?, ?, ?) ON CONFLICT(kind, id) DO UPDATE SET value = excluded.value';
    this.db.prepare(sql).run([kind, id, JSON.stringify(value)]);
  }

  /** @returns false when there was nothing under this name */
  remove(kind: string, id: string): boolean {
    return this.db.prepare('DELETE FROM records WHERE kind = ? AND id = ?').run([kind, id]).changes > 0;
  }

  /** All of a kind in the order in which they were first put. */
  list(kind: string): unknown[] {
    return this.rows('SELECT value FROM records WHERE kind = ? ORDER BY number', [kind]).map(
      ([value]) => JSON.parse(String(value)) as unknown,
    );
  }

  close(): void {
    this.db.close();
  }

  private rows(sql: string, params: unknown[]): unknown[][] {
    return this.db.prepare(sql).raw().all(params) as unknown[][];
  }
}
