/**
 * How fast one session may call (rules.md §15). Counted in this process: a session that is spread over several
 * instances may be faster by as many times, which is enough against a program gone wild and costs no round trip.
 */
import { MINUTE_MS, type Instant } from '../../units/days';
import { refuse } from '../../platform/refusal';

const MOST_A_MINUTE = 300;
/** Of sessions that are remembered; the oldest is forgotten first. */
const MOST_SESSIONS = 1000;

export class Pace {
  private readonly windows = new Map<string, { readonly since: Instant; calls: number }>();

  demand(session: string, now: Instant): void {
    const known = this.windows.get(session);
    const window = known !== undefined && known.since > now - MINUTE_MS ? known : { since: now, calls: 0 };
    window.calls += 1;
    this.windows.delete(session);
    this.windows.set(session, window);
    const [oldest] = this.windows.keys();
    if (this.windows.size > MOST_SESSIONS && oldest !== undefined) this.windows.delete(oldest);
    if (window.calls > MOST_A_MINUTE) refuse('RATE_LIMITED');
  }
}
