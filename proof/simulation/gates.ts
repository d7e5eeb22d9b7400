/** A database, and the services beside it, whose every operation first waits at a gate. */
import type {
  Collection,
  Database,
  Document,
  Query,
  Reader,
  Transaction,
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

class GatedTransaction extends GatedReader implements Transaction {
  constructor(
    private readonly transaction: Transaction,
    gate: Gate,
  ) {
    super(transaction, gate);
  }
  async insert<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await this.gate(`insert ${into.name}/${document._id}`, 'write');
    return this.transaction.insert(into, document);
  }
  async put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await this.gate(`put ${into.name}/${document._id}`, 'write');
    return this.transaction.put(into, document);
  }
  async commit(): Promise<void> {
    await this.gate('commit', 'commit');
    await this.transaction.commit();
    await this.gate('answer of the commit', 'committed');
  }
  async abort(): Promise<void> {
    await this.gate('abort', 'abort');
    await this.transaction.abort();
  }
}

export class GatedDatabase extends GatedReader implements Database {
  constructor(
    private readonly database: Database,
    gate: Gate,
    /** Told of every transaction that begins: a request that vanishes leaves it to the cloud. */
    private readonly begun: (transaction: Transaction) => void = () => undefined,
  ) {
    super(database, gate);
  }
  async begin(): Promise<Transaction> {
    await this.gate('begin', 'begin');
    const transaction = await this.database.begin();
    this.begun(transaction);
    return new GatedTransaction(transaction, this.gate);
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
