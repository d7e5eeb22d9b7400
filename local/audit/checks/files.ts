/** The export is what its manifest says: every file, count and hash, every document once. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';

import { FORMAT, MANIFEST, type ExportedFile } from '../../export/manifest';
import { lines, parsed, pieces } from '../export';
import { differs, type Check, type Finding } from '../finding';

const manifestIsItsOwn: Check = {
  name: 'manifest',
  proves: 'the manifest is as it was written, and lists exactly the files that are there',
  *run({ books }) {
    const { sha256, ...rest } = books.manifest;
    const recomputed = createHash('sha256').update(JSON.stringify(rest)).digest('hex');
    yield* differs(MANIFEST, MANIFEST, 'SHA-256 of the manifest', sha256, recomputed);
    yield* differs(MANIFEST, MANIFEST, 'format', rest.format, FORMAT);
    const listed = new Set(rest.files.map(({ file }) => file));
    for (const file of readdirSync(books.folder))
      if (file !== MANIFEST && !listed.has(file))
        yield { collection: MANIFEST, id: file, what: 'a file that the manifest does not list' };
    yield* differs(MANIFEST, MANIFEST, 'last closed day', rest.day, books.days().at(-1)?.day ?? rest.day);
  },
};

const filesAreWhole: Check = {
  name: 'files',
  proves: 'every file has the documents, bytes and SHA-256 of the manifest; every id stands once, in order',
  *run({ books }) {
    for (const file of books.manifest.files) yield* fileIsWhole(books.path(file.collection), file);
  },
};

function* fileIsWhole(path: string, { file, collection, ...said }: ExportedFile): Generator<Finding> {
  if (!existsSync(path)) {
    yield { collection, id: file, what: 'the file is missing' };
    return;
  }
  yield* differs(collection, file, 'bytes', statSync(path).size, said.bytes);
  yield* differs(collection, file, 'SHA-256', hashOf(path), said.sha256);
  let [count, last] = [0, ''];
  for (const line of lines(path)) {
    count += 1;
    const document = parsed(line);
    if (document === null) {
      yield { collection, id: `${file}:${count}`, what: 'the line is no document' };
      continue;
    }
    if (document._id === last) yield { collection, id: document._id, what: 'the document stands twice' };
    else if (document._id < last)
      yield { collection, id: document._id, what: 'the document is out of order' };
    last = document._id;
  }
  yield* differs(collection, file, 'documents', count, said.documents);
}

/** Piece by piece: `readFileSync` takes no file of two gigabytes or more, and a journal grows beyond that. */
function hashOf(path: string): string {
  const hash = createHash('sha256');
  for (const piece of pieces(path)) hash.update(piece);
  return hash.digest('hex');
}

export const fileChecks: readonly Check[] = [manifestIsItsOwn, filesAreWhole];
