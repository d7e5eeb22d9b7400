/**
 * How fast one caller may be (rules.md §15). Counted in this process: it costs no round trip, and a caller whose calls
 * are spread over several instances may be faster by as many times, which is enough against a program gone wild.
 * Where guessing would pay, what was tried stands in the database instead (docs/architecture.md, "Limits").
 */
import { MINUTE_MS, type Instant } from '../units/days';
import { refuse } from '../platform/refusal';

/** Of callers that are remembered; the one that was quiet longest is forgotten first. */
const MOST_CALLERS = 10_000;

export class Pace {
  private readonly windows = new Map<string, { readonly since: Instant; calls: number }>();

  /** Refuses `RATE_LIMITED` beyond `mostAMinute` calls in the minute that the first of them began. */
  demand(caller: string, mostAMinute: number, now: Instant): void {
    const known = this.windows.get(caller);
    const window = known !== undefined && known.since > now - MINUTE_MS ? known : { since: now, calls: 0 };
    window.calls += 1;
    this.windows.delete(caller);
    this.windows.set(caller, window);
    const [quietest] = this.windows.keys();
    if (this.windows.size > MOST_CALLERS && quietest !== undefined) this.windows.delete(quietest);
    if (window.calls > mostAMinute) refuse('RATE_LIMITED');
  }
}
