/** What was ordered, what goes back, and the cash that comes and goes through WeChat. */
import * as z from 'zod';

import { CASH_OUT_STATES, PAY_IN_STATES, TRANSFER_KINDS, transfersOf } from '../../../cashier/transfers';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { openRefunds } from '../../../orders/list';
import { packSales } from '../../../orders/pack-sales';
import { searchOrders } from '../../../orders/search';
import type { OrderKind } from '../../../orders/documents';
import type { OrderState } from '../../../orders/states';

const STATES = [
  ...(['created', 'paid', 'shipped', 'received', 'settled', 'closed', 'refunded'] as const),
] satisfies readonly OrderState[];
const KINDS = [
  'goods',
  'service',
  'store',
  'pack',
  'exchange',
  'slot',
] as const satisfies readonly OrderKind[];

export const tradeActions = {
  /** By what is known of them, together; the latest first. */
  orders: action({
    permission: 'operator',
    input: z.strictObject({
      orderId: field.orderId.nullable().default(null),
      memberId: field.id.nullable().default(null),
      merchantId: field.id.nullable().default(null),
      state: z.enum(STATES).nullable().default(null),
      kind: z.enum(KINDS).nullable().default(null),
      day: field.day.nullable().default(null),
      after: field.cursor,
      limit: field.pageSize,
    }),
    run: (house, _caller, { after, limit, ...search }) => searchOrders(house.database, search, after, limit),
  }),
  /** Refunds that WeChat Pay has not carried out, those that fail first. */
  openRefunds: action({
    permission: 'operator',
    input: z.strictObject({ after: field.entryCursor, limit: field.pageSize }),
    run: (house, _caller, { after, limit }) => openRefunds(house, after, limit),
  }),
  /** Withdrawals, take-outs and pay-ins, the latest first. */
  transfers: action({
    permission: 'operator',
    input: z.strictObject({
      kind: z.enum(TRANSFER_KINDS),
      state: z
        .enum([...CASH_OUT_STATES, ...PAY_IN_STATES])
        .nullable()
        .default(null),
      after: field.cursor,
      limit: field.pageSize,
    }),
    run: (house, _caller, { kind, state, after, limit }) =>
      transfersOf(house.database, { kind, state }, after, limit),
  }),
  packs: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house) => packSales(house),
  }),
};
