/** 打赏: a bill that was paid in cash or by card, turned into an in-store order (rules.md §6). */
import type { BasisPoints, Fen, PointUnits, SvUnits } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import { idOf } from '../platform/ids';
import type { TipState } from './states';

/** The id is made of store and receipt number, so a receipt has one tip; its order has the same id. */
export interface Tip extends Document {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly receiptNumber: string;
  readonly amountFen: Fen;
  /** The store's rate when it was offered; what follows of the customer and the merchant never changes. */
  readonly allowanceRateBp: BasisPoints;
  readonly city: string;
  readonly memberId: string;
  readonly chain: readonly string[];
  readonly merchantReferrerId: string | null;
  /** Who offered it. */
  readonly staffId: string;
  readonly state: TipState;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly confirmed: Confirmed | null;
  /** waiting: an operator has not looked at it yet; none before it is confirmed. */
  readonly review: 'none' | 'waiting' | 'done';
  readonly reviewedBy: string | null;
  readonly reversed: { readonly at: Instant; readonly byId: string; readonly reason: string } | null;
}

export interface Confirmed {
  readonly at: Instant;
  readonly day: Day;
  /** What the merchant paid. */
  readonly pointUnits: PointUnits;
  readonly earnedSvUnits: SvUnits;
  readonly merchantSvUnits: SvUnits;
}

/** How many tips were confirmed on a day, by a store or a customer. */
export interface TipDay extends Document {
  readonly count: number;
}

export const tipIdOf = (storeId: string, receiptNumber: string): string =>
  `tip-${idOf('tip', storeId, receiptNumber)}`;
export const storeDay = (storeId: string, day: Day): string => `store:${storeId}:${day}`;
export const customerDay = (memberId: string, day: Day): string => `customer:${memberId}:${day}`;

export const tips = collection<Tip>(
  'tips',
  ['memberId', 'offeredAt', '_id'],
  ['storeId', 'offeredAt', '_id'],
  ['review', 'offeredAt', '_id'],
);
export const tipDays = collection<TipDay>('tipDays', ['count', '_id']);
