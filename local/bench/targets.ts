/** What the figures are to be, at least or at most. */

interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
}

const TARGETS: Readonly<Record<string, Target>> = {
  'settle.rules': { atLeast: 100_000 },
  'rewards.unequal': { atMost: 0 },
  'close.1000000.written': { atMost: 20 },
  'stores.bookings.doubles': { atMost: 0 },
  'stores.bookings.astray': { atMost: 0 },
  'stores.bookings.rooms': { atMost: 0 },
  'reconcile.1000.differences': { atMost: 0 },
  'reconcile.10000.differences': { atMost: 0 },
  'market.wash.alone.30': { atMost: 0 },
  'cloud.start.p99': { atMost: 1_000 },
  'cloud.transaction.p50': { atMost: 6 },
};

export interface Verdict {
  readonly target: string;
  readonly isMet: boolean;
}

/** Undefined where nothing is asked of a figure. */
export function verdictOf(name: string, value: number): Verdict | undefined {
  const target = TARGETS[name];
  if (target === undefined) return undefined;
  const { atLeast = -Infinity, atMost = Infinity } = target;
  const said =
    atLeast === -Infinity ? `≤ ${atMost.toLocaleString('en-US')}` : `≥ ${atLeast.toLocaleString('en-US')}`;
  return { target: said, isMet: value >= atLeast && value <= atMost };
}
