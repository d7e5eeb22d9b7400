/**
 * Extended JSON as the SDKs speak it. They send the canonical form ({"$numberInt":"1"}); documents are kept and
 * returned in the relaxed form (1), which is shorter, which both SDKs read, and on which SQL can build indexes.
 */
import { EJSON } from 'bson';
import { regExpOf } from './query/regex';

/** A decoded document: JSON values, Date, RegExp and, for the rare rest, bson's own classes. */
export type Doc = Record<string, unknown>;

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a value with fields of its own to descend into: not a Date, a RegExp or a class of bson. */
export function isPlainDoc(value: unknown): value is Doc {
  return isDoc(value) && !(value instanceof Date) && !(value instanceof RegExp) && !('_bsontype' in value);
}

/**
 * Reads extended JSON in either form.
 * @param nowMs what a server date ({"$tcb_server_date":{"offset":n}}) is counted from
 */
export function decode(text: string, nowMs: number): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('"$') ? revive(value, nowMs) : value;
}

/** Reads an object; anything else is refused. An absent or empty text is the empty object. */
export function decodeDoc(text: string | undefined, nowMs: number): Doc {
  if (text === undefined || text === '') return {};
  const value = decode(text, nowMs);
  if (!isDoc(value)) throw new TypeError('An object in extended JSON was expected');
  return value;
}

function revive(value: unknown, nowMs: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revive(value[i], nowMs);
    return value;
  }
  const doc = value as Doc;
  for (const key in doc) {
    if (key.charCodeAt(0) === 36) {
      const special = reviveSpecial(doc, key, nowMs);
      if (special !== undefined) return special;
    }
    const field = doc[key];
    if (typeof field === 'object' && field !== null) doc[key] = revive(field, nowMs);
  }
  return doc;
}

/** The value that a {"$…": …} wrapper stands for; undefined when the name is an operator such as $gt. */
function reviveSpecial(doc: Doc, key: string, nowMs: number): unknown {
  const inner = doc[key];
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner);
    case '$date':
      return reviveDate(inner);
    case '$tcb_server_date':
      return new Date(nowMs + (isDoc(inner) ? Number(revive(inner['offset'] ?? 0, nowMs)) : 0));
    case '$oid':
      // Kept as its digits: the cloud answers an ObjectId as text and finds it by its text.
      return inner;
    case '$regularExpression':
      return isDoc(inner) ? reviveRegExp(inner) : undefined;
    case '$binary':
    case '$uuid':
    case '$timestamp':
    case '$numberDecimal':
    case '$minKey':
    case '$maxKey':
    case '$symbol':
    case '$code':
      return EJSON.deserialize(doc) as unknown;
    default:
      return undefined;
  }
}

function reviveDate(inner: unknown): Date {
  if (typeof inner === 'string' || typeof inner === 'number') return new Date(inner);
  if (isDoc(inner)) return new Date(Number(inner['$numberLong'] ?? inner['$numberInt']));
  throw new TypeError('A $date needs a text or a number');
}

/** The SDKs send the flags of JavaScript's expressions as they are; g and y mean nothing to a test. */
function reviveRegExp({ pattern, options = '' }: Doc): RegExp {
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw new TypeError('Not a regular expression');
  return regExpOf(pattern, options.replace(/[gy]/g, ''));
}

/** Writes the relaxed form: plain numbers, dates as ISO text, which sorts as the dates do. */
export function encode(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : `{"$numberDouble":"${String(value)}"}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? 'null' : encodeObject(value);
    case 'undefined':
    case 'function':
    case 'symbol':
      return 'null';
  }
}

function encodeObject(value: object): string {
  // Array.from, since map would skip the holes that a write beyond the end leaves.
  if (Array.isArray(value)) return `[${Array.from(value, encode).join(',')}]`;
  if (value instanceof Date) return encodeDate(value);
  if (value instanceof RegExp) {
    const options = value.flags;
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${options}"}}`;
  }
  if ('_bsontype' in value) return EJSON.stringify(value, { relaxed: true });
  let out = '';
  for (const [key, field] of Object.entries(value as Doc)) {
    if (field === undefined) continue;
    out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${encode(field)}`;
  }
  return `{${out}}`;
}

function encodeDate(date: Date): string {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw new TypeError('An invalid date cannot be stored');
  const year = date.getUTCFullYear();
  if (year < 0 || year > 9999) return `{"$date":{"$numberLong":"${ms}"}}`;
  return `{"$date":"${date.toISOString()}"}`;
}
