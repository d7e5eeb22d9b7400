/** What operators look at without being asked: one list a sign. */
import * as z from 'zod';

import { noShows } from '../../../bookings/risk';
import { lockedPasswords } from '../../../custody/risk';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { haltHistory } from '../../../office/log/halts';
import { relatedOrders } from '../../../orders/risk';
import { tipLimitsReached } from '../../../tips/risk';
import { codeGuesses } from '../../../vouchers/risk';

const after = z
  .strictObject({ value: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), id: z.string().max(200) })
  .nullable()
  .default(null);
const page = z.strictObject({ after, limit: field.shortPageSize });

export const riskActions = {
  relatedOrders: action({
    permission: 'operator',
    input: page,
    run: ({ database }, _caller, query) => relatedOrders(database, query.after, query.limit),
  }),
  tipLimitsReached: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, query) => tipLimitsReached(house, query.after, query.limit),
  }),
  noShows: action({
    permission: 'operator',
    input: page,
    run: ({ database }, _caller, query) => noShows(database, query.after, query.limit),
  }),
  halts: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, query) => haltHistory(house, query.after, query.limit),
  }),
  codeGuesses: action({
    permission: 'operator',
    input: page,
    run: ({ database }, _caller, query) => codeGuesses(database, query.after, query.limit),
  }),
  lockedPasswords: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, query) => lockedPasswords(house, query.after, query.limit),
  }),
};
