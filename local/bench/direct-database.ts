/**
 * `Database` straight on the local cloud's store, in one process and without HTTP: what two
 * algorithms cost on the same ground, with nothing around them.
 */
import {
  DuplicateId,
  literalPattern,
  type Collection,
  type Condition,
  type Database,
  type Document,
  type Query,
  type Transaction,
} from '../../cloudfunctions/platform/database';
import { docOf } from '../cloud/database/collection';
import type { Doc } from '../cloud/database/ejson';
import { Engine } from '../cloud/database/engine';
import { count, find } from '../cloud/database/find';
import type { Store } from '../cloud/database/store';
import { keyOf } from '../cloud/database/store';
import type { Transaction as EngineTransaction } from '../cloud/database/transaction';

const OPERATORS = { in: '$in', gt: '$gt', gte: '$gte', lt: '$lt', lte: '$lte' } as const;

function filterOf(where: Readonly<Record<string, Condition>>): Doc {
  const named = (condition: Condition): unknown =>
    typeof condition !== 'object'
      ? condition
      : 'contains' in condition
        ? { $regex: literalPattern(condition.contains) }
        : Object.fromEntries(
            Object.entries(condition).map(([name, value]) => [
              OPERATORS[name as keyof typeof OPERATORS],
              value,
            ]),
          );
  const filter: Doc = {};
  for (const [field, condition] of Object.entries(where)) filter[field] = named(condition);
  return filter;
}

class DirectReader {
  constructor(
    protected readonly engine: Engine,
    protected readonly transaction?: EngineTransaction,
  ) {}

  get<D extends Document>(from: Collection<D>, id: string): Promise<D | null> {
    const entry = this.engine.see(this.engine.store.collection(from.name), keyOf(id), this.transaction);
    return Promise.resolve(entry === undefined ? null : (docOf(entry) as unknown as D));
  }

  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>> {
    const found = await Promise.all(ids.map((id) => this.get(from, id)));
    return new Map(found.filter((document) => document !== null).map((document) => [document._id, document]));
  }

  find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]> {
    const sort = (query.orderBy ?? []).map(([field, direction]): [string, 1 | -1] => [
      field,
      direction === 'asc' ? 1 : -1,
    ]);
    const wanted = { filter: filterOf(query.where), sort, skip: 0, limit: query.limit };
    const entries = find(this.engine, this.engine.store.collection(from.name), wanted, this.transaction);
    return Promise.resolve(entries.map((entry) => docOf(entry) as unknown as D));
  }
}

class DirectTransaction extends DirectReader implements Transaction {
  constructor(
    engine: Engine,
    private readonly own: EngineTransaction,
    private readonly onWrite: () => void,
  ) {
    super(engine, own);
  }

  async insert<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    if ((await this.get(into, document._id)) !== null) throw new DuplicateId(document._id);
    await this.put(into, document);
  }

  put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    this.onWrite();
    const doc = document as unknown as Doc;
    this.engine.write(this.engine.store.collection(into.name), document._id, doc, this.own);
    return Promise.resolve();
  }

  commit(): Promise<void> {
    this.engine.commit(this.own);
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.engine.abort(this.own);
    return Promise.resolve();
  }
}

export class DirectDatabase extends DirectReader implements Database {
  /** Documents written since it was opened. */
  written = 0;

  constructor(store: Store) {
    super(new Engine(store, () => Date.now()));
  }

  begin(): Promise<Transaction> {
    const own = this.engine.get(this.engine.start('').id);
    const note = (): void => {
      this.written += 1;
    };
    return Promise.resolve(new DirectTransaction(this.engine, own, note));
  }

  count(from: Collection<Document>, where: Query['where']): Promise<number> {
    return Promise.resolve(count(this.engine, this.engine.store.collection(from.name), filterOf(where)));
  }
}
