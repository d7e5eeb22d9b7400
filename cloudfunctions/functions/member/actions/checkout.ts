/** From the cart to the order: what a consumer does before paying. */
import * as z from 'zod';

import { addressesOf, removeAddress, saveAddress } from '../../../accounts/addresses';
import { claimCoupon } from '../../../coupons/claim';
import { couponsOf, offersNow } from '../../../coupons/list';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { cartOf, putInCart, takeOutOfCart } from '../../../orders/cart-book';
import { placeCart } from '../../../orders/placing/place-cart';
import { placedView } from '../../../orders/views';
import { quoteCart } from '../../../orders/placing/quote';

const lines = z
  .array(z.strictObject({ skuId: field.id, quantity: field.quantity }))
  .min(1)
  .max(50);
const delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ship'), addressId: field.id }),
  z.strictObject({ kind: z.literal('pickup'), storeId: field.id }),
  z.strictObject({ kind: z.literal('none'), city: field.city }),
]);
const pickups = z
  .array(z.strictObject({ merchantId: field.id, storeId: field.id }))
  .max(20)
  .default([]);
const cart = z.strictObject({
  lines,
  delivery,
  /** Merchants whose goods are fetched; the rest goes by `delivery`. */
  pickups,
  couponIds: z.array(field.couponId).max(10).default([]),
  note: field.note,
});

export const checkoutActions = {
  cart: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => cartOf(house, memberId),
  }),
  /** Quantity 0 takes it out. */
  putInCart: action({
    permission: 'visitor',
    input: z.strictObject({ skuId: field.id, quantity: field.quantity.or(z.literal(0)) }),
    run: (house, { memberId }, line) => putInCart(house, memberId, line),
  }),
  /** The checkout page: what it costs, what it earns, which coupons fit, where it can be fetched. */
  quote: action({
    permission: 'visitor',
    input: cart.extend({
      // Open: to the first address, if there is one.
      delivery: z.union([delivery, z.strictObject({ kind: z.literal('open') })]).default({ kind: 'open' }),
      // null: those that take most off.
      couponIds: z.array(field.couponId).max(10).nullable().default(null),
      withPoints: z.boolean().default(false),
    }),
    run: (house, { memberId }, input) => quoteCart(house, { memberId, ...input }),
  }),
  placeOrder: action({
    permission: 'visitor',
    input: cart.extend({ fromCart: z.boolean().default(false), points: field.pointsAgreed.optional() }),
    run: async (house, { memberId, requestId }, { fromCart, points, ...input }) => {
      const part = points === undefined ? {} : { points };
      const placed = await placeCart(house, { requestId, memberId, ...input, ...part });
      const ordered = input.lines.map((line) => line.skuId);
      if (fromCart) await takeOutOfCart(house, memberId, ordered);
      return placedView(placed);
    },
  }),
  addresses: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => addressesOf(house, memberId),
  }),
  saveAddress: action({
    permission: 'visitor',
    input: z.strictObject({ address: field.address, isFirst: z.boolean().default(false) }),
    run: (house, { memberId }, { address, isFirst }) => saveAddress(house, memberId, address, isFirst),
  }),
  removeAddress: action({
    permission: 'visitor',
    input: z.strictObject({ addressId: field.id }),
    run: (house, { memberId }, { addressId }) => removeAddress(house, memberId, addressId),
  }),
  /** 领券中心, or what a merchant's page offers. */
  couponOffers: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: field.id.optional(), limit: field.pageSize }),
    run: (house, _caller, { merchantId, limit }) => offersNow(house, merchantId ?? null, limit),
  }),
  claimCoupon: action({
    permission: 'visitor',
    input: z.strictObject({ offerId: field.id }),
    run: (house, { memberId, requestId }, { offerId }) => claimCoupon(house, memberId, offerId, requestId),
  }),
  coupons: action({
    permission: 'visitor',
    input: z.strictObject({ limit: field.pageSize }),
    run: (house, { memberId }, { limit }) => couponsOf(house, memberId, limit),
  }),
};
