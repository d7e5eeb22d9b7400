/** The counter: collecting by code, and what the screen shows of it. */
import * as z from 'zod';

import { codeView } from '../../../codes/picture';
import { sceneOf } from '../../../codes/scene';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { billAt } from '../../../orders/collecting/bill-state';
import { cancelBillCode, makeBillCode } from '../../../orders/collecting/bill-code';
import { receiptsSince } from '../../../orders/collecting/receipts';
import { may } from '../permissions';

const place = { merchantId: field.id, storeId: field.id };

export const collectingActions = {
  /** A code with an amount, for one customer. */
  makeBillCode: action({
    permission: may.makeBillCode,
    input: z.strictObject({
      ...place,
      amountFen: field.positiveFen,
      note: field.text.max(30).default(''),
    }),
    run: async (house, { memberId: madeBy, requestId }, input) => {
      const bill = await makeBillCode(house, { requestId, madeBy, ...input });
      const code = await codeView(house, await sceneOf(house.database, bill._id, house.clock.now()));
      return { bill, code };
    },
  }),
  cancelBillCode: action({
    permission: may.cancelBillCode,
    input: z.strictObject({ ...place, codeId: field.id }),
    run: (house, _caller, input) => cancelBillCode(house, input),
  }),
  /** How it stands, to be asked again until it is paid. */
  billCode: action({
    permission: may.billCode,
    input: z.strictObject({ ...place, codeId: field.id }),
    run: (house, _caller, input) => billAt(house, input),
  }),
  /** What was paid at the counter since the screen asked last. */
  receipts: action({
    permission: may.receipts,
    input: z.strictObject({
      ...place,
      cursor: z
        .strictObject({ from: field.instant, shown: z.array(field.id).max(1000) })
        .nullable()
        .default(null),
    }),
    run: (house, _caller, { storeId, cursor }) => receiptsSince(house, storeId, cursor),
  }),
};
