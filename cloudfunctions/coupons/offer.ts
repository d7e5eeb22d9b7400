/** A merchant's people offer coupons (rules.md §10: their price, their account). */
import { loadSkus } from '../catalog/stock';
import { post, type BooksHouse } from '../ledger/post';
import { idOf } from '../platform/ids';
import { refuse } from '../platform/refusal';
import { couponOffers, type CouponOffer } from './documents';

export interface OfferDraft extends Omit<CouponOffer, '_id' | 'merchantId' | 'claimed' | 'createdAt'> {
  /** The merchant's own number for it; the same number changes the same offer. */
  readonly code: string;
}

/** Saves an offer. Coupons that are taken keep their terms; the quantity cannot fall below them. */
export function saveCouponOffer(
  house: BooksHouse,
  merchantId: string,
  draft: OfferDraft,
): Promise<CouponOffer> {
  const { code, ...rest } = draft;
  const { offFen, offRateBp } = rest.terms;
  if (offFen > 0 === offRateBp > 0) refuse('INVALID_INPUT', {}, '请填写减免金额或折扣中的一项');
  if (rest.claimUntil <= rest.claimFrom) refuse('INVALID_INPUT', {}, '领取结束时间要晚于开始时间');
  const _id = idOf('coupon-offer', merchantId, code);
  const posting = { entryId: `coupon-offer:${_id}`, kind: 'coupon-offer', cause: _id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, skus] = await Promise.all([reader.get(couponOffers, _id), loadSkus(reader, rest.skuIds)]);
      return { known, skus };
    },
    (book, { known, skus }) => {
      const foreign = rest.skuIds.find((skuId) => skus.get(skuId)?.merchantId !== merchantId);
      if (foreign !== undefined) refuse('NOT_FOUND', { skuId: foreign }, '优惠券只能用于自己店里的商品');
      const claimed = known?.claimed ?? 0;
      if (rest.quantity < claimed) refuse('INVALID_INPUT', { claimed }, `已领取 ${claimed} 张，总数不能更少`);
      const createdAt = known?.createdAt ?? book.context.at;
      const offer: CouponOffer = { _id, merchantId, ...rest, claimed, createdAt };
      book.put(couponOffers, offer);
      return offer;
    },
  );
}
