/** MongoDB's order of values: by kind first, then within the kind. */
import { encode, isDoc, isPlainDoc, type Doc } from './ejson';
import { placeOf } from './kinds';
import type { Sort } from './plan';

/** Negative, zero or positive. A missing value (undefined) equals null, as in queries, sorts and indexes. */
export function compareValues(a: unknown, b: unknown): number {
  const difference = placeOf(a) - placeOf(b);
  if (difference !== 0) return difference;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a as unknown[], b as unknown[]);
  if (isPlainDoc(a) && isPlainDoc(b)) return compareDocs(a, b);
  if (isDoc(a)) return compareTexts(encode(a), encode(b));
  return Number(a ?? 0) - Number(b ?? 0);
}

export function equalValues(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}

/** In the byte order of UTF-8, which is the order of code points. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : Number(isSurrogate(x)) - 0.5;
  }
  return a.length - b.length;
}

/** Characters beyond U+FFFF are written with surrogates, whose own codes lie below U+E000. */
function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** NaN is below every other number and equals itself. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareLists(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field in their order: kind, then name, then value. */
function compareDocs(a: Doc, b: Doc): number {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [name, value] = left[i] ?? ['', undefined];
    const [otherName, otherValue] = right[i] ?? ['', undefined];
    const order =
      placeOf(value) - placeOf(otherValue) ||
      compareTexts(name, otherName) ||
      compareValues(value, otherValue);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** The field at a dotted path; of arrays on the way or at its end the value that sorts first in the direction. */
function sortValue(value: unknown, path: string[], at: number, direction: number): unknown {
  if (Array.isArray(value)) {
    const part = path[at];
    if (part !== undefined && /^\d+$/.test(part))
      return sortValue(value[Number(part)], path, at + 1, direction);
    let best: unknown;
    for (const [i, item] of (value as unknown[]).entries()) {
      const candidate = part === undefined ? item : sortValue(item, path, at, direction);
      if (i === 0 || compareValues(candidate, best) * direction < 0) best = candidate;
    }
    return best;
  }
  const part = path[at];
  if (part === undefined) return value;
  return sortValue(isPlainDoc(value) ? value[part] : undefined, path, at + 1, direction);
}

/** Compares documents by the fields of a sort, one after another. */
export function compareBySort(sort: Sort): (a: Doc, b: Doc) => number {
  const keys = sort.map(([field, direction]) => ({ path: field.split('.'), direction }));
  return (a, b) => {
    for (const { path, direction } of keys) {
      const order = compareValues(sortValue(a, path, 0, direction), sortValue(b, path, 0, direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}
