/**
 * What happens when a timer fires: an asynchronous call, which the cloud makes again, twice at most, when it failed
 * (https://cloud.tencent.com/document/product/583/51519), and which it may make twice for no reason at all.
 */
import { wireError } from './gateway';
import type { Identity } from './identity';
import type { Timer } from './timers';

const RETRIES_MAX = 2;
const CALLER: Identity = { source: 'wx_trigger' };

export interface LastFiring {
  /** When it was due, epoch milliseconds by the movable clock. */
  dueMs: number;
  tries: number;
  /** Of the last try; absent when it went well. */
  error?: { code: string; message: string };
}

type Invoke = (functionName: string, event: unknown, identity: Identity) => Promise<unknown>;

export class Firing {
  /** Each firing calls its function twice at the same time, as the cloud's at-least-once delivery may. */
  doubled = false;
  private closed = false;
  private readonly lastByTimer = new Map<string, LastFiring>();

  constructor(private readonly invoke: Invoke) {}

  /** Never rejects: a failure is kept and printed. */
  async fire(timer: Timer, dueMs: number): Promise<void> {
    const deliveries = Array.from({ length: this.doubled ? 2 : 1 }, () => this.deliver(timer, dueMs));
    const [first] = await Promise.all(deliveries);
    if (first !== undefined) this.lastByTimer.set(keyOf(timer), first);
  }

  /** From now on nothing is tried again. */
  close(): void {
    this.closed = true;
  }

  last(timer: Timer): LastFiring | undefined {
    return this.lastByTimer.get(keyOf(timer));
  }

  private async deliver(timer: Timer, dueMs: number): Promise<LastFiring> {
    const { functionName, triggerName } = timer;
    const Time = new Date(dueMs).toISOString();
    const event = { Type: 'Timer', TriggerName: triggerName, Time, Message: '' };
    for (let tries = 1; ; tries++) {
      try {
        await this.invoke(functionName, event, CALLER);
        return { dueMs, tries };
      } catch (error) {
        if (this.closed) return { dueMs, tries, error: wireError(error) };
        console.error(`Timer ${triggerName} of ${functionName} failed, try ${tries}:`, error);
        if (tries > RETRIES_MAX) return { dueMs, tries, error: wireError(error) };
      }
    }
  }
}

function keyOf({ functionName, triggerName }: Timer): string {
  return `${functionName}/${triggerName}`;
}
