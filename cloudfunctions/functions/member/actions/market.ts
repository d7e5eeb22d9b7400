/** What a member does at the market: offers points, and sees what became of them. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { memberHolder } from '../../../ledger/accounts';
import { cancelOrder } from '../../../market/end';
import { netDebts } from '../../../market/net-debts';
import { marketView } from '../../../market/reading/market-view';
import { cashOf, cashStatement, fillsOf, ordersOf, orderView } from '../../../market/reading/own';
import { sellPoints } from '../../../market/trade';

const page = z.strictObject({ after: field.cursor, limit: field.shortPageSize });

export const marketActions = {
  market: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house) => marketView(house),
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
  sales: action({
    permission: 'visitor',
    input: page,
    run: (house, { memberId }, { after, limit }) => fillsOf(house, memberHolder(memberId), after, limit),
  }),
  cash: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => cashOf(house, memberHolder(memberId)),
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
