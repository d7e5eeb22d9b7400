/**
 * Coupons: what a merchant gives away of a price. Sales go to the merchant's own account (rules.md
 * §10), so a coupon is always of one merchant; the platform gives them on its own goods.
 */
import type { BasisPoints, Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

/** Either a sum off, or a rate off up to a sum; the other is 0. */
export interface CouponTerms {
  /** What the goods that it counts for must cost at least. */
  readonly thresholdFen: Fen;
  readonly offFen: Fen;
  readonly offRateBp: BasisPoints;
  readonly maxOffFen: Fen;
}

export interface CouponOffer extends Document {
  readonly merchantId: string;
  readonly name: string;
  readonly terms: CouponTerms;
  /** The SKUs that it counts for; empty for everything of the merchant. */
  readonly skuIds: readonly string[];
  /** How many there are, how many are taken, and how many a person may take. */
  readonly quantity: number;
  readonly claimed: number;
  readonly perMember: number;
  readonly claimFrom: Instant;
  readonly claimUntil: Instant;
  /** Days that a coupon is good for, from the day on which it is taken. */
  readonly validDays: number;
  readonly createdAt: Instant;
}

/** A person's coupon; it keeps the terms under which it was taken. */
export interface Coupon extends Document {
  readonly offerId: string;
  readonly memberId: string;
  readonly merchantId: string;
  readonly name: string;
  readonly terms: CouponTerms;
  readonly skuIds: readonly string[];
  readonly claimedAt: Instant;
  /** The request that took it; absent on coupons that are older than this field. */
  readonly requestId?: string;
  /** The first instant at which it is no longer good. */
  readonly expiresAt: Instant;
  /** The order that it reduces; null while it is unused. */
  readonly orderId: string | null;
}

export const couponOffers = collection<CouponOffer>(
  'couponOffers',
  ['merchantId', 'claimUntil'],
  ['claimUntil'],
);
export const coupons = collection<Coupon>('coupons', ['memberId', 'expiresAt'], ['offerId', 'claimedAt']);
