/** Writes the books as JSON Lines beside a manifest of counts and hashes, page by page. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { journal, STATE_ID, books, stateFromDocument } from '../../cloudfunctions/ledger/state';
import { QUERY_LIMIT, type Database, type Document } from '../../cloudfunctions/platform/database';
import { EXPORTED, type ExportedCollection } from './collections';
import { FORMAT, MANIFEST, type ExportedFile, type Manifest } from './manifest';

/** The mall went on while it was read: what was written belongs to no one moment. */
export class MallMoved extends Error {
  override name = 'MallMoved';
}

/**
 * Fills the empty folder `out`. The cloud has no snapshot across collections, so the export is one of a mall at
 * rest: at night, halted, or restored from a backup. Throws `MallMoved` when an entry was written meanwhile.
 */
export async function writeExport(database: Database, out: string, takenAt: string): Promise<Manifest> {
  mkdirSync(out, { recursive: true });
  if (readdirSync(out).length > 0) throw new Error(`${out} is not empty`);
  const document = await database.get(books, STATE_ID);
  if (document === null) throw new Error('there are no books');
  const { day } = stateFromDocument(document);
  const files: ExportedFile[] = [];
  for (const exported of EXPORTED) files.push(await writeCollection(database, out, exported));
  const entries = files.find((file) => file.collection === journal.name)?.documents;
  if ((await database.count(journal, {})) !== entries)
    throw new MallMoved('entries were written during the export: take it again when the mall is at rest');
  const withheld = Object.fromEntries(
    EXPORTED.filter(({ without }) => without.length > 0).map((one) => [one.collection.name, one.without]),
  );
  const manifest = sealed({ format: FORMAT, takenAt, day, withheld, files });
  writeFileSync(join(out, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

export function sealed(manifest: Omit<Manifest, 'sha256'>): Manifest {
  return { ...manifest, sha256: createHash('sha256').update(JSON.stringify(manifest)).digest('hex') };
}

async function writeCollection(
  database: Database,
  out: string,
  { collection, without }: ExportedCollection,
): Promise<ExportedFile> {
  const file = `${collection.name}.jsonl`;
  const handle = openSync(join(out, file), 'wx');
  const hash = createHash('sha256');
  let [documents, bytes] = [0, 0];
  try {
    for (let last = ''; ;) {
      const where = { _id: { gt: last } };
      const page = await database.find(collection, { where, orderBy: [['_id', 'asc']], limit: QUERY_LIMIT });
      bytes += writeLines(handle, hash, page, without);
      documents += page.length;
      if (page.length < QUERY_LIMIT) break;
      last = page.at(-1)?._id ?? '';
    }
  } finally {
    closeSync(handle);
  }
  return { collection: collection.name, file, documents, bytes, sha256: hash.digest('hex') };
}

function writeLines(
  handle: number,
  hash: Hash,
  page: readonly Document[],
  without: readonly string[],
): number {
  const lines = page.map((document) => `${JSON.stringify(withoutFields(document, without))}\n`);
  const buffer = Buffer.from(lines.join(''), 'utf8');
  hash.update(buffer);
  writeSync(handle, buffer);
  return buffer.length;
}

function withoutFields(document: Document, without: readonly string[]): object {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !without.includes(field)));
}
