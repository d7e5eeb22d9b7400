/**
 * `Database` in memory with the cloud's rules: snapshot isolation, the second writer of a document
 * fails at once, an aborted transaction leaves nothing. For tests of use cases without a gateway.
 */
import {
  Conflict,
  DuplicateId,
  type Collection,
  type Condition,
  type Database,
  type Document,
  type Query,
  type Transaction,
} from '../../cloudfunctions/platform/database';

interface Version {
  readonly at: number;
  readonly document: Document | null;
}
/** By id, the latest version last. */
type Shelf = Map<string, Version[]>;

export class MemoryDatabase implements Database {
  private readonly shelves = new Map<string, Shelf>();
  private readonly locks = new Map<string, MemoryTransaction>();
  private commits = 0;
  /** Called before every operation of a transaction; tests inject crashes and schedules here. */
  beforeOperation: (operation: string) => Promise<void> = () => Promise.resolve();

  begin(): Promise<Transaction> {
    return Promise.resolve(new MemoryTransaction(this, this.commits));
  }
  get<D extends Document>(from: Collection<D>, id: string): Promise<D | null> {
    return Promise.resolve(this.read(from.name, id, this.commits) as D | null);
  }
  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>> {
    const found = await Promise.all(ids.map((id) => this.get(from, id)));
    return new Map(found.filter((d) => d !== null).map((d) => [d._id, d]));
  }
  find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]> {
    return Promise.resolve(this.select(from.name, query, this.commits, new Map()) as D[]);
  }

  count(from: Collection<Document>, where: Query['where']): Promise<number> {
    const all = { where, limit: Number.POSITIVE_INFINITY };
    return Promise.resolve(this.select(from.name, all, this.commits, new Map()).length);
  }

  /** Another database with the same documents: what happens to one does not happen to the other. */
  copy(): MemoryDatabase {
    const copy = new MemoryDatabase();
    for (const [name, shelf] of this.shelves)
      copy.shelves.set(name, new Map([...shelf].map(([id, versions]) => [id, versions.slice(-1)])));
    copy.commits = this.commits;
    return copy;
  }

  /** Every document as it stands, by collection and id. */
  contents(): Record<string, Document> {
    const found = [...this.shelves].flatMap(([name, shelf]) =>
      [...shelf.keys()].flatMap((id): [string, Document][] => {
        const document = this.read(name, id, this.commits);
        return document === null ? [] : [[`${name}/${id}`, document]];
      }),
    );
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private versionsOf(name: string, id: string): readonly Version[] {
    return this.shelves.get(name)?.get(id) ?? [];
  }

  read(name: string, id: string, at: number): Document | null {
    return structuredClone(this.seen(name, id, at));
  }

  private seen(name: string, id: string, at: number): Document | null {
    const version = this.versionsOf(name, id).findLast((candidate) => candidate.at <= at);
    return version?.document ?? null;
  }

  select(name: string, query: Query, at: number, own: ReadonlyMap<string, Document | null>): Document[] {
    const mine = [...own.keys()].filter((key) => key.startsWith(`${name}/`));
    const ids = new Set([
      ...(this.shelves.get(name)?.keys() ?? []),
      ...mine.map((key) => key.slice(name.length + 1)),
    ]);
    const conditions = conditionsOf(query);
    const found: Document[] = [];
    for (const id of ids) {
      const written = own.get(`${name}/${id}`);
      const document = written === undefined ? this.seen(name, id, at) : written;
      if (document !== null && conditions.every((holds) => holds(document))) found.push(document);
    }
    for (const [field, direction] of [...(query.orderBy ?? [])].reverse())
      found.sort((a, b) => compare(fieldOf(a, field), fieldOf(b, field)) * (direction === 'asc' ? 1 : -1));
    return structuredClone(found.slice(0, query.limit));
  }

  lock(name: string, id: string, transaction: MemoryTransaction, snapshot: number): void {
    const key = `${name}/${id}`;
    const holder = this.locks.get(key);
    if (holder !== undefined && holder !== transaction) throw new Conflict(`WriteConflict: ${key}`);
    const latest = this.versionsOf(name, id).at(-1);
    if (latest !== undefined && latest.at > snapshot) throw new Conflict(`WriteConflict: ${key}`);
    this.locks.set(key, transaction);
  }

  finish(
    transaction: MemoryTransaction,
    writes: ReadonlyMap<string, Document | null>,
    isCommit: boolean,
  ): void {
    if (isCommit) {
      this.commits += 1;
      for (const [key, document] of writes) this.keep(key, { at: this.commits, document });
    }
    for (const [key, holder] of this.locks) if (holder === transaction) this.locks.delete(key);
  }

  private keep(key: string, version: Version): void {
    const [name, id] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
    const shelf: Shelf = this.shelves.get(name) ?? new Map<string, Version[]>();
    const versions = shelf.get(id);
    if (versions === undefined) shelf.set(id, [version]);
    else versions.push(version);
    this.shelves.set(name, shelf);
  }
}

class MemoryTransaction implements Transaction {
  private readonly writes = new Map<string, Document | null>();
  private isOpen = true;

  constructor(
    private readonly database: MemoryDatabase,
    private readonly snapshot: number,
  ) {}

  private async operation(name: string): Promise<void> {
    await this.database.beforeOperation(name);
    if (!this.isOpen) throw new Error('the transaction is over');
  }
  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | null> {
    await this.operation(`get ${from.name}`);
    const key = `${from.name}/${id}`;
    const own = this.writes.get(key);
    return own === undefined
      ? (this.database.read(from.name, id, this.snapshot) as D | null)
      : structuredClone(own as D | null);
  }
  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>> {
    const found = await Promise.all(ids.map((id) => this.get(from, id)));
    return new Map(found.filter((d) => d !== null).map((d) => [d._id, d]));
  }
  async find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]> {
    await this.operation(`find ${from.name}`);
    return this.database.select(from.name, query, this.snapshot, this.writes) as D[];
  }
  async insert<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    if ((await this.get(into, document._id)) !== null) throw new DuplicateId(`${into.name}/${document._id}`);
    await this.put(into, document);
  }
  async put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await this.operation(`put ${into.name}`);
    // It may have ended since; a lock taken now would never be given back.
    if (!this.isOpen) throw new Error('the transaction is over');
    this.database.lock(into.name, document._id, this, this.snapshot);
    this.writes.set(`${into.name}/${document._id}`, structuredClone(document));
  }
  async commit(): Promise<void> {
    await this.operation('commit');
    this.isOpen = false;
    this.database.finish(this, this.writes, true);
  }
  abort(): Promise<void> {
    this.isOpen = false;
    this.database.finish(this, this.writes, false);
    return Promise.resolve();
  }
}

/** As in MongoDB a path leads through a list into all of its elements. */
function fieldOf(document: Document, path: string): unknown {
  if (!path.includes('.')) return (document as unknown as Record<string, unknown>)[path];
  return path.split('.').reduce<unknown>(valueAt, document);
}

/** Of a list: that of each of its elements. */
function valueAt(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => valueAt(one, name));
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function compare(a: unknown, b: unknown): number {
  return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;
}

function conditionsOf({ where }: Query): ((document: Document) => boolean)[] {
  return Object.entries(where).map(
    ([path, condition]) =>
      (document) =>
        meets(fieldOf(document, path), condition),
  );
}

function meets(value: unknown, condition: Condition): boolean {
  if (typeof condition !== 'object')
    return Array.isArray(value) ? value.includes(condition) : value === condition;
  if ('in' in condition) return condition.in.some((one) => meets(value, one));
  if ('contains' in condition) return typeof value === 'string' && value.includes(condition.contains);
  if (value === null || value === undefined) return false;
  const bounds: [keyof typeof condition, (sign: number) => boolean][] = [
    ['gt', (sign) => sign > 0],
    ['gte', (sign) => sign >= 0],
    ['lt', (sign) => sign < 0],
    ['lte', (sign) => sign <= 0],
  ];
  return bounds.every(
    ([name, holds]) => condition[name] === undefined || holds(compare(value, condition[name])),
  );
}
