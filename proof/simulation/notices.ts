/** Notices of WeChat's on their way: some are lost, some come several times, all of them whenever they like. */
import type { Chance } from '../../local/demo/chance';
import { MINUTE_MS, type Instant } from '../../cloudfunctions/units/days';
import type { Faults } from './faults';

interface OnItsWay<N> {
  readonly at: Instant;
  readonly notice: N;
}

export class Notices<N> {
  private waiting: OnItsWay<N>[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly faults: Faults,
    private readonly now: () => Instant,
  ) {}

  tell(notice: N): void {
    if (this.faults.happens('lostNotice', 20)) return;
    const copies = this.faults.happens('doubledNotice', 30) ? this.chance.int(2, 4) : 1;
    for (let copy = 0; copy < copies; copy += 1)
      this.again(notice, this.chance.int(0, 60) * MINUTE_MS * copy);
  }

  /** Nobody has taken it: it is sent again, so much later. */
  again(notice: N, laterMs: number): void {
    this.waiting.push({ at: this.now() + laterMs, notice });
  }

  /** Those whose time has come. */
  due(): N[] {
    const now = this.now();
    const due = this.waiting.filter(({ at }) => at <= now);
    this.waiting = this.waiting.filter(({ at }) => at > now);
    return due.map(({ notice }) => notice);
  }

  /** The same ones, on the way to somebody else. */
  copyTo(other: Notices<N>): void {
    other.waiting = [...this.waiting];
  }
}
