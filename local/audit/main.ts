/**
 * npm run audit -- DIR [--sha256 HEX]: redoes the books of an export from the first entry (docs/books.md). Reads and
 * writes nothing else, and asks no cloud. --sha256 is what `npm run export` printed. Ends with 1 when anything differs.
 */
import { parseArgs } from 'node:util';

import { audit, type Checked } from './audit';
import { Export } from './export';

const MOST_SHOWN = 20;

function main(): void {
  const { values, positionals } = parseArgs({
    options: { sha256: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('usage: npm run audit -- DIR [--sha256 HEX]');
  const { manifest } = new Export(folder);
  for (const { collection, documents } of manifest.files)
    console.log(`${collection.padEnd(16)} ${String(documents).padStart(9)} documents`);
  console.log(`taken ${manifest.takenAt}, through ${manifest.day}, SHA-256 ${manifest.sha256}\n`);
  const isOther = values.sha256 !== undefined && values.sha256 !== manifest.sha256;
  if (isOther) console.log(`DIFFERS  the manifest is not the one that was asked for, ${values.sha256}`);
  const findings = audit(folder, { onChecked: print }).flatMap((checked) => checked.findings);
  const total = findings.length + (isOther ? 1 : 0);
  console.log(total === 0 ? '\nThe books prove themselves.' : `\n${total} differences.`);
  if (total > 0) process.exitCode = 1;
}

function print({ check, findings }: Checked): void {
  console.log(`${findings.length === 0 ? 'proved ' : 'DIFFERS'}  ${check.name}: ${check.proves}`);
  for (const { collection, id, what } of findings.slice(0, MOST_SHOWN))
    console.log(`         ${collection} ${id}: ${what}`);
  if (findings.length > MOST_SHOWN) console.log(`         and ${findings.length - MOST_SHOWN} more`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
