/** 打赏 at the counter: a bill paid in cash or by card. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { sendMessagesOf } from '../../../messages/send';
import { withdrawTip } from '../../../tips/end';
import { offerTip } from '../../../tips/offer';
import { tipAt, tipsAt } from '../../../tips/views';
import { may } from '../permissions';

const here = { merchantId: field.id, storeId: field.id };
const ofTip = z.strictObject({ ...here, tipId: field.id });

export const tipActions = {
  /** For the customer whom `scanCode` named, with the same code. */
  offerTip: action({
    permission: may.offerTip,
    input: z.strictObject({
      ...here,
      memberId: field.id,
      code: field.customerCode,
      amountFen: field.positiveFen,
      receiptNumber: field.receiptNumber,
    }),
    run: async (house, { memberId: staffId, requestId }, { code: digits, ...what }) => {
      const { _id: tipId } = await offerTip(house, { requestId, staffId, digits, ...what });
      await sendMessagesOf(house, tipId);
      return tipAt(house, what.storeId, tipId);
    },
  }),
  /** One as it stands, to see whether the customer has confirmed. */
  tip: action({
    permission: may.tip,
    input: ofTip,
    run: (house, _caller, { storeId, tipId }) => tipAt(house, storeId, tipId),
  }),
  tips: action({
    permission: may.tips,
    input: z.strictObject({ ...here, after: field.cursor, limit: field.shortPageSize }),
    run: (house, _caller, { storeId, after, limit }) => tipsAt(house, storeId, after, limit),
  }),
  withdrawTip: action({
    permission: may.withdrawTip,
    input: ofTip,
    run: async (house, _caller, what) => {
      await withdrawTip(house, what);
      return tipAt(house, what.storeId, what.tipId);
    },
  }),
};
