/** The database as the console page looks at it: all collections, and one page of documents. */
import { permissionOf, type Permission } from './access/permission';
import { decodeDoc } from './database/ejson';
import type { Engine } from './database/engine';
import { invalidParam } from './database/errors';
import { count, find } from './database/find';
import type { Records } from './records';

const PAGE = 20;

export interface CollectionInfo {
  name: string;
  documents: number;
  permission: Permission;
}

export function listCollections(engine: Engine, records: Records): CollectionInfo[] {
  return engine.store.rows('SELECT name FROM collections ORDER BY name').map(([value]) => {
    const name = String(value);
    const documents = count(engine, engine.store.collection(name), {});
    return { name, documents, permission: permissionOf(records, name) };
  });
}

/**
 * One page of 20 in the order of the file.
 * @param text an _id, a condition as JSON, or nothing
 */
export function readPage(
  engine: Engine,
  name: string,
  text: string,
  page: number,
): { total: number; page: number; pages: number; documents: unknown[] } {
  const collection = engine.store.collection(name);
  const filter = text.startsWith('{') ? conditionOf(text, engine.nowMs()) : text === '' ? {} : { _id: text };
  const total = count(engine, collection, filter);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const shown = Math.min(Math.max(0, Math.trunc(page) || 0), pages - 1);
  const entries = find(engine, collection, { filter, skip: shown * PAGE, limit: PAGE });
  return { total, page: shown, pages, documents: entries.map((entry) => JSON.parse(entry.text) as unknown) };
}

function conditionOf(text: string, nowMs: number): Record<string, unknown> {
  try {
    return decodeDoc(text, nowMs);
  } catch {
    throw invalidParam('The query is no JSON');
  }
}
