/** Cash of the market on its way in and out through the desk at WeChat Pay (rules.md §12, docs/market.md). */
import type { Fen } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import type { HolderId } from '../ledger/accounts';
import { collection, type Document } from '../platform/database';
import type { CashOutState, PayInState } from './states';

/** A merchant pays into its fund. The id is its number at WeChat (out_trade_no). */
export interface PayIn extends Document {
  readonly merchantId: string;
  /** Who pays, a member's id. */
  readonly byId: string;
  readonly amountFen: Fen;
  readonly state: PayInState;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** When the timer looks at it; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  readonly paidAt: Instant | null;
  /** WeChat's own number. */
  readonly transactionId: string | null;
  /** WeChat's bill of this day lists it. */
  readonly billDay: Day | null;
}

/** Cash that leaves a wallet or a fund for somebody's WeChat. The id is its number there (out_bill_no). */
export interface CashOut extends Document {
  readonly holder: HolderId;
  /** Whose WeChat it goes to, a member's id. */
  readonly toId: string;
  /** For WeChat alone, until it has ended; then null. */
  readonly openId: string | null;
  readonly amountFen: Fen;
  readonly state: CashOutState;
  readonly day: Day;
  readonly createdAt: Instant;
  /** When WeChat was last asked to make it; null: it cannot know of it. */
  readonly sentAt: Instant | null;
  /** When WeChat took it. */
  readonly acceptedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** Questions in a row that brought no answer. */
  readonly tries: number;
  /** WeChat's code for the latest failure, or why it ended without arriving. */
  readonly failure: string | null;
  /** Opens the page on which the person confirms; null unless it is wanted now. */
  readonly packageInfo: string | null;
  /** It is to be called back, as soon as WeChat can be asked. */
  readonly isUnwanted: boolean;
  readonly endedAt: Instant | null;
  /** WeChat's bill of this day lists the money going out. */
  readonly billDay: Day | null;
  /** And this one's lists it coming back. */
  readonly backDay: Day | null;
}

export const payIns = collection<PayIn>(
  'payIns',
  ['merchantId', 'createdAt', '_id'],
  ['createdAt', '_id'],
  ['state', 'createdAt', '_id'],
  ['dueAt'],
  ['billDay'],
);
export const cashOuts = collection<CashOut>(
  'cashOuts',
  ['holder', 'createdAt', '_id'],
  ['createdAt', '_id'],
  ['state', 'createdAt', '_id'],
  ['holder', 'day'],
  ['dueAt'],
  ['billDay'],
  ['backDay'],
);
