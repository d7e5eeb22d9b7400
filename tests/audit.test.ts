/** The audit of an export: sound books prove themselves, and every kind of tampering is found by its document. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { audit } from '../local/audit/audit';
import { writeExport } from '../local/export/write-export';
import { expectSoundBooks } from './support/audit';
import { livedMall, SCENARIO_KINDS } from './support/lived-mall';

const TAKEN_AT = '2026-08-01T00:00:00.000Z';
let folder: string;
let sound: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  sound = join(folder, 'sound');
  const house = await livedMall();
  await expectSoundBooks(house);
  await writeExport(house.database, sound, TAKEN_AT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const findingsOf = (path: string) =>
  audit(path, { moreKinds: SCENARIO_KINDS }).flatMap(({ check, findings }) =>
    findings.map((finding) => ({ check: check.name, ...finding })),
  );

test('the books of a mall that has lived prove themselves', () => {
  expect(findingsOf(sound)).toEqual([]);
});
