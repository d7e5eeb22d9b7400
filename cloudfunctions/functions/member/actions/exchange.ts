/** 积分兑换: the platform's goods for points. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { cancelExchange } from '../../../orders/exchanging/cancel';
import { exchangeGoods } from '../../../orders/exchanging/exchange';
import { customerView, placedView } from '../../../orders/views';
import { exchangeList, exchangePage } from '../../../storefront/exchange-page';

export const exchangeActions = {
  exchangeList: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.cursor, limit: field.shortPageSize }),
    run: (house, { memberId }, { after, limit }) => exchangeList(house, memberId, after, limit),
  }),
  exchangeProduct: action({
    permission: 'visitor',
    input: z.strictObject({ productId: field.id }),
    run: (house, { memberId }, { productId }) => exchangePage(house, memberId, productId),
  }),
  /** As many points as the page has shown, or nothing. */
  exchange: action({
    permission: 'visitor',
    input: z.strictObject({
      skuId: field.id,
      quantity: field.quantity.default(1),
      addressId: field.id,
      note: field.note,
      points: field.pointsAgreed,
    }),
    run: async (house, { memberId, requestId }, input) =>
      placedView(await exchangeGoods(house, { requestId, memberId, ...input })),
  }),
  /** Before it is sent. */
  cancelExchange: action({
    permission: 'visitor',
    input: z.strictObject({ orderId: field.orderId }),
    run: async (house, { memberId }, { orderId }) =>
      customerView(await cancelExchange(house, memberId, orderId)),
  }),
};
