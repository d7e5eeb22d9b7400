/** The books as their own keepers see them: nightly reconciliation, WeChat's bills, the audit of an export. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { audit } from '../../../local/audit/audit';
import { writeExport } from '../../../local/export/write-export';
import type { Deployment } from '../../../cloudfunctions/edge/environment';
import { checkBill } from '../../../cloudfunctions/operations/bill/check-bill';
import { checkDesk } from '../../../cloudfunctions/operations/bill/check-desk';
import { billChecks, billDifferences, deskChecks } from '../../../cloudfunctions/operations/documents';
import { bookDifferences, reconciliations } from '../../../cloudfunctions/operations/reconcile/documents';
import { findAll } from '../../../cloudfunctions/platform/database';
import { addDays, dayOf, type Day } from '../../../cloudfunctions/units/days';

/** Entries of the opening, which stand for what happened before the mall. */
const OPENING_KINDS = ['fund', 'supply'];
/** Yesterday's reconciliation waits for stragglers, and its bill until ten. */
const NIGHTS_BEHIND = 2;

/** What they find out from the order of moments holds where all clocks show the same time. */
const BY_MOMENTS = ['order amounts', 'rewards', 'region rewards'];

export async function booksProveThemselves(house: Deployment, hasTrueClocks: boolean): Promise<string[]> {
  return [
    ...(await reconciled(house)),
    ...(await billsExplained(house)),
    ...(await audited(house, hasTrueClocks)),
  ];
}

/** Every closed day has been compared, and nothing that the mall stores was ever found to differ. */
async function reconciled({ database, clock }: Deployment): Promise<string[]> {
  const [runs, found] = await Promise.all([
    findAll(database, reconciliations, {}),
    findAll(database, bookDifferences, {}),
  ]);
  const last = addDays(dayOf(clock.now()), -NIGHTS_BEHIND);
  const done = runs.filter(({ phase }) => phase === 'done').map(({ _id }) => _id);
  const isBehind = !done.some((day) => day >= last);
  const wrong = found.filter(({ kind }) => kind !== 'bill');
  return [
    ...(isBehind ? [`nobody has reconciled ${last}`] : []),
    ...wrong.map(({ _id, found: there, expected }) => `reconciliation: ${_id} ${there} ≠ ${expected}`),
  ];
}

/** What a night did not find yet is found when an operator compares the day again; nothing stays open. */
async function billsExplained(house: Deployment): Promise<string[]> {
  const { database, clock } = house;
  const [open, bills, desk] = await Promise.all([
    findAll(database, billDifferences, { state: 'open' }),
    findAll(database, billChecks, {}),
    findAll(database, deskChecks, {}),
  ]);
  for (const day of new Set(open.map((one) => one.day))) {
    await checkBill(house, day);
    if (desk.length > 0) await checkDesk(house, day);
  }
  const [still, items] = await Promise.all([
    findAll(database, billDifferences, { state: 'open' }),
    findAll(database, bookDifferences, { kind: 'bill', state: 'open' }),
  ]);
  const last = addDays(dayOf(clock.now()), -NIGHTS_BEHIND);
  const isBehind = (checks: readonly { readonly _id: Day }[]): boolean =>
    !checks.some(({ _id }) => _id >= last);
  return [
    ...(isBehind(bills) ? [`nobody has compared the bill of ${last}`] : []),
    ...(desk.length > 0 && isBehind(desk) ? [`nobody has compared the desk's bill of ${last}`] : []),
    ...still.map(({ _id, wechatFen, mallFen }) => `bill: ${_id} ${wechatFen} ≠ ${mallFen}`),
    ...items.map(({ _id }) => `the item ${_id} is still open`),
  ];
}

async function audited({ database }: Deployment, hasTrueClocks: boolean): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-'));
  try {
    await writeExport(database, join(folder, 'books'), '2026-06-01T00:00:00.000Z');
    const checked = audit(join(folder, 'books'), { moreKinds: OPENING_KINDS });
    const told = checked.filter(({ check }) => hasTrueClocks || !BY_MOMENTS.includes(check.name));
    return told.flatMap(({ check, findings }) =>
      findings.map(({ collection, id, what }) => `audit, ${check.name}: ${collection} ${id}: ${what}`),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
