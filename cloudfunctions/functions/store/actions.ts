/** What a merchant's people can do, for their own merchant alone. */
import * as z from 'zod';

import { saveCouponOffer } from '../../coupons/offer';
import { action } from '../../edge/action';
import * as field from '../../edge/fields';
import { approveRefund, refuseRefund } from '../../orders/refunding/after-sale';
import { handOver, shipOrder } from '../../orders/deliver';
import { orderOfMerchant, ordersOf } from '../../orders/list';
import { merchantView } from '../../orders/views';
import { redeemUse, undoRedeem } from '../../orders/settle';
import { setFreight } from '../../stores/freight';
import { saveStore } from '../../stores/onboard';
import { shelfActions } from './actions/shelf';

const merchantId = field.id;
const ofOrder = z.strictObject({ merchantId, orderId: field.orderId });
const ofUse = z.strictObject({ merchantId, orderId: field.orderId, use: field.quantity });

export const storeActions = {
  ...shelfActions,
  saveStore: action({
    permission: 'staff',
    input: z.strictObject({
      merchantId,
      storeId: field.id,
      name: field.title,
      city: field.city,
      allowanceRateBp: field.rateBp,
      medicalLicence: z.string().trim().min(1).max(60).nullable().default(null),
    }),
    run: (house, _caller, { storeId, ...store }) => saveStore(house, storeId, store),
  }),
  orders: action({
    permission: 'staff',
    input: z.strictObject({ merchantId, limit: field.pageSize }),
    run: async (house, _caller, { merchantId: merchant, limit }) =>
      (await ordersOf(house, { merchantId: merchant }, limit)).map(merchantView),
  }),
  ship: action({
    permission: 'staff',
    input: ofOrder.extend({ carrier: field.title, trackingNumber: field.trackingNumber }),
    run: async (house, _caller, { orderId, merchantId: merchant, ...parcel }) =>
      merchantView(await shipOrder(house, orderId, merchant, parcel)),
  }),
  /** The customer shows the pickup code and takes the goods along. */
  handOver: action({
    permission: 'staff',
    input: z.strictObject({ merchantId, pickupCode: field.pickupCode }),
    run: async (house, _caller, { merchantId: merchant, pickupCode }) =>
      merchantView(await handOver(house, merchant, pickupCode)),
  }),
  setFreight: action({
    permission: 'staff',
    input: z.strictObject({ merchantId, feeFen: field.fen, freeFromFen: field.fen }),
    run: (house, _caller, { merchantId: merchant, ...freight }) => setFreight(house, merchant, freight),
  }),
  saveCouponOffer: action({
    permission: 'staff',
    input: z.strictObject({
      merchantId,
      code: field.id,
      name: field.title,
      terms: z.strictObject({
        thresholdFen: field.fen,
        offFen: field.fen,
        offRateBp: field.rateBp,
        maxOffFen: field.fen,
      }),
      skuIds: z.array(field.id).max(100).default([]),
      quantity: field.count,
      perMember: field.quantity.max(20),
      claimFrom: field.instant,
      claimUntil: field.instant,
      validDays: field.quantity.max(365),
    }),
    run: (house, _caller, { merchantId: merchant, ...offer }) => saveCouponOffer(house, merchant, offer),
  }),
  redeem: action({
    permission: 'staff',
    input: ofUse,
    run: async (house, _caller, { orderId, merchantId: merchant, use }) =>
      merchantView(await redeemUse(house, await orderOfMerchant(house, orderId, merchant), use)),
  }),
  undoRedeem: action({
    permission: 'staff',
    input: ofUse,
    run: async (house, _caller, { orderId, merchantId: merchant, use }) =>
      merchantView(await undoRedeem(house, await orderOfMerchant(house, orderId, merchant), use)),
  }),
  approveRefund: action({
    permission: 'staff',
    input: ofOrder,
    run: async (house, _caller, { orderId, merchantId: merchant }) =>
      merchantView(await approveRefund(house, orderId, merchant)),
  }),
  refuseRefund: action({
    permission: 'staff',
    input: ofOrder.extend({ answer: field.sentence }),
    run: async (house, _caller, { orderId, merchantId: merchant, answer }) =>
      merchantView(await refuseRefund(house, orderId, merchant, answer)),
  }),
};
