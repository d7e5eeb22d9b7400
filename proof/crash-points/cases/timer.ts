/** A timer of the mall as a use case. */
import { TIMERS } from '../../simulation/timers';
import type { Act } from '../stage';

export function timer(name: string): Act {
  const found = TIMERS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no timer ${name}`);
  // What it did is counted by whoever did it.
  return async (house) => ({ failed: (await found.work(house)).failed });
}
