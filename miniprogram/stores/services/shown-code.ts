/**
 * A code that lies on the counter: counted down by the mall's time, drawn anew when its time is over, the screen bright
 * while it is seen, and the mall asked meanwhile whether staff have done something with it.
 */
import type { DataOf } from '../../services/api';

export type Code = DataOf<'member', 'memberCode'>;

/** What the page does. */
export interface Beside {
  /** A fresh code; null where there is nothing to show any more. */
  readonly renew: () => Promise<Code | null>;
  /** Asks whether something has happened. */
  readonly look: () => Promise<void>;
  readonly tick: (secondsLeft: number) => void;
  /** It is not shown any longer, until the person asks for another. */
  readonly rest: () => void;
}

const SECOND_MS = 1_000;
const SECONDS_A_LOOK = 3;
/** A phone that was put down asks no more. */
const MOST_RENEWALS = 15;
const BRIGHTEST = 1;

export class ShownCode {
  private timer: ReturnType<typeof setInterval> | undefined;
  private code: Code | null = null;
  private takenAt = 0;
  private seconds = 0;
  private renewals = 0;
  private isAsking = false;
  private usualBrightness: number | null = null;

  constructor(private readonly beside: Beside) {}

  start(code: Code): void {
    this.renewals = 0;
    this.take(code);
    this.timer ??= setInterval(() => void this.pass(), SECOND_MS);
    void this.brighten();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.code = null;
    const { usualBrightness: value } = this;
    this.usualBrightness = null;
    if (value !== null) void wx.setScreenBrightness({ value });
  }

  private take(code: Code): void {
    this.code = code;
    this.takenAt = Date.now();
    this.beside.tick(this.secondsLeft(code));
  }

  /** The phone's own clock may be wrong: it only measures what has passed since. */
  private secondsLeft({ expiresAt, now }: Code): number {
    return Math.max(0, Math.ceil((expiresAt - now - (Date.now() - this.takenAt)) / SECOND_MS));
  }

  private async pass(): Promise<void> {
    const { code } = this;
    if (code === null || this.isAsking) return;
    const left = this.secondsLeft(code);
    this.beside.tick(left);
    this.seconds += 1;
    const isLook = left > 0;
    if (isLook && this.seconds % SECONDS_A_LOOK !== 0) return;
    this.isAsking = true;
    try {
      await (isLook ? this.beside.look() : this.renew());
    } catch {
      // A look that failed is followed by the next; a code that cannot be renewed is not shown any more.
      if (!isLook) this.end();
    } finally {
      this.isAsking = false;
    }
  }

  private async renew(): Promise<void> {
    this.renewals += 1;
    const code = this.renewals > MOST_RENEWALS ? null : await this.beside.renew();
    // Meanwhile the page may have been left.
    if (this.timer === undefined) return;
    if (code === null) this.end();
    else this.take(code);
  }

  private end(): void {
    this.stop();
    this.beside.rest();
  }

  private async brighten(): Promise<void> {
    if (this.usualBrightness !== null) return;
    try {
      const { value } = await wx.getScreenBrightness();
      if (this.timer === undefined) return;
      this.usualBrightness = value;
      await wx.setScreenBrightness({ value: BRIGHTEST });
    } catch {
      // Some phones let nobody touch it; the code can be read all the same.
    }
  }
}

/** "1234 5678 9012", as it is read out. */
export function digitGroups(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
