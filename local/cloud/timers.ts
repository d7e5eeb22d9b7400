/** The functions' timer triggers, fired when the clock is moved and as real time passes. */
import { Cron } from 'croner';
import type { Clock } from './clock';
import { functionNames, readFunctionConfig } from './function-config';
import { invalidParam } from './database/errors';
import type { TimerFirings } from './index';

export interface Timer {
  functionName: string;
  triggerName: string;
  /** Seven fields, UTC+8. */
  config: string;
  cron: Cron;
}

type Fire = (timer: Timer, dueMs: number) => Promise<void>;

/** China's time, in which the cloud reads timer expressions. */
const UTC_OFFSET_MIN = 8 * 60;
const SLEEP_MS_MAX = 60_000;

/** The timers of all functions of a folder. */
export function readTimers(functionsDir: string): Timer[] {
  const timers: Timer[] = [];
  for (const functionName of functionNames(functionsDir)) {
    for (const trigger of readFunctionConfig(functionsDir, functionName).triggers ?? []) {
      if (trigger.type !== 'timer') continue;
      if (trigger.config.trim().split(/\s+/).length !== 7) {
        throw new Error(
          `${functionName}: a timer has 7 fields (sec min hour day month week year): ${trigger.config}`,
        );
      }
      const cron = new Cron(trigger.config, { utcOffset: UTC_OFFSET_MIN, paused: true });
      timers.push({ functionName, triggerName: trigger.name, config: trigger.config, cron });
    }
  }
  return timers;
}

export class Timers {
  private sleeping: NodeJS.Timeout | undefined;
  /** Everything due up to this time has been fired or skipped. */
  private doneMs: number;
  /** Moves of the clock and firings happen one after the other. */
  private queue: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly timers: readonly Timer[],
    private readonly clock: Clock,
    private readonly fire: Fire,
  ) {
    this.doneMs = clock.now();
    this.sleep();
  }

  /** Moves the clock; forward it fires what falls due on the way and waits for each. Backward nothing is fired. */
  moveTo(targetMs: number, firings: TimerFirings): Promise<void> {
    return this.enqueue(async () => {
      if (firings === 'each') await this.fireEach(targetMs);
      const due = firings === 'once' ? this.dueUntil(targetMs) : [];
      const fired = firings === 'each' && targetMs > this.doneMs;
      this.clock.set(fired ? Math.max(targetMs, this.clock.now()) : targetMs);
      this.doneMs = this.clock.now();
      for (const timer of due) await this.fire(timer, targetMs);
    });
  }

  /** Every timer with the time at which it is due next. */
  list(): (Timer & { nextMs: number | undefined })[] {
    return this.timers.map((timer) => ({ ...timer, nextMs: nextRun(timer, this.clock.now()) }));
  }

  /** Fires a timer out of turn, after what is under way; waits for it. */
  async fireNow(functionName: string, triggerName: string): Promise<void> {
    const timer = this.timers.find(
      (known) => known.functionName === functionName && known.triggerName === triggerName,
    );
    if (timer === undefined) throw invalidParam(`${functionName} has no timer ${triggerName}`);
    await this.enqueue(() => this.fire(timer, this.clock.now()));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.sleeping);
  }

  private async fireEach(targetMs: number): Promise<void> {
    for (;;) {
      const next = this.next(this.doneMs);
      if (next === undefined || next.dueMs > targetMs) return;
      this.clock.set(Math.max(next.dueMs, this.clock.now()));
      this.doneMs = next.dueMs;
      for (const timer of next.timers) await this.fire(timer, next.dueMs);
    }
  }

  private dueUntil(targetMs: number): Timer[] {
    return this.timers.filter((timer) => (nextRun(timer, this.doneMs) ?? Infinity) <= targetMs);
  }

  private next(afterMs: number): { dueMs: number; timers: Timer[] } | undefined {
    let dueMs = Infinity;
    let timers: Timer[] = [];
    for (const timer of this.timers) {
      const runMs = nextRun(timer, afterMs) ?? Infinity;
      if (runMs < dueMs) [dueMs, timers] = [runMs, []];
      if (runMs === dueMs) timers.push(timer);
    }
    return dueMs === Infinity ? undefined : { dueMs, timers };
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    clearTimeout(this.sleeping);
    const done = this.queue.then(work).finally(() => this.sleep());
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** Sleeps until the next timer is due by the clock. */
  private sleep(): void {
    clearTimeout(this.sleeping);
    if (this.closed || this.timers.length === 0) return;
    const dueMs = this.next(this.doneMs)?.dueMs ?? Infinity;
    const waitMs = Math.min(Math.max(dueMs - this.clock.now(), 0), SLEEP_MS_MAX);
    this.sleeping = setTimeout(() => void this.enqueue(() => this.fireEach(this.clock.now())), waitMs);
    this.sleeping.unref();
  }
}

/** The first time a timer is due after a moment. */
function nextRun(timer: Timer, afterMs: number): number | undefined {
  return timer.cron.nextRun(new Date(afterMs))?.getTime();
}
