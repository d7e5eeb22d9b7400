/** A merchant at the market: asks for points out of its fund. */
import * as z from 'zod';

import { action, standingOf } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { merchantHolder } from '../../../ledger/accounts';
import { cancelOrder } from '../../../market/end';
import { cashStatement, fillsOf, orderOf, ordersOf, orderView } from '../../../market/reading/own';
import { buyPoints } from '../../../market/trade';
import { fundPage } from '../../../storefront/market/cash-pages';
import { buyDesk } from '../../../storefront/market/desks';
import { may } from '../permissions';

const ofMerchant = z.strictObject({ merchantId: field.id });
const page = ofMerchant.extend({ after: field.cursor, limit: field.shortPageSize });

export const marketActions = {
  /** What stands before a merchant that is about to ask for points. */
  buyDesk: action({
    permission: may.buyDesk,
    input: ofMerchant,
    run: (house, _caller, { merchantId }) => buyDesk(house, merchantId),
  }),
  buyPoints: action({
    permission: may.buyPoints,
    input: ofMerchant.extend({ price: field.price, units: field.pointUnits }),
    run: async (house, { requestId }, input) => orderView(await buyPoints(house, { requestId, ...input })),
  }),
  cancelBuy: action({
    permission: may.cancelBuy,
    input: ofMerchant.extend({ orderId: field.id }),
    run: async (house, _caller, { merchantId, orderId }) =>
      orderView(await cancelOrder(house, merchantHolder(merchantId), orderId)),
  }),
  buyOrders: action({
    permission: may.buyOrders,
    input: page,
    run: (house, _caller, { merchantId, after, limit }) =>
      ordersOf(house, merchantHolder(merchantId), after, limit),
  }),
  /** One of them with its fills. */
  buyOrder: action({
    permission: may.buyOrder,
    input: page.extend({ orderId: field.id }),
    run: (house, _caller, { merchantId, orderId, after, limit }) =>
      orderOf(house, merchantHolder(merchantId), orderId, after, limit),
  }),
  purchases: action({
    permission: may.purchases,
    input: page,
    run: (house, _caller, { merchantId, after, limit }) =>
      fillsOf(house, merchantHolder(merchantId), after, limit),
  }),
  fund: action({
    permission: may.fund,
    input: ofMerchant,
    run: async (house, caller, { merchantId }) => ({
      ...(await fundPage(house, merchantId)),
      isOwner: standingOf(caller).role === 'owner',
    }),
  }),
  fundStatement: action({
    permission: may.fundStatement,
    input: ofMerchant.extend({ after: field.entryCursor, limit: field.shortPageSize }),
    run: (house, _caller, { merchantId, after, limit }) =>
      cashStatement(house, merchantHolder(merchantId), after, limit),
  }),
};
