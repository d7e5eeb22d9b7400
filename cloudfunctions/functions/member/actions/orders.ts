/** What a consumer does with orders: pays, looks, receives, asks for money back. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { receiveOrder } from '../../../orders/deliver';
import { rolesOf } from '../../../office/people/roles-of';
import { ORDER_TABS } from '../../../orders/list';
import { askPayment } from '../../../orders/paying/ask-payment';
import { cancelUnpaid } from '../../../orders/paying/cancel-unpaid';
import { cancelRefundRequest, requestRefund } from '../../../orders/refunding/after-sale';
import { customerView, paymentView } from '../../../orders/views';
import { minePage } from '../../../storefront/mine-page';
import { orderPage, ordersPage } from '../../../storefront/order-page';
import { paymentPage } from '../../../storefront/payment-page';

const ofOrder = z.strictObject({ orderId: field.orderId });
const ofPayment = z.strictObject({ paymentId: field.id });

export const orderActions = {
  /** 我的: wallet, orders to be looked after, coupons. */
  mine: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: async (house, { memberId }) => {
      const [page, roles] = await Promise.all([minePage(house, memberId), rolesOf(house, memberId)]);
      // Whether the way into the operators' pages is shown.
      return { ...page, isOperator: roles.length > 0 };
    },
  }),
  /** What wx.requestPayment takes. */
  pay: action({
    permission: 'visitor',
    input: ofPayment,
    run: (house, { memberId, openId }, { paymentId }) => askPayment(house, { paymentId, memberId, openId }),
  }),
  /** The payment as it stands, asked from WeChat Pay where its notice may be late, and what it brings. */
  payment: action({
    permission: 'visitor',
    input: ofPayment,
    run: (house, { memberId }, { paymentId }) => paymentPage(house, memberId, paymentId),
  }),
  /** Closes a payment that nobody has made, with all of its orders. */
  cancelPayment: action({
    permission: 'visitor',
    input: ofPayment,
    run: async (house, { memberId }, { paymentId }) =>
      paymentView(await cancelUnpaid(house, memberId, paymentId)),
  }),
  orders: action({
    permission: 'visitor',
    input: z.strictObject({
      tab: z.enum(ORDER_TABS).default('all'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, { memberId }, { tab, after, limit }) => ordersPage(house, memberId, tab, after, limit),
  }),
  /** 订单详情: everything that its page needs. */
  order: action({
    permission: 'visitor',
    input: ofOrder,
    run: (house, { memberId }, { orderId }) => orderPage(house, memberId, orderId),
  }),
  confirmReceipt: action({
    permission: 'visitor',
    input: ofOrder,
    run: async (house, { memberId }, { orderId }) =>
      customerView(await receiveOrder(house, orderId, memberId)),
  }),
  requestRefund: action({
    permission: 'visitor',
    input: z.strictObject({
      orderId: field.orderId,
      // 0: what cost points alone.
      amountFen: field.fen,
      /** What goes back, where goods do. */
      pieces: z
        .array(z.strictObject({ line: z.int().min(0).max(49), quantity: field.quantity }))
        .max(50)
        .default([]),
      reason: field.sentence,
      pictures: z.array(field.picture).max(6).default([]),
    }),
    run: async (house, { memberId }, input) =>
      customerView(await requestRefund(house, { memberId, ...input })),
  }),
  /** Takes a request back that the merchant has not answered. */
  cancelRefundRequest: action({
    permission: 'visitor',
    input: ofOrder,
    run: async (house, { memberId }, { orderId }) =>
      customerView(await cancelRefundRequest(house, orderId, memberId)),
  }),
};
