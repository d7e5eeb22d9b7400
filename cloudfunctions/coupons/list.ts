/** Coupons to be taken, and those that a person has. */
import type { Instant } from '../units/days';
import { findAll, type Reader } from '../platform/database';
import type { House } from '../platform/house';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { couponOffers, coupons, type Coupon, type CouponOffer } from './documents';

/** 领券中心: offers that can be taken now, those that end first first; of one merchant where named. */
export async function offersNow(
  house: House,
  merchantId: string | null,
  limit: number,
): Promise<CouponOffer[]> {
  const now = house.clock.now();
  const where = { claimUntil: { gt: now }, ...(merchantId === null ? {} : { merchantId }) };
  const found = await house.database.find(couponOffers, { where, orderBy: [['claimUntil', 'asc']], limit });
  return found.filter((offer) => offer.claimFrom <= now && offer.claimed < offer.quantity);
}

/** A merchant's offers that have some left and have not ended, those that end first first; at most 100. */
export async function offersToGive(reader: Reader, merchantId: string, now: Instant): Promise<CouponOffer[]> {
  const where = { merchantId, claimUntil: { gt: now } };
  const found = await reader.find(couponOffers, { where, orderBy: [['claimUntil', 'asc']], limit: 100 });
  return found.filter((offer) => offer.claimed < offer.quantity);
}

/** Every offer of a merchant, also those that are over, latest end first. */
export function offersOf(
  reader: Reader,
  merchantId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<CouponOffer>> {
  return pageOf(reader, {
    from: couponOffers,
    where: { merchantId },
    sort: ['claimUntil', 'desc'],
    after,
    limit,
  });
}

export type CouponState = 'unused' | 'used' | 'expired';

export interface CouponRow extends Coupon {
  readonly state: CouponState;
}

/** A person's latest coupons with what has become of them. */
export async function couponsOf(house: House, memberId: string, limit: number): Promise<CouponRow[]> {
  const now = house.clock.now();
  const orderBy = [['expiresAt', 'desc']] as const;
  const found = await house.database.find(coupons, { where: { memberId }, orderBy, limit });
  return found.map((coupon) => ({ ...coupon, state: stateOf(coupon, now) }));
}

/** Those that can still be used, those that expire first first. */
export function usableCoupons(house: House, memberId: string, limit: number): Promise<Coupon[]> {
  const orderBy = [['expiresAt', 'asc']] as const;
  const where = { memberId, expiresAt: { gt: house.clock.now() } };
  return house.database.find(coupons, { where, orderBy, limit });
}

function stateOf(coupon: Coupon, now: number): CouponState {
  if (coupon.orderId !== null) return 'used';
  return coupon.expiresAt <= now ? 'expired' : 'unused';
}

/** The offer, to read; null when there is none. */
export function loadOffer(reader: Reader, offerId: string): Promise<CouponOffer | null> {
  return reader.get(couponOffers, offerId);
}

/** Coupons of an offer that were taken since then. */
export function couponsTaken(reader: Reader, offerId: string, since: Instant): Promise<Coupon[]> {
  return findAll(reader, coupons, { offerId, claimedAt: { gte: since } });
}
