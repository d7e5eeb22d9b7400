/** Everything that the timers' functions do, by name, as they do it. */
import { afterMissedCloses } from '../../cloudfunctions/edge/missed-closes';
import type { Jobs } from '../../cloudfunctions/edge/timer';
import { CLOSE_JOBS } from '../../cloudfunctions/functions/daily-close/jobs';
import { RECONCILE_JOBS } from '../../cloudfunctions/functions/reconcile/jobs';
import { SETTLEMENT_JOBS } from '../../cloudfunctions/functions/settlement/jobs';
import { UPKEEP_JOBS } from '../../cloudfunctions/functions/upkeep/jobs';
import type { Act } from './stage';

const TIMERS = {
  'daily-close': CLOSE_JOBS,
  settlement: SETTLEMENT_JOBS,
  upkeep: UPKEEP_JOBS,
  reconcile: RECONCILE_JOBS,
} satisfies Readonly<Record<string, Jobs>>;
type Timers = typeof TIMERS;
type Named = { [T in keyof Timers]: `${T}.${keyof Timers[T] & string}` }[keyof Timers];

const JOBS: Jobs = Object.fromEntries(
  Object.entries(TIMERS).flatMap(([timer, jobs]) =>
    Object.entries<Jobs[string]>(jobs).map(([name, work]) => [`${timer}.${name}`, work]),
  ),
);
export const JOB_NAMES: readonly string[] = Object.keys(JOBS);

/** One of them as a firing comes to it. What it did is counted by whoever did it; what failed is not. */
export function job(name: Named): Act {
  return async (house, hears) => {
    hears(name);
    const done = await afterMissedCloses(house, async () => JOBS[name]?.(house));
    return { failed: typeof done === 'object' && done !== null && 'failed' in done ? done.failed : [] };
  };
}

/** A whole firing; of which of its jobs it proves something is said by the cases of one job. */
export function firing(timer: keyof Timers): Act {
  const jobs: Jobs = TIMERS[timer];
  return async (house) => {
    const failed: unknown[] = [];
    for (const name of Object.keys(jobs))
      failed.push(await job(`${timer}.${name}` as Named)(house, () => undefined));
    return failed;
  };
}
