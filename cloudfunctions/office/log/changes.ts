/** What differs between a document as it was found and as it was written. Pure. */
import { isDeepStrictEqual } from 'node:util';

import type { Document } from '../../platform/database';
import type { Change } from '../documents';

/** The books' own sums, which the journal says entry by entry, and what is counted to limit tries. */
const UNTOLD: ReadonlySet<string> = new Set(['books', 'consoleTries']);

/** null where nothing differs. */
export function changeOf(collection: string, before: Document | null, after: Document): Change | null {
  if (UNTOLD.has(collection)) return null;
  const { _id: id, ...written } = after as Document & Readonly<Record<string, unknown>>;
  if (before === null) return { collection, id, before: null, after: written };
  const { _id, ...found } = before as Document & Readonly<Record<string, unknown>>;
  const names = [...new Set([...Object.keys(found), ...Object.keys(written)])];
  const differing = names.filter((name) => !isDeepStrictEqual(found[name] ?? null, written[name] ?? null));
  if (differing.length === 0) return null;
  const picked = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(differing.map((name) => [name, from[name] ?? null]));
  return { collection, id, before: picked(found), after: picked(written) };
}
