/** What is to go wrong, and how often: set through the control interface, kept in the file. */
import { z } from 'zod';
import type { State } from './store/state';

const EFFECTS = [
  // Requests. `at` names the operation, such as "POST /v3/refund/domestic/refunds".
  'reply-lost',
  'system-error-before',
  'system-error-after',
  'frequency-limited',
  'slow',
  // Business.
  'payment-refused',
  'balance-low',
  'refund-abnormal',
  'refund-closed',
  'refund-late',
  'transfer-failed',
  'transfer-processing',
  // Notices. `at` names the event type, such as "TRANSACTION.SUCCESS".
  'notice-lost',
  'notice-late',
  'notice-doubled',
  'notice-out-of-order',
  'notice-wrong-amount',
  'notice-wrong-signature',
  'notice-wrong-serial',
  'notice-tampered',
] as const;

export type Effect = (typeof EFFECTS)[number];

export const switchSchema = z.strictObject({
  effect: z.enum(EFFECTS),
  /** Only at this operation or event type; absent, at any. */
  at: z.string().optional(),
  /** For the next n; absent, always. */
  times: z.number().int().positive().optional(),
  /** `slow`: real milliseconds. `refund-late`, `notice-late`, `transfer-processing`: milliseconds of the clock. */
  delayMs: z.number().int().nonnegative().optional(),
  /** `notice-doubled`: how many reach the merchant, all at once. Default 2. */
  copies: z.number().int().min(2).max(50).optional(),
  /** `notice-wrong-amount`: what is added to the amount, in fen. Default 1. */
  addFen: z.number().int().optional(),
  /** `transfer-failed`: the fail_reason. Default OTHER_FAIL_REASON_TYPE. */
  reason: z.string().optional(),
});

export type Switch = z.infer<typeof switchSchema>;

const NAME = 'switches';

export class Switches {
  private list: Switch[];
  private isChanged = false;

  constructor(private readonly state: State) {
    this.list = (state.values.get(NAME)?.value as Switch[] | undefined) ?? [];
  }

  get current(): readonly Switch[] {
    return this.list;
  }

  /** Replaces all switches; an empty list turns everything off. */
  set(list: readonly Switch[]): void {
    this.list = list.map((one) => ({ ...one }));
    this.isChanged = true;
    this.flush();
  }

  /** Uses the first switch of this effect that is meant for this place; it counts down. */
  take(effect: Effect, at: string): Switch | undefined {
    const found = this.list.find((one) => one.effect === effect && (one.at === undefined || one.at === at));
    if (found?.times === undefined) return found;
    this.isChanged = true;
    if (found.times === 1) this.list = this.list.filter((one) => one !== found);
    else found.times -= 1;
    return found;
  }

  /** Writes what was used; outside of the request's transaction, which may have been undone. */
  flush(): void {
    if (!this.isChanged) return;
    this.isChanged = false;
    this.state.values.put({ name: NAME, value: this.list });
  }
}
