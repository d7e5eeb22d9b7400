/**
 * Transactions over the store: snapshot isolation, first writer wins, at the operation. Committed documents are in
 * SQL; what open transactions wrote and the earlier versions that their snapshots still need are in memory, so a
 * killed process leaves committed documents and nothing else.
 */
import type { Collection, Entry } from './collection';
import { encode, type Doc } from './ejson';
import { conflict, transactionGone } from './errors';
import { newId } from './ids';
import { checkDocument, TRANSACTION_MS_MAX } from './limits';
import { keyOf, type Change, type Store } from './store';
import { Blocked, Transaction } from './transaction';
import { checkIndexes } from './unique';

export class Engine {
  private readonly open = new Map<string, Transaction>();
  private readonly openByScope = new Map<string, Set<Transaction>>();
  private commits = 0;
  /** Commits whose earlier versions are still kept, oldest first. */
  private kept: { commit: number; documents: [Collection, string][] }[] = [];

  constructor(
    readonly store: Store,
    readonly nowMs: () => number,
  ) {}

  start(scope: string): Transaction {
    const transaction = new Transaction(newId(), scope, Date.now(), true);
    this.open.set(transaction.id, transaction);
    if (scope !== '') {
      const siblings = this.openByScope.get(scope) ?? new Set<Transaction>();
      this.openByScope.set(scope, siblings.add(transaction));
    }
    return transaction;
  }

  /** A transaction of one operation, for requests outside of any; it holds nothing and never outlives the call. */
  startBrief(): Transaction {
    const transaction = new Transaction('', '', 0, false);
    transaction.snapshot = this.commits;
    return transaction;
  }

  /** The open transaction with this id, its snapshot pinned; throws when it has ended. */
  get(id: string): Transaction {
    const transaction = this.open.get(id);
    if (transaction === undefined) throw transactionGone();
    transaction.snapshot ??= this.commits;
    return transaction;
  }

  /** True when the function call or labelled piece of work with this scope has a transaction open. */
  scopeHasOpen(scope: string): boolean {
    return scope !== '' && this.openByScope.has(scope);
  }

  /** The document as the transaction sees it; without one, the committed document. */
  see(collection: Collection, key: string, transaction?: Transaction): Entry | undefined {
    if (transaction === undefined) return collection.read(key);
    const own = transaction.own(collection, key);
    if (own !== undefined) return own.doc === null ? undefined : { text: own.text ?? '', doc: own.doc };
    const snapshot = transaction.snapshot ?? this.commits;
    const version = collection.history.get(key)?.find(({ commit }) => commit > snapshot);
    if (version === undefined) return collection.read(key);
    return version.before === null ? undefined : { text: version.before };
  }

  /**
   * What differs between the transaction's view of a collection and the committed documents: its own writes and
   * what was committed after its snapshot.
   */
  overlay(collection: Collection, transaction: Transaction): Map<string, Entry | undefined> {
    const overlay = new Map<string, Entry | undefined>();
    const snapshot = transaction.snapshot ?? this.commits;
    for (const [key, versions] of collection.history) {
      if ((versions.at(-1)?.commit ?? 0) > snapshot) overlay.set(key, this.see(collection, key, transaction));
    }
    for (const key of transaction.writes.get(collection)?.keys() ?? []) {
      overlay.set(key, this.see(collection, key, transaction));
    }
    return overlay;
  }

  /** Throws for a write that another open transaction stands in the way of. */
  refuse(transaction: Transaction, ownerId: string): void {
    const owner = this.open.get(ownerId);
    if (owner === undefined || owner === transaction) return;
    if (transaction.lasting) throw conflict();
    throw new Blocked(owner);
  }

  /**
   * Records a write and takes the sole right to the document; doc null removes it.
   * @throws the conflict error at once for a lasting transaction, Blocked for an operation outside of transactions,
   * the duplicate error for a unique key that is taken
   */
  write(collection: Collection, id: unknown, doc: Doc | null, transaction: Transaction): void {
    const key = keyOf(id);
    const ownerId = collection.writers.get(key);
    if (ownerId === undefined || ownerId !== transaction.id) {
      if (ownerId !== undefined) this.refuse(transaction, ownerId);
      const committed = collection.history.get(key)?.at(-1)?.commit ?? 0;
      if (committed > (transaction.snapshot ?? this.commits)) throw conflict();
    }
    const text = doc === null ? null : encode(doc);
    if (doc !== null && text !== null) {
      checkDocument(doc, text);
      checkIndexes(this, collection, key, doc, transaction);
    }
    if (transaction.lasting) collection.writers.set(key, transaction.id);
    transaction.record({ collection, key, text, doc });
  }

  /** Makes the transaction's writes durable and visible, all or none. */
  commit(transaction: Transaction): void {
    const changes = transaction.changes();
    try {
      if (changes.length > 0) this.publish(changes, transaction);
    } finally {
      this.close(transaction);
    }
  }

  abort(transaction: Transaction): void {
    this.close(transaction);
  }

  /** Aborts what has been open for longer than the cloud allows. */
  abortOverdue(nowMs: number): void {
    for (const transaction of this.open.values()) {
      if (nowMs - transaction.startedMs > TRANSACTION_MS_MAX) this.abort(transaction);
    }
  }

  private publish(changes: Change[], transaction: Transaction): void {
    const keepFor = this.oldestSnapshot(transaction) !== undefined;
    const before = keepFor ? changes.map(({ collection, key }) => collection.read(key)?.text ?? null) : [];
    this.store.apply(changes);
    this.commits++;
    if (!keepFor) return;
    changes.forEach(({ collection, key }, i) => {
      const versions = collection.history.get(key) ?? [];
      versions.push({ commit: this.commits, before: before[i] ?? null });
      collection.history.set(key, versions);
    });
    this.kept.push({
      commit: this.commits,
      documents: changes.map(({ collection, key }) => [collection, key]),
    });
  }

  private close(transaction: Transaction): void {
    if (!transaction.lasting) return;
    this.open.delete(transaction.id);
    const siblings = this.openByScope.get(transaction.scope);
    if (siblings?.delete(transaction) === true && siblings.size === 0)
      this.openByScope.delete(transaction.scope);
    for (const [collection, writes] of transaction.writes) {
      for (const key of writes.keys()) collection.writers.delete(key);
    }
    for (const [claims, key] of transaction.claimed) claims.delete(key);
    this.dropVersions();
    transaction.finish();
  }

  private oldestSnapshot(except?: Transaction): number | undefined {
    let oldest: number | undefined;
    for (const { snapshot, id } of this.open.values()) {
      if (snapshot === undefined || id === except?.id) continue;
      if (oldest === undefined || snapshot < oldest) oldest = snapshot;
    }
    return oldest;
  }

  /** Forgets the versions that no open snapshot can reach. */
  private dropVersions(): void {
    if (this.kept.length === 0) return;
    const oldest = this.oldestSnapshot() ?? Infinity;
    const count = this.kept.findIndex(({ commit }) => commit > oldest);
    for (const { documents } of this.kept.splice(0, count === -1 ? this.kept.length : count)) {
      for (const [collection, key] of documents) {
        const versions = collection.history.get(key);
        versions?.shift();
        if (versions?.length === 0) collection.history.delete(key);
      }
    }
  }
}
