/** One seed from the opening to the verdict. */
import { journal } from '../../cloudfunctions/ledger/state';
import { findAll } from '../../cloudfunctions/platform/database';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { hashOf, violationsIn } from './checks';
import type { Fault } from './faults';
import { heal } from './healing';
import { withSecretsOf } from './secrets';
import type { Standing } from './requests';
import { World } from './world';

export interface Verdict {
  readonly seed: number;
  readonly steps: number;
  readonly days: number;
  readonly requests: number;
  readonly answered: number;
  readonly commits: number;
  /** Of two that wrote the same document; those that were injected are faults. */
  readonly conflicts: number;
  readonly faults: Readonly<Partial<Record<Fault, number>>>;
  /** By deed, of those that were answered. */
  readonly deeds: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  /** Of the journal, by kind. */
  readonly entries: Readonly<Record<string, number>>;
  readonly hash: string;
  readonly violations: readonly string[];
  readonly last: readonly string[];
}

export const STEPS = 10_000;

export async function runSeed(seed: number, steps = STEPS): Promise<Verdict> {
  const world = new World(seed);
  return withSecretsOf(
    () => world.secrets,
    async () => {
      const began = world.now();
      await world.open();
      while (world.scheduler.steps < steps && world.bugs.length === 0) await world.turn();
      // What led to a bug, not what healing did after it.
      const last = [...world.scheduler.last];
      await heal(world);
      const days = Math.round((world.now() - began) / DAY_MS);
      const hash = hashOf(world);
      const violations = await violationsIn(world);
      const entries = counted((await findAll(world.database, journal, {})).map(({ kind }) => kind));
      return { ...verdictOf(world, seed), days, entries, hash, violations, last };
    },
  );
}

function verdictOf(world: World, seed: number) {
  const of = (standing: Standing) => world.requests.filter((one) => one.standing === standing);
  const deeds = counted(of('answered').map(({ deed }) => deed));
  const refusals = counted(of('refused').map(({ deed, code }) => `${deed} ${code}`));
  const answered = of('answered').length;
  const { faults, scheduler, requests } = world;
  const { commits, conflicts } = world.processes;
  return {
    ...{ seed, steps: scheduler.steps, requests: requests.length, answered, deeds, refusals },
    ...{ commits, conflicts },
    faults: faults.counts,
  };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
