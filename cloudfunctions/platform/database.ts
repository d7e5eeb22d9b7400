/**
 * The database as the mall uses it: a small part of CloudBase's, chosen so that everything in a
 * transaction really runs inside it (docs/platform.md, "transaction traps").
 */

export interface Document {
  readonly _id: string;
}

export type Scalar = string | number | boolean;
export interface Range {
  readonly gt?: Scalar;
  readonly gte?: Scalar;
  readonly lt?: Scalar;
  readonly lte?: Scalar;
}
/** A list meets a scalar or `in` when one of its elements does. */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  /** Texts in which this one occurs, letter for letter. */
  | { readonly contains: string }
  | Range;

export interface Query {
  readonly where: Readonly<Record<string, Condition>>;
  readonly orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** At most 1000, the limit of the cloud. */
  readonly limit: number;
}

export const QUERY_LIMIT = 1000;

/** A regular expression that matches the text itself: `contains` where the database has only patterns. */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A collection by name with the type of its documents. Clients have no right to any of them. */
export interface Collection<D extends Document> {
  readonly name: string;
  readonly indexes: readonly Index[];
  /** Never set: carries the type. */
  readonly document?: D;
}

export interface Index {
  readonly name: string;
  readonly fields: readonly (readonly [field: string, direction: 1 | -1])[];
  readonly unique?: boolean;
}

export function collection<D extends Document>(
  name: string,
  ...indexes: readonly (readonly string[])[]
): Collection<D> {
  return {
    name,
    indexes: indexes.map((fields) => ({
      name: fields.join('_'),
      fields: fields.map((field) => [field, 1] as const),
    })),
  };
}

export interface Reader {
  get<D extends Document>(from: Collection<D>, id: string): Promise<D | null>;
  /** Those of the ids that exist, by id. */
  getMany<D extends Document>(from: Collection<D>, ids: readonly string[]): Promise<Map<string, D>>;
  find<D extends Document>(from: Collection<D>, query: Query): Promise<D[]>;
}

/** Every document with these fields, page by page in the order of their ids. */
export async function findAll<D extends Document>(
  reader: Reader,
  from: Collection<D>,
  where: Query['where'],
): Promise<D[]> {
  const found: D[] = [];
  for (;;) {
    const after = found.at(-1)?._id;
    const page = await reader.find(from, {
      where: after === undefined ? where : { ...where, _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      limit: QUERY_LIMIT,
    });
    found.push(...page);
    if (page.length < QUERY_LIMIT) return found;
  }
}

const IDS_A_QUERY = 200;

/** Those of any number of ids that exist, by id. */
export async function getAll<D extends Document>(
  reader: Reader,
  from: Collection<D>,
  ids: readonly string[],
): Promise<Map<string, D>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, D>();
  for (let start = 0; start < wanted.length; start += IDS_A_QUERY)
    for (const [id, document] of await reader.getMany(from, wanted.slice(start, start + IDS_A_QUERY)))
      found.set(id, document);
  return found;
}

export interface Writer {
  /** Throws `DuplicateId` when the id exists. */
  insert<D extends Document>(into: Collection<D>, document: D): Promise<void>;
  /** Writes the whole document, new or not. */
  put<D extends Document>(into: Collection<D>, document: D): Promise<void>;
}

export interface Transaction extends Reader, Writer {
  commit(): Promise<void>;
  /** Never throws: an aborted transaction is gone whatever the answer is. */
  abort(): Promise<void>;
}

/** Snapshot isolation: the first writer of a document wins, the second gets `Conflict` at once. */
export interface Database extends Reader {
  begin(): Promise<Transaction>;
  /** How many documents meet the conditions. No transaction can count: the cloud would not do it inside. */
  count(from: Collection<Document>, where: Query['where']): Promise<number>;
}

/** Another transaction was first; the same work may be tried again from the start. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** The document is already there. */
export class DuplicateId extends Error {
  override name = 'DuplicateId';
}
