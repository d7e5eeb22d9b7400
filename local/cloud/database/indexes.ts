/**
 * Indexes. In SQL each is an index over expressions on the document's text; it only finds candidates, the filter
 * decides. Uniqueness is decided here and not by SQL, because open transactions take part in it and because, as in
 * MongoDB, a missing field counts as null and nulls collide.
 */
import { encode, isDoc, type Doc } from './ejson';
import { INDEX_FIELDS_MAX } from './limits';

export type Direction = 1 | -1;

export interface IndexSpec {
  name: string;
  fields: [string, Direction][];
  unique?: boolean;
}

export interface Index {
  readonly name: string;
  readonly fields: readonly [string, Direction][];
  readonly unique: boolean;
  /** SQL expression of each field. */
  readonly expressions: readonly string[];
  readonly paths: readonly string[][];
  /** Set once a document has an array on an indexed path; such an index is no longer used to find candidates. */
  multikey: boolean;
  /** Unique keys that open transactions have written but not committed, by transaction id. */
  readonly claims: Map<string, string>;
}

export function makeIndex(spec: IndexSpec): Index {
  if (spec.fields.length === 0) throw new TypeError(`Index ${spec.name} has no fields`);
  if (spec.fields.length > INDEX_FIELDS_MAX)
    throw new TypeError(`Index ${spec.name} has more than ${INDEX_FIELDS_MAX} fields`);
  const paths = spec.fields.map(([field]) => field.split('.'));
  return {
    name: spec.name,
    fields: spec.fields,
    unique: spec.unique ?? false,
    expressions: paths.map(jsonExpression),
    paths,
    multikey: false,
    claims: new Map(),
  };
}

function jsonExpression(path: string[]): string {
  return `json_extract(doc, '${jsonPath(path)}')`;
}

function jsonPath(path: string[]): string {
  if (path.some((part) => !/^[^"'\\]+$/.test(part)))
    throw new TypeError(`No index on the field ${path.join('.')}`);
  return `$${path.map((part) => `."${part}"`).join('')}`;
}

/** SQL conditions of which one holds for a document with an array on a path of the index. */
export function arrayConditions(index: Index): string[] {
  return index.paths.flatMap((path) =>
    path.map((_part, i) => `json_type(doc, '${jsonPath(path.slice(0, i + 1))}') = 'array'`),
  );
}

/** The values of an index's fields in a document, null where missing; 'array' when an array lies on a path. */
export function indexValues(index: Index, doc: Doc): unknown[] | 'array' {
  const values: unknown[] = [];
  for (const path of index.paths) {
    let value: unknown = doc;
    for (const part of path) {
      value = isDoc(value) ? value[part] : undefined;
      if (Array.isArray(value)) return 'array';
    }
    values.push(value ?? null);
  }
  return values;
}

/** The key under which a unique index knows a document. An array counts as one value, by its text. */
export function uniqueKey(index: Index, doc: Doc): string {
  const values = indexValues(index, doc);
  if (values !== 'array') return encode(values);
  return encode(
    index.paths.map(
      (path) => path.reduce<unknown>((v, part) => (isDoc(v) ? v[part] : undefined), doc) ?? null,
    ),
  );
}

/** A value as SQL sees it through json_extract, or undefined when it cannot be compared there. */
export function sqlValue(value: unknown): string | number | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  // SQL may read a fraction's text as a neighbouring double.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return encode(value);
  return undefined;
}
