/** What the tests of the checkout begin with: bea, active and at home, two masks in the cart, a coupon of the shop's. */
import { claimCoupon } from '../../cloudfunctions/coupons/claim';
import { saveCouponOffer, type OfferDraft } from '../../cloudfunctions/coupons/offer';
import type { Cart } from '../../cloudfunctions/orders/placing/price-cart';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { HOME, Mall, OWING } from './mall';
import { memoryHouse, type TestHouse } from './memory-house';

export interface Checkout {
  readonly house: TestHouse;
  readonly mall: Mall;
  /** Of the mask. */
  readonly skuId: string;
  readonly offer: (more?: Partial<OfferDraft>) => ReturnType<typeof saveCouponOffer>;
  /** The id of bea's coupon. */
  readonly claimed: (more?: Partial<OfferDraft>) => Promise<string>;
  readonly cart: (more?: Partial<Cart>) => Cart;
}

export async function openCheckout(): Promise<Checkout> {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('bea');
  await mall.address('bea');
  const skuId = (await mall.goods('mask'))._id;

  const offer = (more: Partial<OfferDraft> = {}) =>
    saveCouponOffer(house, mall.shopId, {
      code: 'autumn',
      name: '满200减30',
      terms: { thresholdFen: 20_000, offFen: 3_000, offRateBp: 0, maxOffFen: 0 },
      skuIds: [],
      quantity: 100,
      perMember: 2,
      claimFrom: house.clock.now(),
      claimUntil: house.clock.now() + 10 * DAY_MS,
      validDays: 7,
      ...more,
    });
  const claimed = async (more: Partial<OfferDraft> = {}) =>
    (await claimCoupon(house, 'bea', (await offer(more))._id, mall.requestId()))._id;
  const cart = (more: Partial<Cart> = {}): Cart => ({
    memberId: 'bea',
    lines: [{ skuId, quantity: 2 }],
    delivery: { kind: 'ship', addressId: HOME.id },
    couponIds: [],
    note: '',
    ...more,
  });
  return { house, mall, skuId, offer, claimed, cart };
}
