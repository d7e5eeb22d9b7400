/**
 * Counts what a use case costs in the cloud: calls, and sequential round trips (calls that go out
 * together while none is under way are one).
 */
import type { Database, Transaction } from '../../cloudfunctions/platform/database';

export interface Cost {
  readonly calls: number;
  readonly roundTrips: number;
  readonly beforeCommit: number;
}

export class CountingDatabase {
  private calls = 0;
  private roundTrips = 0;
  private beforeCommit = 0;
  private underWay = 0;
  readonly database: Database;

  constructor(inner: Database) {
    this.database = this.counted(inner, (name, result) =>
      name === 'begin' ? this.counted(result as Transaction, (_name, value) => value) : result,
    );
  }

  private counted<T extends object>(target: T, wrap: (name: string, result: unknown) => unknown): T {
    return new Proxy(target, {
      get: (object, name) => {
        const member: unknown = Reflect.get(object, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]) => {
          if (Array.isArray(values[1]) && values[1].length === 0) return new Map();
          this.count(String(name));
          try {
            return wrap(String(name), await (member.apply(object, values) as Promise<unknown>));
          } finally {
            this.underWay -= 1;
          }
        };
      },
    });
  }

  private count(name: string): void {
    this.calls += 1;
    if (name === 'commit') this.beforeCommit = this.roundTrips;
    if (this.underWay === 0) this.roundTrips += 1;
    this.underWay += 1;
  }

  async cost(work: () => Promise<unknown>): Promise<Cost> {
    [this.calls, this.roundTrips, this.beforeCommit] = [0, 0, 0];
    await work();
    return { calls: this.calls, roundTrips: this.roundTrips, beforeCommit: this.beforeCommit };
  }
}
