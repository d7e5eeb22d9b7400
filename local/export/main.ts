/**
 * npm run export -- --out DIR [--data FOLDER]: the books as files (docs/books.md). With --data it reads the
 * local cloud's folder; else the CloudBase environment that TCB_ENV and the keys in the environment name.
 */
import { parseArgs } from 'node:util';

import { COLLECTIONS } from '../../cloudfunctions/collections';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { CloudProcess } from '../cloud-process';
import { MallMoved, writeExport } from './write-export';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, data: { type: 'string' } } });
  const { out, data } = values;
  if (out === undefined) throw new Error('usage: npm run export -- --out DIR [--data FOLDER]');
  const cloud = data === undefined ? null : await CloudProcess.start({ data, collections: COLLECTIONS });
  try {
    const manifest = await writeExport(openDatabase(), out, new Date().toISOString());
    for (const { collection, documents } of manifest.files)
      console.log(`${collection.padEnd(16)} ${String(documents).padStart(9)} documents`);
    console.log(`through ${manifest.day}, SHA-256 ${manifest.sha256}`);
  } finally {
    await cloud?.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof MallMoved ? 3 : 1;
});
