/** What can go wrong at a gate, how often, and how often it did. */
import type { Chance } from '../../local/demo/chance';
import { Conflict } from '../../cloudfunctions/platform/database';
import { WechatPayFailure } from '../../cloudfunctions/platform/wechat-pay/failure';
import type { GateKind } from './gates';

/**
 * crash: the whole request vanishes · error: the operation has not happened · conflict: somebody else is said
 * to have written first · lost: it has happened, its answer has not come · slow: the request sleeps while
 * others go on, the clock as well.
 */
export const GATE_FAULTS = ['crash', 'error', 'conflict', 'lost', 'slow'] as const;
export type GateFault = (typeof GATE_FAULTS)[number];
export type Fault =
  | GateFault
  | 'missedTimer'
  | 'doubledTimer'
  | 'lostNotice'
  | 'doubledNotice'
  | 'clockJump'
  | 'clockBehind'
  | 'doubledRequest'
  | 'refundClosed'
  | 'transferRefused'
  | 'transferClosed';

/** Per 10,000 operations at the gates where it can happen. */
const RATES: Readonly<Record<GateFault, number>> = {
  crash: 25,
  error: 20,
  conflict: 60,
  lost: 250,
  slow: 30,
};
const WHERE: Readonly<Record<GateFault, readonly GateKind[]>> = {
  crash: ['begin', 'read', 'write', 'commit', 'committed', 'outside', 'told', 'sleep'],
  error: ['begin', 'read', 'write', 'commit', 'outside'],
  conflict: ['write', 'commit'],
  lost: ['committed', 'told'],
  slow: ['begin', 'read', 'write', 'commit', 'committed', 'outside', 'told', 'sleep'],
};

/** Between two transactions things are half done: there it crashes and sleeps more often. */
const AFTER_COMMIT: Readonly<Partial<Record<GateFault, number>>> = { crash: 5, slow: 12 };

/** Thrown in place of an answer that does not come. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** What the request is told; null where it is told nothing. */
export function errorOf(fault: GateFault, kind: GateKind, what: string): Error | null {
  if (fault === 'conflict') return new Conflict(`injected at ${what}`);
  if (fault !== 'error' && fault !== 'lost') return null;
  return kind === 'outside' || kind === 'told'
    ? new WechatPayFailure('UNREACHABLE', `injected at ${what}`)
    : new NoAnswer(`injected at ${what}`);
}

export class Faults {
  readonly counts: Partial<Record<Fault, number>> = {};
  isOn = true;
  /** Of all processes: what happened first is then told by the moments as well. */
  readonly hasTrueClocks: boolean;
  private readonly rates: Readonly<Record<GateFault, number>>;

  /** A seed has its own mixture: some know no crash, others hardly anything else. */
  constructor(private readonly chance: Chance) {
    this.hasTrueClocks = chance.happens(50);
    const strength = (): number => chance.pick([0, 1, 1, 2, 4]);
    this.rates = Object.fromEntries(GATE_FAULTS.map((fault) => [fault, RATES[fault] * strength()])) as Record<
      GateFault,
      number
    >;
  }

  at(kind: GateKind): GateFault | null {
    if (!this.isOn) return null;
    let drawn = this.chance.next() * 10_000;
    for (const fault of GATE_FAULTS) {
      if (!WHERE[fault].includes(kind)) continue;
      drawn -= this.rates[fault] * (kind === 'committed' ? (AFTER_COMMIT[fault] ?? 1) : 1);
      if (drawn < 0) return this.noted(fault);
    }
    return null;
  }

  /** Of faults that no gate has. */
  happens(fault: Fault, percent: number): boolean {
    if (!this.isOn || !this.chance.happens(percent)) return false;
    this.noted(fault);
    return true;
  }

  noted<F extends Fault>(fault: F): F {
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    return fault;
  }
}
