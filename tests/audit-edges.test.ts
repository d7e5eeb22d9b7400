/** Sound books that are rare: the audit finds nothing in them either. All were found by the simulation. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { adoptPolicy } from '../cloudfunctions/ledger/adopt-policy';
import type { Policy } from '../cloudfunctions/policy/policy';
import { addDays } from '../cloudfunctions/units/days';
import { audit } from '../local/audit/audit';
import { writeExport } from '../local/export/write-export';
import { expectSoundBooks } from './support/audit';
import { Mall, OWING } from './support/mall';
import { FIRST_DAY, memoryHouse, type TestHouse } from './support/memory-house';

let folder: string;
let house: TestHouse;
let mall: Mall;

/** SV that lasts for weeks. */
const LASTING: Policy = { ...OWING, supply: { ...OWING.supply, dailyCapBp: 500 } };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  house = memoryHouse(LASTING);
  // No two things at one moment.
  house.clock.now = () => (house.clock.at += 1);
  mall = await Mall.open(house);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function expectNothingFound(): Promise<void> {
  await expectSoundBooks(house);
  await writeExport(house.database, join(folder, 'books'), '2026-08-01T00:00:00.000Z');
  expect(audit(join(folder, 'books')).flatMap(({ findings }) => findings)).toEqual([]);
}

test('somebody who got something on the first day and never moves again', async () => {
  await mall.join('ann');
  await mall.join('bea', 'ann');
  await mall.bill('bea', 5_000);
  await mall.bill('bea', 5_000);
  expect((await mall.member('ann')).svUnits).toBe(1_000_000);
  await mall.pass(3);
  await expectNothingFound();
});

test('somebody looked at on the morning after the last day that counted', async () => {
  await mall.activeMember('ann');
  await mall.pass(LASTING.activityDays + 1);
  // Swept that morning.
  await expectNothingFound();
});

test('of two policies for one day the one that was adopted later counts', async () => {
  await mall.activeMember('ann');
  for (const version of ['first', 'second'])
    await adoptPolicy(house, { policy: { ...LASTING, version }, effectiveFrom: addDays(FIRST_DAY, 2) });
  await mall.pass(2);
  expect(await mall.bill('ann', 5_000)).toMatchObject({ policyVersion: 'second' });
  await expectNothingFound();
});
