/** MongoDB's order of values: by type first, then within the type. */
import { isDoc, type Doc } from './ejson';
import type { Sort } from './plan';

function rank(value: unknown): number {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number' || typeof value === 'bigint') return 2;
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 8;
  if (value instanceof Date) return 9;
  if (value instanceof RegExp) return 11;
  return Array.isArray(value) ? 5 : 4;
}

export function compareValues(a: unknown, b: unknown): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (isDoc(a) || Array.isArray(a)) return compareTexts(JSON.stringify(a), JSON.stringify(b));
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a ?? 0) - Number(b ?? 0);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The field at a dotted path; of an array the element that sorts first in the direction asked for. */
function sortValue(doc: Doc, path: string[], direction: number): unknown {
  let value: unknown = doc;
  for (const part of path) {
    if (Array.isArray(value)) value = (value as unknown[])[Number(part)];
    else value = isDoc(value) ? value[part] : undefined;
  }
  if (!Array.isArray(value)) return value;
  let best: unknown = value[0];
  for (const item of value as unknown[]) {
    if (compareValues(item, best) * direction < 0) best = item;
  }
  return best;
}

export function compareBySort(sort: Sort): (a: Doc, b: Doc) => number {
  const keys = sort.map(([field, direction]) => ({ path: field.split('.'), direction }));
  return (a, b) => {
    for (const { path, direction } of keys) {
      const order = compareValues(sortValue(a, path, direction), sortValue(b, path, direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}
