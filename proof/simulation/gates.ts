/** A database, and the services beside it, whose every operation first waits at a gate. */
import {
  Conflict,
  type Collection,
  type Database,
  type Document,
  type Query,
  type Reader,
  type Transaction,
} from '../../cloudfunctions/platform/database';

/**
 * Where a request stands when it waits. `committed`: the commit has happened and its answer is on the way;
 * `outside`: before a call of a service; `told`: the service has done it, its answer is on the way.
 */
export type GateKind =
  'begin' | 'read' | 'write' | 'commit' | 'committed' | 'abort' | 'outside' | 'told' | 'sleep';

export type Gate = (what: string, kind: GateKind) => Promise<void>;

class GatedReader implements Reader {
  constructor(
    private readonly reader: Reader,
    protected readonly gate: Gate,
  ) {}

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | null> {
    await this.gate(`get ${from.name}/${id}`, 'read');
    return this.reader.get(from, id);
  }
  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>> {
    if (ids.length === 0) return new Map();
    await this.gate(`get ${from.name} × ${ids.length}`, 'read');
    return this.reader.getMany(from, ids);
  }
  async find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]> {
    await this.gate(`find ${from.name}`, 'read');
    return this.reader.find(from, query);
  }
}

/** What the cloud is told of a request's transactions. */
export interface Watch {
  /** A request that vanishes leaves it to the cloud. */
  readonly begun: (transaction: Transaction) => void;
  readonly committed: () => void;
  /** Somebody else has written first: nobody injected that. */
  readonly conflicted: () => void;
}
const NOBODY: Watch = { begun: () => undefined, committed: () => undefined, conflicted: () => undefined };

class GatedTransaction extends GatedReader implements Transaction {
  constructor(
    private readonly transaction: Transaction,
    gate: Gate,
    private readonly watch: Watch,
  ) {
    super(transaction, gate);
  }
  async insert<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await this.gate(`insert ${into.name}/${document._id}`, 'write');
    return this.watched(this.transaction.insert(into, document));
  }
  async put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await this.gate(`put ${into.name}/${document._id}`, 'write');
    return this.watched(this.transaction.put(into, document));
  }
  private watched(writing: Promise<void>): Promise<void> {
    return writing.catch((error: unknown) => {
      if (error instanceof Conflict) this.watch.conflicted();
      throw error;
    });
  }
  async commit(): Promise<void> {
    await this.gate('commit', 'commit');
    await this.transaction.commit();
    this.watch.committed();
    await this.gate('answer of the commit', 'committed');
  }
  async abort(): Promise<void> {
    await this.gate('abort', 'abort');
    await this.transaction.abort();
  }
}

export class GatedDatabase extends GatedReader implements Database {
  private readonly watch: Watch;

  constructor(
    private readonly database: Database,
    gate: Gate,
    watch: Partial<Watch> = {},
  ) {
    super(database, gate);
    this.watch = { ...NOBODY, ...watch };
  }
  async begin(): Promise<Transaction> {
    await this.gate('begin', 'begin');
    const transaction = await this.database.begin();
    this.watch.begun(transaction);
    return new GatedTransaction(transaction, this.gate, this.watch);
  }
  async count(from: Collection<Document>, where: Query['where']): Promise<number> {
    await this.gate(`count ${from.name}`, 'read');
    return this.database.count(from, where);
  }
}

/** A service of the world outside, whose methods answer promises. */
export function gatedService<T extends object>(service: T, gate: Gate): T {
  return new Proxy(service, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]) => {
        await gate(String(name), 'outside');
        const answer = (await member.apply(target, values)) as unknown;
        await gate(`answer of ${String(name)}`, 'told');
        return answer;
      };
    },
  });
}
