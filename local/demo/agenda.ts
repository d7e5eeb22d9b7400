/** What is going to happen in the demo mall, in the order of time; what happens may plan more. */
import { addDays, MINUTE_MS, startOfDay, type Day, type Instant } from '../../cloudfunctions/units/days';

export interface Task {
  readonly at: Instant;
  readonly run: () => Promise<unknown>;
}

export class Agenda {
  private readonly tasks: Task[] = [];
  private now: Instant;

  constructor(private readonly firstDay: Day) {
    this.now = startOfDay(firstDay);
  }

  /** The first day is 1. */
  get today(): number {
    return Math.floor((this.now - startOfDay(this.firstDay)) / (24 * 60 * MINUTE_MS)) + 1;
  }

  instantOf(day: number, minuteOfDay: number): Instant {
    return startOfDay(addDays(this.firstDay, day - 1)) + minuteOfDay * MINUTE_MS;
  }

  dayOf(day: number): Day {
    return addDays(this.firstDay, day - 1);
  }

  on(day: number, minuteOfDay: number, run: Task['run']): void {
    this.add({ at: this.instantOf(day, minuteOfDay), run });
  }

  at(instant: Instant, run: Task['run']): void {
    this.add({ at: instant, run });
  }

  after(minutes: number, run: Task['run']): void {
    this.add({ at: this.now + minutes * MINUTE_MS, run });
  }

  /** The next task, if it is due by then; its time becomes the agenda's. */
  take(until: Instant): Task | undefined {
    const next = this.tasks[0];
    if (next === undefined || next.at > until) return undefined;
    this.tasks.shift();
    this.now = next.at;
    return next;
  }

  /** Tasks of the same time stay in the order in which they were planned. */
  private add(task: Task): void {
    let place = this.tasks.length;
    while (place > 0 && (this.tasks[place - 1]?.at ?? 0) > task.at) place -= 1;
    this.tasks.splice(place, 0, task);
  }
}
