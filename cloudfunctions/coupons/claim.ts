/** A person takes a coupon. */
import { DAY_MS, startOfDay } from '../units/days';
import { joined, loadMember } from '../accounts/unpaid';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { couponOffers, coupons, type Coupon } from './documents';

/**
 * The person's next coupon of this offer, or the one that the same request took before. Refuses `COUPON_GONE`
 * when there is none for it.
 */
export async function claimCoupon(
  house: BooksHouse,
  memberId: string,
  offerId: string,
  requestId: string,
): Promise<Coupon> {
  const known = (await house.database.get(couponOffers, offerId)) ?? refuse('NOT_FOUND', { offerId });
  // Numbered within the person, so that twenty taps at once cannot take more than there are for one.
  const ids = Array.from({ length: known.perMember }, (_, i) => couponId(offerId, memberId, i + 1));
  const posting = { entryId: `coupon:${offerId}:${memberId}`, kind: 'coupon', cause: offerId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [offer, taken, member] = await Promise.all([
        reader.get(couponOffers, offerId),
        reader.getMany(coupons, ids),
        loadMember(reader, memberId),
      ]);
      return { offer: offer ?? refuse('NOT_FOUND', { offerId }), taken, member };
    },
    (book, { offer, taken, member }) => {
      const { at, today } = book.context;
      joined(member);
      const before = [...taken.values()].find((coupon) => coupon.requestId === requestId);
      if (before !== undefined) return before;
      if (at < offer.claimFrom || at >= offer.claimUntil) refuse('COUPON_GONE', {}, '不在领取时间内');
      const free = ids.find((id) => !taken.has(id));
      if (free === undefined) refuse('COUPON_GONE', {}, `每人限领 ${offer.perMember} 张`);
      if (offer.claimed >= offer.quantity) refuse('COUPON_GONE');
      const { merchantId, name, terms, skuIds, validDays } = offer;
      const coupon: Coupon = {
        ...{ _id: free, offerId, memberId, merchantId, name, terms, skuIds, claimedAt: at, requestId },
        expiresAt: startOfDay(today) + validDays * DAY_MS,
        orderId: null,
      };
      book.put(couponOffers, { ...offer, claimed: offer.claimed + 1 });
      book.insert(coupons, coupon);
      return coupon;
    },
  );
}

const couponId = (offerId: string, memberId: string, number: number): string =>
  `${offerId}-${memberId}-${number}`;
