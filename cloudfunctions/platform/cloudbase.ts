/** CloudBase's database behind `Database`, through wx-server-sdk. */
import cloud from 'wx-server-sdk';

import {
  Conflict,
  DuplicateId,
  literalPattern,
  QUERY_LIMIT,
  type Collection,
  type Condition,
  type Database,
  type Document,
  type Query,
  type Reader,
  type Transaction,
  type Writer,
} from './database';

// The SDK types a transaction as `any`; this is the part of it that stays inside the transaction.
interface Source {
  collection(name: string): SdkCollection;
}
interface SdkCollection extends SdkQuery {
  doc(id: string): {
    get(): Promise<{ data: unknown }>;
    set(options: { data: object }): Promise<unknown>;
  };
  add(options: { data: object }): Promise<unknown>;
  where(condition: object): SdkQuery;
}
interface SdkQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery;
  limit(count: number): SdkQuery;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
}
interface SdkTransaction extends Source {
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/** The error that the caller can act on; anything else is passed on as it is. */
function translated(error: unknown): unknown {
  const text = error instanceof Error ? error.message : JSON.stringify(error);
  // wx-server-sdk keeps no error code, so the message decides (docs/platform.md). A conflict ends the
  // transaction, and operations that went out beside the one that met it find it gone.
  if (/Transaction_?(Conflict|NotExist)|WriteConflict/i.test(text)) return new Conflict(text);
  if (/DUPLICATE_WRITE|E11000|duplicate key/i.test(text)) return new DuplicateId(text);
  return error;
}

async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translated(error);
  }
}

function sdkCondition(db: ReturnType<typeof cloud.database>, condition: Condition): unknown {
  if (typeof condition !== 'object') return condition;
  if ('in' in condition) return db.command.in([...condition.in]);
  if ('contains' in condition) return db.RegExp({ regexp: literalPattern(condition.contains), options: '' });
  const parts = (['gt', 'gte', 'lt', 'lte'] as const).flatMap((name) => {
    const bound = condition[name];
    return bound === undefined ? [] : [db.command[name](bound)];
  });
  return parts.length === 1 ? parts[0] : db.command.and(parts);
}

class SdkReader implements Reader {
  constructor(
    private readonly db: ReturnType<typeof cloud.database>,
    protected readonly source: Source,
  ) {}

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | null> {
    const { data } = await asked(this.source.collection(from.name).doc(id).get());
    return (data as D | null | undefined) ?? null;
  }

  async getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>> {
    const batches: Promise<D[]>[] = [];
    for (let start = 0; start < ids.length; start += QUERY_LIMIT) {
      const batch = ids.slice(start, start + QUERY_LIMIT);
      batches.push(this.find(from, { where: { _id: { in: batch } }, limit: QUERY_LIMIT }));
    }
    return new Map((await Promise.all(batches)).flat().map((document) => [document._id, document]));
  }

  async find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]> {
    let sdkQuery = this.matching(from, query.where);
    for (const [field, direction] of query.orderBy ?? []) sdkQuery = sdkQuery.orderBy(field, direction);
    const { data } = await asked(sdkQuery.limit(query.limit).get());
    return data as D[];
  }

  protected matching(from: Collection<Document>, where: Query['where']): SdkQuery {
    const conditions = Object.fromEntries(
      Object.entries(where).map(([field, condition]) => [field, sdkCondition(this.db, condition)]),
    );
    return this.source.collection(from.name).where(conditions);
  }
}

class SdkTransactionAdapter extends SdkReader implements Transaction, Writer {
  constructor(
    db: ReturnType<typeof cloud.database>,
    private readonly transaction: SdkTransaction,
  ) {
    super(db, transaction);
  }

  async insert<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    await asked(this.source.collection(into.name).add({ data: document }));
  }

  async put<D extends Document>(into: Collection<D>, document: D): Promise<void> {
    const { _id, ...data } = document;
    await asked(this.source.collection(into.name).doc(_id).set({ data }));
  }

  async commit(): Promise<void> {
    await asked(this.transaction.commit());
  }

  async abort(): Promise<void> {
    await this.transaction.rollback().catch(() => undefined);
  }
}

class SdkDatabase extends SdkReader implements Database {
  constructor(private readonly sdk: ReturnType<typeof cloud.database>) {
    super(sdk, sdk as unknown as Source);
  }

  async begin(): Promise<Transaction> {
    const transaction = (await asked(this.sdk.startTransaction())) as SdkTransaction;
    return new SdkTransactionAdapter(this.sdk, transaction);
  }

  async count(from: Collection<Document>, where: Query['where']): Promise<number> {
    return (await asked(this.matching(from, where).count())).total;
  }
}

/** The environment's database; call once per process. */
export function openDatabase(): Database {
  // Both are documented by WeChat and missing from the SDK's types.
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
  const options: object = { throwOnNotFound: false };
  return new SdkDatabase(cloud.database(options));
}
