/**
 * The sheet that asks for the six digits of a pay password: tells `enter` with them once the sixth is there,
 * `close` when it is left, `forgot` when they are gone. Its words and states are the page's (services/pay-password.ts).
 */
import type { Tap } from '../../services/event';

const LENGTH = 6;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'back'] as const;

/** What `enter` tells. */
export interface Entered {
  readonly password: string;
}

Component({
  // The digits stay in the logic layer: what is drawn knows only how many there are.
  options: { pureDataPattern: /^digits$/ },
  properties: {
    isOpen: { type: Boolean, value: false },
    /** What it is for, "兑换 修护面霜". */
    title: { type: String, value: '' },
    /** What leaves the account, "120.00 积分". */
    amount: { type: String, value: '' },
    /** What that leaves there, before → after. */
    change: { type: String, value: '' },
    /** Being judged: nothing can be typed or closed. */
    busy: { type: Boolean, value: false },
    /** Why the last one was not taken: how many tries are left, or until when it is locked. */
    problem: { type: String, value: '' },
    isLocked: { type: Boolean, value: false },
    /** Whether "forgotten" leads somewhere. */
    canForget: { type: Boolean, value: false },
  },
  data: { keys: KEYS, places: Array.from({ length: LENGTH }, (_, at) => at), digits: '', count: 0 },
  observers: {
    /** Nothing is left from the last time. */
    isOpen() {
      this.type('');
    },
    /** Judged, and still open: they were wrong. */
    busy(busy: boolean) {
      if (!busy) this.type('');
    },
  },
  methods: {
    press({ currentTarget: { dataset } }: Tap<{ readonly key: (typeof KEYS)[number] }>) {
      const { digits, busy, isLocked } = this.data;
      if (busy || isLocked || digits.length === LENGTH) return;
      const next = dataset.key === 'back' ? digits.slice(0, -1) : digits + dataset.key;
      this.type(next);
      const entered: Entered = { password: next };
      if (next.length === LENGTH) this.triggerEvent('enter', entered);
    },
    type(digits: string) {
      if (digits !== this.data.digits) this.setData({ digits, count: digits.length });
    },
    close() {
      if (!this.data.busy) this.triggerEvent('close');
    },
    forgot() {
      if (!this.data.busy) this.triggerEvent('forgot');
    },
  },
});
