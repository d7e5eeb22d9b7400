/**
 * The database in an operator's hands: whatever a transaction writes, it writes down in the audit log before it
 * commits. So an act and its record happen together or not at all, and no use case can forget it.
 */
import type { Collection, Database, Document, Query, Transaction } from '../../platform/database';
import { auditLog } from '../documents';
import { changeOf } from './changes';
import { newRecordId, recordOf, type Act } from './record';

export function loggedDatabase(inner: Database, act: Act, now: () => number): Database {
  return {
    get: (from, id) => inner.get(from, id),
    getMany: (from, ids) => inner.getMany(from, ids),
    find: (from, query) => inner.find(from, query),
    count: (from, where) => inner.count(from, where),
    begin: async () => new LoggedTransaction(await inner.begin(), act, now),
  };
}

interface Written {
  readonly collection: string;
  readonly document: Document;
  readonly isNew: boolean;
}

class LoggedTransaction implements Transaction {
  /** As they stood when the transaction began, by collection and id. */
  private readonly found = new Map<string, Document | null>();
  private readonly written = new Map<string, Written>();

  constructor(
    private readonly inner: Transaction,
    private readonly act: Act,
    private readonly now: () => number,
  ) {}

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | null> {
    const document = await this.inner.get(from, id);
    this.remember(from.name, id, document);
    return document;
  }

  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>> {
    const documents = await this.inner.getMany(from, ids);
    for (const id of ids) this.remember(from.name, id, documents.get(id) ?? null);
    return documents;
  }

  async find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]> {
    const documents = await this.inner.find(from, query);
    for (const document of documents) this.remember(from.name, document._id, document);
    return documents;
  }

  async insert<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await this.inner.insert(into, document);
    this.written.set(keyOf(into.name, document._id), { collection: into.name, document, isNew: true });
  }

  async put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    // What nobody has looked at is looked at now: afterwards it would be gone.
    if (!this.found.has(keyOf(into.name, document._id))) await this.get(into, document._id);
    await this.inner.put(into, document);
    this.written.set(keyOf(into.name, document._id), { collection: into.name, document, isNew: false });
  }

  async commit(): Promise<void> {
    const changes = [...this.written].flatMap(([key, { collection, document, isNew }]) => {
      const before = isNew ? null : (this.found.get(key) ?? null);
      return changeOf(collection, before, document) ?? [];
    });
    if (changes.length > 0) {
      const more = { id: newRecordId(), kind: 'write', at: this.now(), changes } as const;
      await this.inner.insert(auditLog, recordOf(this.act, more));
    }
    await this.inner.commit();
  }

  abort(): Promise<void> {
    return this.inner.abort();
  }

  private remember(collection: string, id: string, document: Document | null): void {
    const key = keyOf(collection, id);
    if (!this.found.has(key) && !this.written.has(key)) this.found.set(key, document);
  }
}

const keyOf = (collection: string, id: string): string => `${collection}/${id}`;
