/** What the nightly comparison with WeChat Pay's bill leaves behind. */
import type { Fen, PointUnits, SvUnits } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { StockLevel } from '../stores/stock/outlook';

export interface MoneySums {
  readonly payments: number;
  readonly paymentsFen: Fen;
  readonly refunds: number;
  readonly refundsFen: Fen;
}

/** One a day; the id is the day. */
export interface BillCheck extends Document {
  readonly checkedAt: Instant;
  readonly wechat: MoneySums;
  readonly mall: MoneySums;
  /** How many differences are open. */
  readonly differences: number;
}

/**
 * notInMall: only WeChat knows it · notAtWechat: only the mall does · amount, payee: both know it,
 * otherwise · notInJournal: the mall's documents say so and its journal does not.
 */
export type DifferenceKind = 'notInMall' | 'notAtWechat' | 'amount' | 'payee' | 'notInJournal';

/** Of the service provider's bill: payment, refund · of the cash desk's: payIn, out, back, other */
export type BilledKind = 'payment' | 'refund' | DeskBilledKind;
/** out: cash that left for somebody's WeChat · back: such cash come back · other: nothing that the mall does */
export type DeskBilledKind = 'payIn' | 'out' | 'back' | 'other';

export interface BillDifference extends Document {
  readonly day: Day;
  readonly kind: DifferenceKind;
  readonly what: BilledKind;
  /** Of the desk's bill, the number of the pay-in or the way out. */
  readonly orderId: string;
  /** Empty unless it is a refund. */
  readonly refundNumber: string;
  /** Null where that side does not know it. */
  readonly wechatFen: Fen | null;
  readonly mallFen: Fen | null;
  /** gone: a later check of the same day did not find it any more. */
  readonly state: 'open' | 'gone';
  readonly foundAt: Instant;
}

export const billChecks = collection<BillCheck>('billChecks');
export const billDifferences = collection<BillDifference>(
  'billDifferences',
  ['day'],
  ['state', 'foundAt', '_id'],
);

export interface DeskSums {
  readonly payInsFen: Fen;
  readonly outFen: Fen;
  readonly backFen: Fen;
}

/** The same of the cash desk (docs/market.md); the id is the day. */
export interface DeskCheck extends Document {
  readonly checkedAt: Instant;
  readonly wechat: DeskSums;
  readonly mall: DeskSums;
  /** WeChat's fees and the operator's deposits that pay for them: no cash of the market. */
  readonly feesFen: Fen;
  readonly depositsFen: Fen;
  readonly differences: number;
}

export const deskChecks = collection<DeskCheck>('deskChecks');

/** Sums over all holders (公示), counted page by page after each close. The id is the closed day. */
export interface Census extends Document {
  readonly state: 'counting' | 'done';
  /** The last holder counted so far. */
  readonly through: string;
  readonly at: Instant;
  readonly members: number;
  readonly activeMembers: number;
  readonly merchants: number;
  readonly memberSvUnits: SvUnits;
  readonly merchantSvUnits: SvUnits;
  readonly lockedSvUnits: SvUnits;
  /** original, custodial, in orders and held. */
  readonly memberPointUnits: PointUnits;
  /** stock and frozen. */
  readonly merchantPointUnits: PointUnits;
  readonly owedPointUnits: PointUnits;
}

export const censuses = collection<Census>('censuses', ['state', 'at']);

/** What a merchant's owner was told of its stock of points; the id is the merchant's. */
export interface StockWarning extends Document {
  readonly ownerId: string | null;
  readonly level: StockLevel;
  readonly on: Day;
  readonly missingUnits: PointUnits;
  readonly lastsDays: number | null;
}

export const stockWarnings = collection<StockWarning>('stockWarnings');
