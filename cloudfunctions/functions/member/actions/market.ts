/** What a member does at the market: offers points, and sees what became of them. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { memberHolder } from '../../../ledger/accounts';
import { cancelOrder } from '../../../market/end';
import { netDebts } from '../../../market/net-debts';
import { cashStatement, fillsOf, orderOf, ordersOf, orderView } from '../../../market/reading/own';
import { sellPoints } from '../../../market/trade';
import { walletCash } from '../../../storefront/market/cash-pages';
import { sellDesk } from '../../../storefront/market/desks';
import { marketPage } from '../../../storefront/market/market-page';

const page = z.strictObject({ after: field.cursor, limit: field.shortPageSize });

export const marketActions = {
  /** With the own open offers. */
  market: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => marketPage(house, memberId),
  }),
  /** What a member looks at before it offers points. */
  sellDesk: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => sellDesk(house, memberId),
  }),
  sellPoints: action({
    permission: 'visitor',
    input: z.strictObject({ price: field.price, units: field.pointUnits, password: field.payPassword }),
    run: async (house, { memberId, requestId }, input) =>
      orderView(await sellPoints(house, { memberId, requestId, ...input })),
  }),
  cancelSell: action({
    permission: 'visitor',
    input: z.strictObject({ orderId: field.id }),
    run: async (house, { memberId }, { orderId }) =>
      orderView(await cancelOrder(house, memberHolder(memberId), orderId)),
  }),
  sellOrders: action({
    permission: 'visitor',
    input: page,
    run: (house, { memberId }, { after, limit }) => ordersOf(house, memberHolder(memberId), after, limit),
  }),
  /** One of them with its fills. */
  sellOrder: action({
    permission: 'visitor',
    input: page.extend({ orderId: field.id }),
    run: (house, { memberId }, { orderId, after, limit }) =>
      orderOf(house, memberHolder(memberId), orderId, after, limit),
  }),
  sales: action({
    permission: 'visitor',
    input: page,
    run: (house, { memberId }, { after, limit }) => fillsOf(house, memberHolder(memberId), after, limit),
  }),
  cash: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => walletCash(house, memberId),
  }),
  /** Debts of points, paid out of free cash at the day's price. */
  payDebtsInCash: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => netDebts(house, memberId),
  }),
  cashStatement: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.entryCursor, limit: field.shortPageSize }),
    run: (house, { memberId }, { after, limit }) =>
      cashStatement(house, memberHolder(memberId), after, limit),
  }),
};
