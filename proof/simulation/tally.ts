/** What many seeds have seen together. */
import type { Verdict } from './run';

const SUMMED = ['steps', 'days', 'requests', 'answered', 'commits', 'conflicts'] as const;

export class Tally {
  readonly failed: number[] = [];
  private seeds = 0;
  private readonly sums = { steps: 0, days: 0, requests: 0, answered: 0, commits: 0, conflicts: 0 };
  private readonly faults: Record<string, number> = {};
  readonly deeds: Record<string, number> = {};
  readonly refusals: Record<string, number> = {};
  /** Of the journal, by kind. */
  readonly entries: Record<string, number> = {};

  add(verdict: Verdict): void {
    this.seeds += 1;
    if (verdict.violations.length > 0) this.failed.push(verdict.seed);
    for (const name of SUMMED) this.sums[name] += verdict[name];
    into(this.faults, verdict.faults);
    into(this.deeds, verdict.deeds);
    into(this.refusals, verdict.refusals);
    into(this.entries, verdict.entries);
  }

  print(): void {
    const { steps, days, requests, answered, commits, conflicts } = this.sums;
    console.log(
      `\n${this.seeds} seeds, ${days} days, ${steps} operations, ${commits} commits, ${conflicts} conflicts, ` +
        `${requests} requests (${answered} done, the rest refused)`,
    );
    console.log(`faults: ${inOrder(this.faults)}`);
    console.log(`done: ${inOrder(this.deeds)}`);
    console.log(`refused: ${inOrder(this.refusals)}`);
    console.log(`entries: ${inOrder(this.entries)}`);
    console.log(this.failed.length === 0 ? 'all true' : `NOT TRUE: seeds ${this.failed.join(', ')}`);
  }
}

function into(sums: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}

/** Most first. */
function inOrder(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return rows.map(([name, count]) => `${name} ${count}`).join(', ');
}
