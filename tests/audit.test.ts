/** The audit of an export: sound books prove themselves, and every kind of tampering is found by its document. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Database } from '../cloudfunctions/platform/database';
import { audit } from '../local/audit/audit';
import { MallMoved, writeExport } from '../local/export/write-export';
import { expectSoundBooks } from './support/audit';
import { Forgery } from './support/forgery';
import { livedMall, SCENARIO_KINDS } from './support/lived-mall';
import { Mall, OWING } from './support/mall';
import { memoryHouse } from './support/memory-house';
import { TAMPERINGS } from './support/tampering';

const TAKEN_AT = '2026-08-01T00:00:00.000Z';
let folder: string;
let sound: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  sound = join(folder, 'sound');
  const house = await livedMall(1_000);
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

test('and those of one whose pool was emptied every day', async () => {
  const path = join(folder, 'emptied');
  await writeExport((await livedMall(10_000)).database, path, TAKEN_AT);
  expect(findingsOf(path)).toEqual([]);
});

test.each(TAMPERINGS)('$what', ({ check, forge, leavesManifest }) => {
  const books = new Forgery(sound, mkdtempSync(join(folder, 'forged-')));
  const id = forge(books);
  if (leavesManifest !== true) books.reseal();
  const findings = findingsOf(books.folder);
  expect(findings).toContainEqual(expect.objectContaining({ check, id }));
  expect(findings.filter((one) => one.collection === '?')).toEqual([]);
});

test('the SHA-256 of the manifest changes with anything that is changed', () => {
  const books = new Forgery(sound, mkdtempSync(join(folder, 'forged-')));
  books.change('members', 'cat', () => ({ arrivedAt: 1 }));
  const before = books.manifest.sha256;
  books.reseal();
  expect(books.manifest.sha256).not.toBe(before);
});

test('an export of a mall that goes on meanwhile is refused', async () => {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('ann');
  const database: Database = {
    begin: () => house.database.begin(),
    get: (from, id) => house.database.get(from, id),
    getMany: (from, ids) => house.database.getMany(from, ids),
    count: (from, where) => house.database.count(from, where),
    find: async (from, query) => {
      const found = await house.database.find(from, query);
      if (from.name === 'orders') await mall.activeMember(`late-${mall.requestId()}`);
      return found;
    },
  };
  await expect(writeExport(database, join(folder, 'moving'), TAKEN_AT)).rejects.toThrow(MallMoved);
});
