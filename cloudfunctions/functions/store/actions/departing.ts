/** The way of a merchant out of the mall and back, as its owner goes it (rules.md §12). */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { askToDepart, askToReturn, stayInMall } from '../../../stores/departing/ask';
import { doChoresOf } from '../../../stores/departing/chores';
import { giveBackOpenOrders } from '../../../stores/departing/give-back';
import { viewDeparture } from '../../../stores/departing/views';
import { may } from '../permissions';

const merchantId = field.id;
/** So that the goods of a small merchant are off its shelf at once; the timer goes on. */
const CHORES_AT_ONCE = 10;
/** Each is a transaction of its own; the page asks again for the rest. */
const REFUNDS_A_CALL = 20;

export const departingActions = {
  departure: action({
    permission: may.departure,
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => viewDeparture(house, input.merchantId),
  }),
  askToDepart: action({
    permission: may.askToDepart,
    input: z.strictObject({ merchantId, stock: z.enum(['kept', 'burned']).default('kept') }),
    run: async (house, _caller, input) => {
      await askToDepart(house, input.merchantId, input.stock);
      await doChoresOf(house, input.merchantId, CHORES_AT_ONCE);
      return viewDeparture(house, input.merchantId);
    },
  }),
  stayInMall: action({
    permission: may.stayInMall,
    input: z.strictObject({ merchantId }),
    run: async (house, _caller, input) => {
      await stayInMall(house, input.merchantId);
      await doChoresOf(house, input.merchantId, CHORES_AT_ONCE);
      return viewDeparture(house, input.merchantId);
    },
  }),
  /** Gives customers their money back for what is open; `begun` 0: nothing is left to give back. */
  giveBackOpenOrders: action({
    permission: may.giveBackOpenOrders,
    input: z.strictObject({ merchantId }),
    run: async (house, _caller, input) => ({
      begun: await giveBackOpenOrders(house, input.merchantId, REFUNDS_A_CALL),
      view: await viewDeparture(house, input.merchantId),
    }),
  }),
  askToReturn: action({
    permission: may.askToReturn,
    input: z.strictObject({ merchantId }),
    run: async (house, _caller, input) => {
      await askToReturn(house, input.merchantId);
      return viewDeparture(house, input.merchantId);
    },
  }),
};
