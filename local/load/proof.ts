/** After the hour: what was promised is there, and the books prove themselves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { journal } from '../../cloudfunctions/ledger/state';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { addDays, MINUTE_MS, startOfDay, type Day } from '../../cloudfunctions/units/days';
import { audit } from '../audit/audit';
import { writeExport } from '../export/write-export';
import type { Promises } from './promises';
import type { Ground } from './town';

/** Unpaid orders close, what waits for a timer is done, the night's comparison runs. */
const REST_MS = 5 * MINUTE_MS;
const RESTS = 12;

export interface Proof {
  readonly promises: number;
  /** What was promised and is not so. */
  readonly broken: readonly string[];
  /** Checks of the audit, and what they found. */
  readonly checks: number;
  readonly findings: readonly string[];
  /** From midnight until the day was closed; null when it was not. */
  readonly closedAfterMs: number | null;
}

export const isSound = ({ broken, findings, closedAfterMs }: Proof): boolean =>
  broken.length === 0 && findings.length === 0 && closedAfterMs !== null;

export async function prove(ground: Ground, promises: Promises, day: Day): Promise<Proof> {
  for (let i = 0; i < RESTS; i += 1) {
    await ground.cloud.client.advanceClock(REST_MS, 'once');
    await ground.pay.deliverDue();
  }
  const database = openDatabase();
  const close = await database.get(journal, `close:${day}`);
  const folder = mkdtempSync(join(tmpdir(), 'load-books-'));
  try {
    const out = join(folder, 'books');
    await writeExport(database, out, new Date(await ground.cloud.client.now()).toISOString());
    const checked = audit(out);
    return {
      promises: promises.count,
      broken: await promises.broken(database),
      checks: checked.length,
      findings: checked.flatMap(({ check, findings }) =>
        findings.map(({ collection, id, what }) => `${check.name}: ${collection} ${id}: ${what}`),
      ),
      closedAfterMs: close === null ? null : close.at - startOfDay(addDays(day, 1)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
