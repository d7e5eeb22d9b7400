/** Where cash is on its way through WeChat, as tables. Pure. */
import { MINUTE_MS } from '../units/days';
import type { TransferStatus } from '../platform/wechat-pay/cash-desk';

/** A late payment of a closed one joins the fund all the same: nothing was promised for it but the fund's cash. */
export type PayInState = 'created' | 'paid' | 'closed';

/**
 * asked: set aside, and WeChat has not said that it took it · accepted: WeChat looks at it · toConfirm: the person
 * has to confirm · sending: on the way · cancelling: called back · arrived · failed, cancelled: back where it was
 */
export type CashOutState =
  'asked' | 'accepted' | 'toConfirm' | 'sending' | 'cancelling' | 'arrived' | 'failed' | 'cancelled';

/** What WeChat's word means here. */
export const STATE_OF: Readonly<Record<TransferStatus, CashOutState>> = {
  ACCEPTED: 'accepted',
  PROCESSING: 'accepted',
  WAIT_USER_CONFIRM: 'toConfirm',
  TRANSFERING: 'sending',
  SUCCESS: 'arrived',
  FAIL: 'failed',
  CANCELING: 'cancelling',
  CANCELLED: 'cancelled',
};

interface Stage {
  /** What may be heard next; anything else is old news. */
  readonly next: readonly CashOutState[];
  /** How long the timer leaves WeChat alone; notices are faster. Null: it has ended. */
  readonly askAgainMs: number | null;
  /** What becomes of the cash that was set aside. */
  readonly cash: 'waits' | 'gone' | 'back';
  /** Whether WeChat can be asked to call it back. */
  readonly canCancel: boolean;
}

const ENDS = ['arrived', 'failed', 'cancelled'] as const;

export const STAGES: Readonly<Record<CashOutState, Stage>> = {
  asked: {
    next: ['accepted', 'toConfirm', 'sending', 'cancelling', ...ENDS],
    ...{ askAgainMs: MINUTE_MS, cash: 'waits', canCancel: true },
  },
  accepted: {
    next: ['toConfirm', 'sending', 'cancelling', ...ENDS],
    ...{ askAgainMs: MINUTE_MS, cash: 'waits', canCancel: true },
  },
  toConfirm: {
    next: ['sending', 'cancelling', ...ENDS],
    ...{ askAgainMs: 30 * MINUTE_MS, cash: 'waits', canCancel: true },
  },
  sending: {
    next: ['arrived', 'failed'],
    ...{ askAgainMs: 5 * MINUTE_MS, cash: 'waits', canCancel: false },
  },
  cancelling: { next: ENDS, ...{ askAgainMs: 5 * MINUTE_MS, cash: 'waits', canCancel: false } },
  arrived: { next: [], ...{ askAgainMs: null, cash: 'gone', canCancel: false } },
  failed: { next: [], ...{ askAgainMs: null, cash: 'back', canCancel: false } },
  cancelled: { next: [], ...{ askAgainMs: null, cash: 'back', canCancel: false } },
};

export const hasEnded = (state: CashOutState): boolean => STAGES[state].askAgainMs === null;
