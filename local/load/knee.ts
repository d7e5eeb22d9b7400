/** Where it bends: the first stage that no longer keeps up, or whose slow visits have become many times slower. */

export interface StageFacts {
  /** Visits a second that were asked for. */
  readonly rate: number;
  /** Visits a second that came: chance makes them more or fewer. */
  readonly came: number;
  /** Visits a second that were answered while it lasted. */
  readonly throughput: number;
  readonly p99: number;
}

export interface Knee {
  /** Null: the first stage was already too much. */
  readonly lastGood: number | null;
  readonly rate: number;
  readonly why: string;
}

/** Of the quietest stage's p99. */
const TIMES_SLOWER = 5;
/** Arrivals that are answered within their stage. Short stages end with some visits under way. */
const LEAST_ANSWERED = 0.8;

/** Null when every stage kept up. Stages by rising rate. */
export function kneeOf(stages: readonly StageFacts[]): Knee | null {
  const [quietest] = stages;
  for (const [i, stage] of stages.entries()) {
    const why = whyBent(stage, quietest ?? stage);
    if (why !== null) return { lastGood: stages[i - 1]?.rate ?? null, rate: stage.rate, why };
  }
  return null;
}

function whyBent({ came, throughput, p99 }: StageFacts, quietest: StageFacts): string | null {
  if (throughput < came * LEAST_ANSWERED)
    return `only ${throughput.toFixed(1)} of ${came.toFixed(1)} visits a second were answered while they came`;
  const times = p99 / Math.max(quietest.p99, 1);
  if (times >= TIMES_SLOWER) return `p99 is ${times.toFixed(1)} times that at ${quietest.rate} a second`;
  return null;
}
