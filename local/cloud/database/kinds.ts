/** The BSON kinds of values, as MongoDB names and orders them. */
import { isDoc } from './ejson';

/** BSON names of the classes of bson that have no plain counterpart in JavaScript. */
const BSON_CLASSES: Record<string, string | undefined> = {
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  Binary: 'binData',
  UUID: 'binData',
  Timestamp: 'timestamp',
  Decimal128: 'decimal',
  BSONSymbol: 'symbol',
  Code: 'javascript',
};

const INT32_LIMIT = 2 ** 31;

/** The BSON name of a value's kind; 'missing' for undefined. Whole numbers are int or long, all others double. */
export function kindOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'number':
      if (!Number.isInteger(value)) return 'double';
      return value >= -INT32_LIMIT && value < INT32_LIMIT ? 'int' : 'long';
    case 'bigint':
      return 'long';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'object':
    case 'function':
    case 'symbol':
      return kindOfObject(value);
  }
}

function kindOfObject(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  if (isDoc(value) && typeof value['_bsontype'] === 'string') {
    return BSON_CLASSES[value['_bsontype']] ?? 'object';
  }
  return 'object';
}

/**
 * Place of each kind in MongoDB's order of mixed values; kinds of one place compare with each other.
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
const PLACES: Record<string, number | undefined> = {
  minKey: 0,
  missing: 1,
  null: 1,
  int: 2,
  long: 2,
  double: 2,
  decimal: 2,
  string: 3,
  symbol: 3,
  object: 4,
  array: 5,
  binData: 6,
  bool: 8,
  date: 9,
  timestamp: 10,
  regex: 11,
  javascript: 12,
  maxKey: 127,
};

/** A value's place in the order of kinds. */
export function placeOf(value: unknown): number {
  return PLACES[kindOf(value)] ?? 4;
}

const NUMBERS = ['int', 'long', 'double', 'decimal'];

/** Names and numbers that $type and bsonType take; 'number' is the alias of four kinds. */
const TYPE_CODES: Record<number, string | undefined> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};
const TYPE_NAMES = new Set(Object.values(TYPE_CODES));

/** The kinds that a type name or code stands for; undefined for what is neither. */
export function kindsNamed(type: unknown): string[] | undefined {
  if (type === 'number') return NUMBERS;
  const name = typeof type === 'number' ? TYPE_CODES[type] : type;
  return typeof name === 'string' && TYPE_NAMES.has(name) ? [name] : undefined;
}
