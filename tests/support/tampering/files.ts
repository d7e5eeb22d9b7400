/** Files, behind the manifest or with it. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Tampering } from './tampering';

export const FILES: readonly Tampering[] = [
  {
    what: 'a count of the manifest is another',
    check: 'manifest',
    leavesManifest: true,
    forge: (books) => {
      const { manifest } = books;
      const files = manifest.files.map((one, i) =>
        i === 0 ? { ...one, documents: one.documents + 1 } : one,
      );
      books.writeManifest({ ...manifest, files });
      return 'manifest.json';
    },
  },
  {
    what: 'a file is changed behind the manifest',
    check: 'files',
    leavesManifest: true,
    forge: (books) => {
      books.change('cashAccounts', books.find('cashAccounts')._id, ({ freeFen }) => ({
        freeFen: freeFen + 1,
      }));
      return 'cashAccounts.jsonl';
    },
  },
  {
    what: 'a file is cut off in the middle of a line',
    check: 'files',
    leavesManifest: true,
    forge: (books) => {
      const path = books.path('orders');
      writeFileSync(path, readFileSync(path).subarray(0, -40));
      return 'orders.jsonl';
    },
  },
  {
    what: 'a file is missing',
    check: 'files',
    leavesManifest: true,
    forge: (books) => {
      rmSync(books.path('refunds'));
      return 'refunds.jsonl';
    },
  },
  {
    what: 'a file is there that nobody wrote',
    check: 'manifest',
    leavesManifest: true,
    forge: (books) => {
      appendFileSync(join(books.folder, 'more.jsonl'), '{}\n');
      return 'more.jsonl';
    },
  },
];
