/** An open transaction: its snapshot and what it has written so far. */
import type { Collection } from './collection';
import type { Change } from './store';

export class Transaction {
  /** Number of the last commit it sees; undefined until its first operation pins it. */
  snapshot: number | undefined;
  readonly writes = new Map<Collection, Map<string, Change>>();
  /** Unique keys it has claimed, to be given back at its end. */
  readonly claimed: [claims: Map<string, string>, key: string][] = [];
  readonly ended: Promise<void>;
  private end: () => void = () => undefined;

  constructor(
    readonly id: string,
    readonly scope: string,
    readonly startedMs: number,
    /** False for the short-lived transaction that wraps one operation made outside of any. */
    readonly lasting: boolean,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  own(collection: Collection, key: string): Change | undefined {
    return this.writes.get(collection)?.get(key);
  }

  record(change: Change): void {
    let writes = this.writes.get(change.collection);
    if (writes === undefined) this.writes.set(change.collection, (writes = new Map<string, Change>()));
    writes.set(change.key, change);
  }

  changes(): Change[] {
    return [...this.writes.values()].flatMap((writes) => [...writes.values()]);
  }

  /** Wakes the operations that wait for this transaction's documents. */
  finish(): void {
    this.end();
  }
}

/** An operation outside of transactions met a document that an open transaction holds; it waits for that one's end. */
export class Blocked extends Error {
  constructor(readonly owner: Transaction) {
    super(`waits for transaction ${owner.id}`);
  }
}
