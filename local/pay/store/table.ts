/** A kind of document in the file: JSON under a text key, with the columns that queries look at beside it. */
import type Database from 'libsql';

export type Cell = string | number | null;
type Columns<T> = Record<string, (doc: T) => Cell>;

export class Table<T extends object> {
  private readonly statements = new Map<string, Database.Statement>();

  /**
   * @param keyOf the text that a document is found under
   * @param columns what `select` may name in its condition, each with an index
   */
  constructor(
    private readonly db: Database.Database,
    private readonly name: string,
    private readonly keyOf: (doc: T) => string,
    private readonly columns: Columns<T> = {},
  ) {
    const names = Object.keys(columns);
    const declared = names.map((column) => `, ${column}`).join('');
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${name}(
        number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, doc TEXT NOT NULL${declared})`,
    );
    for (const column of names) db.exec(`CREATE INDEX IF NOT EXISTS ${name}_${column} ON ${name}(${column})`);
  }

  get(key: string): T | undefined {
    return this.select('key = ?', key)[0];
  }

  /** Inserts, or replaces the document of the same key. */
  put(doc: T): void {
    const names = ['key', 'doc', ...Object.keys(this.columns)];
    const cells = [
      this.keyOf(doc),
      JSON.stringify(doc),
      ...Object.values(this.columns).map((read) => read(doc)),
    ];
    const updates = names.slice(1).map((column) => `${column} = excluded.${column}`);
    const sql = `INSERT INTO ${this.name}(${names.join(', ')}) VALUES(${names.map(() => '?').join(', ')})
      ON CONFLICT(key) DO UPDATE SET ${updates.join(', ')}`;
    this.statement(sql).run(cells);
  }

  /** The documents that meet an SQL condition on the columns, in the order in which they were first put. */
  select(condition: string, ...cells: Cell[]): T[] {
    const sql = `SELECT doc FROM ${this.name} WHERE ${condition} ORDER BY number`;
    const rows = this.statement(sql).raw().all(cells) as [string][];
    return rows.map(([doc]) => JSON.parse(doc) as T);
  }

  all(): T[] {
    return this.select('1 = 1');
  }

  private statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}
