/** The movable clock: real time plus an offset. Once set it is durable: a restart goes on from where it stood. */
import type { Store } from './database/store';

/** The file is always this far ahead, so that after a kill -9 no time that was once read comes again. */
const AHEAD_MS = 5000;
const NAME = 'clock_ms';

export class Clock {
  private offsetMs = 0;
  private savedMs: number;
  private readonly listeners: ((offsetMs: number) => void)[] = [];

  /** @param startMs where a clock starts that the file does not know yet; absent, it is the real time */
  constructor(
    private readonly store: Store,
    startMs: number | undefined,
  ) {
    const saved = store.meta(NAME);
    this.savedMs = saved === undefined ? Infinity : Number(saved);
    if (saved !== undefined) this.set(Number(saved));
    else if (startMs !== undefined) this.set(startMs);
  }

  now(): number {
    const nowMs = Date.now() + this.offsetMs;
    if (nowMs > this.savedMs) this.save(nowMs + AHEAD_MS);
    return nowMs;
  }

  set(ms: number): void {
    if (!Number.isFinite(ms)) throw new TypeError('The clock needs a time in milliseconds');
    this.offsetMs = ms - Date.now();
    this.save(ms + AHEAD_MS);
    for (const listener of this.listeners) listener(this.offsetMs);
  }

  /** Tells the offset from real time now and whenever it changes. */
  follow(listener: (offsetMs: number) => void): void {
    this.listeners.push(listener);
    listener(this.offsetMs);
  }

  /** Leaves the exact time in the file. A clock that was never set keeps following the real time. */
  close(): void {
    if (this.savedMs !== Infinity) this.save(Date.now() + this.offsetMs);
  }

  private save(ms: number): void {
    this.savedMs = ms;
    this.store.saveMeta(NAME, String(Math.round(ms)));
  }
}
