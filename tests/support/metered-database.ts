/** Counts the documents that a use case reads and writes, as CloudBase's bill does; a query that finds nothing is a read too. */
import type { Database, Transaction } from '../../cloudfunctions/platform/database';

export class MeteredDatabase {
  private reads = 0;
  private writes = 0;
  readonly database: Database;

  constructor(inner: Database) {
    this.database = this.metered(inner);
  }

  async meter(work: () => Promise<unknown>): Promise<readonly [reads: number, writes: number]> {
    [this.reads, this.writes] = [0, 0];
    await work();
    return [this.reads, this.writes];
  }

  private metered<T extends Database | Transaction>(target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const member: unknown = Reflect.get(object, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]) => {
          const result = await (member.apply(object, values) as Promise<unknown>);
          if (name === 'begin') return this.metered(result as Transaction);
          this.count(name, values[1], result);
          return result;
        };
      },
    });
  }

  private count(name: string | symbol, asked: unknown, result: unknown): void {
    if (name === 'put' || name === 'insert') this.writes += 1;
    if (name === 'get' || name === 'count') this.reads += 1;
    if (name === 'getMany') this.reads += (asked as readonly string[]).length;
    if (name === 'find') this.reads += Math.max(1, (result as readonly unknown[]).length);
  }
}
