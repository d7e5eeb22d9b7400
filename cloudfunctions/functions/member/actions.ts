/** What a consumer can do. */
import * as z from 'zod';

import { join } from '../../accounts/join';
import { statementOf } from '../../accounts/statement';
import { action } from '../../edge/action';
import * as field from '../../edge/fields';
import { askPayment } from '../../orders/paying/ask-payment';
import { checkPayment } from '../../orders/paying/confirm-payment';
import { requestRefund } from '../../orders/refunding/after-sale';
import { buyPack } from '../../orders/placing/buy-pack';
import { receiveOrder } from '../../orders/deliver';
import { ordersOf } from '../../orders/list';
import { payBillCode } from '../../orders/collecting/pay-bill-code';
import { payCode } from '../../orders/collecting/pay-code';
import { payAtStore } from '../../orders/placing/pay-at-store';
import { publicDays } from '../../points/public-days';
import { idOf } from '../../platform/ids';
import { applyAsMerchant } from '../../stores/onboarding/apply';
import { shelfActions } from './actions/shelf';
import { bookingActions } from './actions/bookings';
import { visitActions } from './actions/visits';
import { tipActions } from './actions/tips';
import { checkoutActions } from './actions/checkout';
import { storesActions } from './actions/stores';
import { workActions } from './actions/work';
import { voucherActions } from './actions/vouchers';

export const memberActions = {
  ...checkoutActions,
  ...bookingActions,
  ...visitActions,
  ...shelfActions,
  ...workActions,
  ...storesActions,
  ...voucherActions,
  ...tipActions,
  /** First login, and every later one: binds the referrer once. */
  join: action({
    permission: 'visitor',
    input: z.strictObject({ referrerId: field.id.optional() }),
    run: (house, { memberId }, { referrerId }) => join(house, { memberId, referrerId: referrerId ?? null }),
  }),
  wallet: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => statementOf(house, memberId),
  }),
  buyPack: action({
    permission: 'visitor',
    input: z.strictObject({ pack: z.enum(['member', 'merchant', 'region']) }),
    run: (house, { memberId, requestId }, { pack }) =>
      buyPack(house, { paymentId: idOf('pack', memberId, requestId), memberId, pack }),
  }),
  payAtStore: action({
    permission: 'visitor',
    input: z.strictObject({ storeId: field.id, amountFen: field.positiveFen }),
    run: (house, { memberId, requestId }, { storeId, amountFen }) =>
      payAtStore(house, { requestId, memberId, storeId, amountFen }),
  }),
  /** What a scanned code asks to pay; both kinds, the store's and a clerk's. */
  payCode: action({
    permission: 'visitor',
    input: z.strictObject({ codeId: field.id }),
    run: (house, { memberId }, { codeId }) => payCode(house, memberId, codeId),
  }),
  /** The bill of a clerk's code; the one who was first pays it. */
  payBillCode: action({
    permission: 'visitor',
    input: z.strictObject({ codeId: field.id }),
    run: (house, { memberId }, { codeId }) => payBillCode(house, memberId, codeId),
  }),
  /** What wx.requestPayment takes. */
  pay: action({
    permission: 'visitor',
    input: z.strictObject({ paymentId: field.id }),
    run: (house, { memberId, openId }, { paymentId }) => askPayment(house, { paymentId, memberId, openId }),
  }),
  /** The payment as it stands, asked from WeChat Pay where its notice may be late. */
  payment: action({
    permission: 'visitor',
    input: z.strictObject({ paymentId: field.id }),
    run: (house, { memberId }, { paymentId }) => checkPayment(house, memberId, paymentId),
  }),
  orders: action({
    permission: 'visitor',
    input: z.strictObject({ limit: field.pageSize }),
    run: (house, { memberId }, { limit }) => ordersOf(house, { memberId }, limit),
  }),
  confirmReceipt: action({
    permission: 'visitor',
    input: z.strictObject({ orderId: field.orderId }),
    run: (house, { memberId }, { orderId }) => receiveOrder(house, orderId, memberId),
  }),
  requestRefund: action({
    permission: 'visitor',
    input: z.strictObject({
      orderId: field.orderId,
      amountFen: field.positiveFen,
      reason: field.sentence,
      pictures: field.pictures,
    }),
    run: (house, { memberId }, input) => requestRefund(house, { memberId, ...input }),
  }),
  applyAsMerchant: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: field.id, name: field.title, referrerId: field.id.optional() }),
    run: (house, { memberId }, { merchantId, name, referrerId }) =>
      applyAsMerchant(house, {
        merchantId,
        name,
        ownerId: memberId,
        referrerId: referrerId ?? null,
      }),
  }),
  /** 公示: the days, for anyone. */
  days: action({
    permission: 'visitor',
    input: z.strictObject({ before: field.day.optional(), limit: field.pageSize }),
    run: (house, _caller, { before, limit }) => publicDays(house, before ?? null, limit),
  }),
};
