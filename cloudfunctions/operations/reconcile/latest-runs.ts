/** How the reconciliation stands: the latest days, and the full pass. */
import type { Reader } from '../../platform/database';
import { FULL_PASS, fullPasses, reconciliations, type FullPass, type Reconciliation } from './documents';

export interface LatestRuns {
  /** Newest first. */
  readonly runs: readonly Reconciliation[];
  /** null before it has begun. */
  readonly fullPass: Pick<FullPass, 'through' | 'rounds' | 'checked' | 'at'> | null;
}

export async function latestRuns(reader: Reader, limit: number): Promise<LatestRuns> {
  const [runs, pass] = await Promise.all([
    reader.find(reconciliations, { where: {}, orderBy: [['_id', 'desc']], limit }),
    reader.get(fullPasses, FULL_PASS),
  ]);
  if (pass === null) return { runs, fullPass: null };
  const { through, rounds, checked, at } = pass;
  return { runs, fullPass: { through, rounds, checked, at } };
}
