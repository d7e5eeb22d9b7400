/** What came of the calls and visits of one stage. */
/** `business`: what the mall refuses for a reason of the mall's, such as a time that is taken. */
export type Outcome = 'done' | 'business' | 'unexpected' | 'error';

export interface VisitEnd {
  readonly name: string;
  readonly outcome: Outcome;
  /** The refusal or failure that ended it; '' when done. */
  readonly code: string;
  /** From the moment at which it was planned to come, so that waiting at a closed door counts. */
  readonly ms: number;
  /** By the clock of `performance`. */
  readonly endedAt: number;
}

export class Tally {
  readonly calls: number[] = [];
  readonly visits: VisitEnd[] = [];

  call(ms: number): void {
    this.calls.push(ms);
  }

  visit(end: VisitEnd): void {
    this.visits.push(end);
  }
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest rank; zeros for nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

export function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
