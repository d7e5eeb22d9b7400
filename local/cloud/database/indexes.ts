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
  /** A field with 2dsphere takes nothing but places. */
  fields: [string, Direction | '2dsphere'][];
  unique?: boolean;
}

export interface Index {
  readonly name: string;
  readonly fields: readonly [string, Direction | '2dsphere'][];
  readonly unique: boolean;
  /** SQL expression of each field. */
  readonly expressions: readonly string[];
  readonly paths: readonly string[][];
  /** The paths of places; an index that has any finds no candidates. */
  readonly places: readonly string[][];
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
    places: paths.filter((_path, i) => spec.fields[i]?.[1] === '2dsphere'),
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

/** Whether a document has an array on a path of the index. */
export function hasArray(index: Index, doc: Doc): boolean {
  return arrayOn(index, doc) !== undefined;
}

/** The first array on a path of the index, and the path to it. */
function arrayOn(index: Index, doc: Doc): { path: string[]; items: unknown[]; atEnd: boolean } | undefined {
  for (const path of index.paths) {
    let value: unknown = doc;
    for (const [i, part] of path.entries()) {
      value = isDoc(value) ? value[part] : undefined;
      if (Array.isArray(value))
        return { path: path.slice(0, i + 1), items: value, atEnd: i === path.length - 1 };
    }
  }
  return undefined;
}

/** A key under which a unique index knows a document: the values of its fields, and their text. */
export interface UniqueKey {
  values: unknown[];
  text: string;
}

/**
 * The keys of a document in a unique index. As in MongoDB each element of an array is a key of its own, elements of one
 * array going together, and what is missing counts as null.
 */
export function uniqueKeys(index: Index, doc: Doc): UniqueKey[] {
  const array = arrayOn(index, doc);
  if (array === undefined) {
    const values = index.paths.map(
      (path) => path.reduce<unknown>((value, part) => (isDoc(value) ? value[part] : undefined), doc) ?? null,
    );
    return [{ values, text: encode(values) }];
  }
  const { path, items, atEnd } = array;
  // Arrays within the array are values; so is the emptiness of an empty one, which is not null.
  const elements =
    items.length === 0
      ? [{ whole: [] }]
      : items.map((item) => (atEnd && Array.isArray(item) ? { whole: item } : item));
  const keys = elements.flatMap((element) => uniqueKeys(index, replaced(doc, path, element)));
  return [...new Map(keys.map((key) => [key.text, key])).values()];
}

function replaced(value: unknown, [part = '', ...deeper]: string[], by: unknown): Doc {
  const doc = isDoc(value) ? value : {};
  return { ...doc, [part]: deeper.length === 0 ? by : replaced(doc[part], deeper, by) };
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
