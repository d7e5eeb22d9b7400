/** What a merchant's people can do, for their own merchant alone. */
import * as z from 'zod';

import { saveCouponOffer } from '../../coupons/offer';
import { action } from '../../edge/action';
import * as field from '../../edge/fields';
import { sendMessagesOf } from '../../messages/send';
import { approveRefund, refuseRefund } from '../../orders/refunding/after-sale';
import { shipOrder } from '../../orders/deliver';
import { MERCHANT_TABS, merchantOrders } from '../../orders/merchant-list';
import { merchantView } from '../../orders/views';
import { pageWith } from '../../platform/paging';
import { merchantOrderRewards } from '../../rewards/reading/order-rewards';
import { setFreight } from '../../stores/freight';
import { pointsShareOf, setPointsShare } from '../../stores/points-share';
import { bookingActions } from './actions/bookings';
import { visitActions } from './actions/visits';
import { shelfActions } from './actions/shelf';
import { departingActions } from './actions/departing';
import { collectingActions } from './actions/collecting';
import { onboardingActions } from './actions/onboarding';
import { cashActions } from './actions/cash';
import { marketActions } from './actions/market';
import { moneyActions } from './actions/money';
import { marketingActions } from './actions/marketing';
import { premisesActions } from './actions/premises';
import { slotActions } from './actions/slots';
import { staffActions } from './actions/staff';
import { tipActions } from './actions/tips';
import { handOver, orderToFetch } from '../../vouchers/pickup';
import { voucherActions } from './actions/vouchers';
import { workbenchActions } from './actions/workbench';
import { may } from './permissions';

const merchantId = field.id;
const ofOrder = z.strictObject({ merchantId, orderId: field.orderId });
const storeId = field.id;

export const storeActions = {
  ...shelfActions,
  ...onboardingActions,
  ...departingActions,
  ...moneyActions,
  ...marketActions,
  ...cashActions,
  ...bookingActions,
  ...visitActions,
  ...marketingActions,
  ...slotActions,
  ...staffActions,
  ...collectingActions,
  ...premisesActions,
  ...voucherActions,
  ...tipActions,
  ...workbenchActions,
  /** Latest first; by what is to be done with them. */
  orders: action({
    permission: may.orders,
    input: z.strictObject({
      merchantId,
      tab: z.enum([...MERCHANT_TABS, 'all']).default('all'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: async ({ database }, _caller, { merchantId: merchant, tab, after, limit }) =>
      pageWith(await merchantOrders(database, merchant, tab, after, limit), merchantView),
  }),
  /** Who was paid points of the merchant for one order, masked. */
  orderRewards: action({
    permission: may.orderRewards,
    input: ofOrder,
    run: (house, _caller, { orderId, merchantId: merchant }) =>
      merchantOrderRewards(house, merchant, orderId),
  }),
  ship: action({
    permission: may.ship,
    input: ofOrder.extend({ carrier: field.title, trackingNumber: field.trackingNumber }),
    run: async (house, _caller, { orderId, merchantId: merchant, ...parcel }) => {
      const shipped = await shipOrder(house, orderId, merchant, parcel);
      await sendMessagesOf(house, orderId);
      return merchantView(shipped);
    },
  }),
  /** What the customer's pickup code stands for, before anything happens. */
  pickup: action({
    permission: may.pickup,
    input: z.strictObject({ merchantId, storeId, pickupCode: field.pickupCode }),
    run: async (house, { memberId: staffId }, input) =>
      merchantView(await orderToFetch(house, { staffId, ...input })),
  }),
  /** The customer shows the pickup code and takes the goods along. */
  handOver: action({
    permission: may.handOver,
    input: z.strictObject({ merchantId, storeId, pickupCode: field.pickupCode }),
    run: async (house, { memberId: staffId }, input) =>
      merchantView(await handOver(house, { staffId, ...input })),
  }),
  setFreight: action({
    permission: may.setFreight,
    input: z.strictObject({ merchantId, feeFen: field.fen, freeFromFen: field.fen }),
    run: (house, _caller, { merchantId: merchant, ...freight }) => setFreight(house, merchant, freight),
  }),
  /** The share of an order that points may cover, and the largest that the policy lets it be. */
  pointsShare: action({
    permission: may.pointsShare,
    input: z.strictObject({ merchantId }),
    run: (house, _caller, { merchantId: merchant }) => pointsShareOf(house, merchant),
  }),
  /** 0 = none. */
  setPointsShare: action({
    permission: may.setPointsShare,
    input: z.strictObject({ merchantId, shareBp: field.rateBp }),
    run: (house, _caller, { merchantId: merchant, shareBp }) => setPointsShare(house, merchant, shareBp),
  }),
  saveCouponOffer: action({
    permission: may.saveCouponOffer,
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
  approveRefund: action({
    permission: may.approveRefund,
    input: ofOrder,
    run: async (house, _caller, { orderId, merchantId: merchant }) =>
      merchantView(await approveRefund(house, orderId, merchant)),
  }),
  refuseRefund: action({
    permission: may.refuseRefund,
    input: ofOrder.extend({ answer: field.sentence }),
    run: async (house, _caller, { orderId, merchantId: merchant, answer }) =>
      merchantView(await refuseRefund(house, orderId, merchant, answer)),
  }),
};
