/** What a store and its chain took, and how long the points last. */
import * as z from 'zod';

import { pointStatement, pointStatementCsv } from '../../../custody/statements/statement';
import { action, type ActionHouse } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { merchantHolder } from '../../../ledger/accounts';
import { pointsStockOf } from '../../../operations/stock/points-stock';
import { dayStatement } from '../../../orders/statements/day-statement';
import { statementCsv } from '../../../orders/statements/statement-csv';
import { storesOf } from '../../../stores/merchants';
import type { Day } from '../../../units/days';
import { may } from '../permissions';

const merchantId = field.id;
const place = { merchantId, storeId: field.id };
const ofAccount = z.strictObject({ merchantId, place: z.enum(['points', 'frozen']), month: field.month });
/** With `asCsv` the file comes as well. */
const ofDay = { day: field.day, asCsv: z.boolean().default(false) };

async function statement(house: ActionHouse, of: Wanted) {
  const [made, stores] = await Promise.all([
    dayStatement(house.database, of.merchantId, of.storeId, of.day),
    storesOf(house.database, of.merchantId),
  ]);
  const names = new Map(stores.map((store) => [store._id, store.name]));
  return { statement: made, csv: of.asCsv ? statementCsv(made, names) : null };
}

interface Wanted {
  readonly merchantId: string;
  readonly storeId: string | null;
  readonly day: Day;
  readonly asCsv: boolean;
}

export const moneyActions = {
  /** Stock, frozen, what the next days need, and what is missing. */
  pointsStock: action({
    permission: may.pointsStock,
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => pointsStockOf(house, input.merchantId),
  }),
  /** Whether the counter can go on; the stock is the merchant's, for all its stores. */
  storePointsStock: action({
    permission: may.storePointsStock,
    input: z.strictObject(place),
    run: async (house, _caller, input) => {
      const { level, lastsDays } = await pointsStockOf(house, input.merchantId);
      return { level, lastsDays };
    },
  }),
  /** A month of the merchant's points: its stock, or what is frozen for orders. */
  pointStatement: action({
    permission: may.pointStatement,
    input: ofAccount.extend({
      month: field.month.optional(),
      after: field.entryCursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { merchantId: id, after, limit, ...of }) =>
      pointStatement(house, { holder: merchantHolder(id), ...of }, after, limit),
  }),
  pointStatementCsv: action({
    permission: may.pointStatementCsv,
    input: ofAccount,
    run: async (house, _caller, { merchantId: id, ...of }) => ({
      csv: await pointStatementCsv(house, { holder: merchantHolder(id), ...of }),
    }),
  }),
  storeStatement: action({
    permission: may.storeStatement,
    input: z.strictObject({ ...place, ...ofDay }),
    run: (house, _caller, input) => statement(house, input),
  }),
  /** Every store, and what belongs to none. */
  chainStatement: action({
    permission: may.chainStatement,
    input: z.strictObject({ merchantId, ...ofDay }),
    run: (house, _caller, input) => statement(house, { ...input, storeId: null }),
  }),
};
