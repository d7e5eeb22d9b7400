/**
 * Runs requests against each other: every operation of each waits at a gate, and the seed says which one goes
 * next. Nothing moves between two steps, so a seed is one exact course of events.
 */
import type { Chance } from '../../local/demo/chance';
import type { Transaction } from '../../cloudfunctions/platform/database';
import { errorOf, type Faults } from './faults';
import type { GateKind } from './gates';

interface Waiting {
  readonly job: Job;
  /** Which of the job's gates it is: parallel ones have an order of their own, whoever came first. */
  readonly number: number;
  readonly what: string;
  readonly kind: GateKind;
  /** Sleeps until this step; undefined: it has not lain down yet. */
  until?: number;
  readonly open: () => void;
  readonly fail: (error: Error) => void;
}

/** `value` and `error` as the work ended; `crashed` says nothing to anybody. */
export type Ending =
  | { readonly how: 'done'; readonly value: unknown }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'crashed' };

export class Job {
  private gates = 0;
  waiting = 0;
  isOver = false;
  /** Sleeps until this step. */
  until = 0;
  readonly transactions: Transaction[] = [];

  constructor(
    readonly number: number,
    readonly name: string,
    private readonly scheduler: Scheduler,
    readonly ended: (ending: Ending) => void,
  ) {}

  readonly gate = (what: string, kind: GateKind): Promise<void> => {
    // What a vanished request had going on in parallel never goes on.
    if (this.isOver) return new Promise<void>(() => undefined);
    this.gates += 1;
    const number = this.gates;
    this.waiting += 1;
    return new Promise<void>((open, fail) => {
      this.scheduler.arrive({ job: this, number, what, kind, open, fail });
    });
  };
}

const REMEMBERED = 60;
const SLOW_STEPS = 400;
const SLEEP_STEPS = 80;

export class Scheduler {
  private waiting: Waiting[] = [];
  private readonly jobs = new Set<Job>();
  /** Of vanished requests; the cloud ends them after a while, until then they hold their locks. */
  private abandoned: Transaction[] = [];
  private numbers = 0;
  steps = 0;
  readonly last: string[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly faults: Faults,
  ) {}

  arrive(waiting: Waiting): void {
    this.waiting.push(waiting);
  }

  note(text: string): void {
    this.last.push(`${String(this.steps).padStart(6)} ${text}`);
    if (this.last.length > REMEMBERED) this.last.shift();
  }

  /** How many are under way whose name begins like this. */
  underWay(prefix: string): number {
    return [...this.jobs].filter(({ name }) => name.startsWith(prefix)).length;
  }

  start(name: string, work: (job: Job) => Promise<unknown>, ended: (ending: Ending) => void): Job {
    this.numbers += 1;
    const job = new Job(this.numbers, name, this, ended);
    this.jobs.add(job);
    work(job).then(
      (value) => this.end(job, { how: 'done', value }),
      (error: unknown) => this.end(job, { how: 'failed', error }),
    );
    return job;
  }

  private end(job: Job, ending: Ending): void {
    if (job.isOver) return;
    job.isOver = true;
    this.jobs.delete(job);
    // Branches that nobody waits for any more never go on, as in a process that has answered.
    if (job.waiting > 0) this.abandoned.push(...job.transactions);
    this.waiting = this.waiting.filter((one) => one.job !== job);
    job.ended(ending);
  }

  /** Until every request that is not over waits at a gate: also those that compute off the main thread. */
  private async settle(): Promise<void> {
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while ([...this.jobs].some((job) => job.waiting === 0));
  }

  /** One operation goes on; false when nobody waits. */
  async step(): Promise<boolean> {
    await this.settle();
    if (this.abandoned.length > 0 && this.chance.happens(5)) await this.abandoned.shift()?.abort();
    const awake = this.waiting.filter((one) => Math.max(one.until ?? 0, one.job.until) <= this.steps);
    const ready = (awake.length > 0 ? awake : this.waiting).sort(
      (a, b) => a.job.number - b.job.number || a.number - b.number,
    );
    if (ready.length === 0) return false;
    this.steps += 1;
    this.pass(this.chance.pick(ready));
    return true;
  }

  private pass(one: Waiting): void {
    const { job, what, kind } = one;
    if (kind === 'sleep' && one.until === undefined) {
      one.until = this.steps + this.chance.int(1, SLEEP_STEPS);
      return;
    }
    const fault = this.faults.at(kind);
    this.note(`${job.name}  ${what}${fault === null ? '' : `  ← ${fault}`}`);
    if (fault === 'slow') {
      job.until = this.steps + this.chance.int(20, SLOW_STEPS);
      return;
    }
    if (fault === 'crash') {
      this.end(job, { how: 'crashed' });
      return;
    }
    this.waiting = this.waiting.filter((other) => other !== one);
    job.waiting -= 1;
    const error = fault === null ? null : errorOf(fault, kind, what);
    if (error === null) one.open();
    else one.fail(error);
  }

  /** Everybody finishes and nothing is held any more. */
  async finish(): Promise<void> {
    while (await this.step());
    for (const transaction of this.abandoned.splice(0)) await transaction.abort();
  }
}
