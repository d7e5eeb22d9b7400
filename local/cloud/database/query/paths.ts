/** How a dotted path of a query runs through a document, arrays included. */
import { isPlainDoc } from '../ejson';

/** The own field of a document; nothing that objects inherit. */
export function fieldOf(value: unknown, name: string): unknown {
  return isPlainDoc(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * Whether any value at the path satisfies the test; a missing value is undefined. An array on the way stands for its
 * documents, and a number picks one element. An array at the end is handed over whole.
 */
export function someAt(
  value: unknown,
  path: readonly string[],
  at: number,
  test: (value: unknown) => boolean,
): boolean {
  const part = path[at];
  if (part === undefined) return test(value);
  if (!Array.isArray(value)) return someAt(fieldOf(value, part), path, at + 1, test);
  const items = value as unknown[];
  const index = /^\d+$/.test(part) ? Number(part) : Infinity;
  if (index < items.length && someAt(items[index], path, at + 1, test)) return true;
  return items.some((item) => isPlainDoc(item) && someAt(item, path, at, test));
}
