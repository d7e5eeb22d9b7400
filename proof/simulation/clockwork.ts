/** The world's time: it jumps, and timers fire as it passes, or are missed, or fire twice. */
import type { Chance } from '../../local/demo/chance';
import { DAY_MS, MINUTE_MS, startOfDay, wallTime, type Instant } from '../../cloudfunctions/units/days';
import { FIRST_DAY } from '../../tests/support/memory-house';
import type { Faults } from './faults';
import { TIMERS, type Done, type Timer } from './timers';

const HOUR_MS = 60 * MINUTE_MS;
const OPENING = startOfDay(FIRST_DAY);

export interface Fires {
  readonly note: (text: string) => void;
  readonly fire: (timer: Timer) => void;
  /** Whether so many are under way that another one would find nothing to do. */
  readonly isBusy: () => boolean;
}

export class Clockwork {
  at: Instant = OPENING + 9 * HOUR_MS;
  private readonly lastFired = new Map<string, number>();

  constructor(
    private readonly chance: Chance,
    private readonly faults: Faults,
    private readonly fires: Fires,
  ) {}

  /** A moment more; now and then much more, while requests are under way. */
  tick(): void {
    this.at += this.chance.int(0, 200);
    if (this.chance.happens(0.3)) this.jump();
  }

  private jump(): void {
    const midnight = this.at - ((this.at - OPENING) % DAY_MS) + DAY_MS;
    const { chance } = this;
    const goals = {
      soon: this.at + chance.int(1, 40) * MINUTE_MS,
      later: this.at + chance.int(1, 6) * HOUR_MS,
      eve: midnight - chance.int(1, 3) * MINUTE_MS,
      stroke: midnight + chance.int(0, 10) * 1000,
      night: midnight + chance.int(0, 30) * MINUTE_MS,
    };
    const goal = chance.weighted({ soon: 40, later: 30, eve: 8, stroke: 12, night: 10 });
    this.at = Math.max(this.at, goals[goal]);
    this.faults.noted('clockJump');
    this.fires.note(`the clock jumps to ${wallTime(this.at)}`);
    for (const timer of TIMERS) this.fireIfDue(timer);
  }

  private fireIfDue(timer: Timer): void {
    const period = Math.floor((this.at - OPENING - timer.atMs) / timer.everyMs);
    if (period <= (this.lastFired.get(timer.name) ?? 0)) return;
    this.lastFired.set(timer.name, period);
    if (this.fires.isBusy()) return;
    if (this.faults.happens('missedTimer', 30)) return;
    this.fires.fire(timer);
    if (this.faults.happens('doubledTimer', 25)) this.fires.fire(timer);
  }
}

/** What a timer names as failed was a fault of ours, or it is a bug. */
export function bugsIn(name: string, { failed }: Done): string[] {
  const explained = /injected|WriteConflict|is being closed|has ended and is not closed|simulated/;
  return failed.filter((one) => !explained.test(one)).map((one) => `${name}: ${one}`);
}
