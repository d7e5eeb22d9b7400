/** A member takes cash of the market to WeChat. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { memberHolder } from '../../../ledger/accounts';
import { cancelOut } from '../../../cashier/out/cancel';
import { tryOn } from '../../../cashier/out/send';
import { setAside } from '../../../cashier/out/set-aside';
import { cashOutOf, cashOutsOf, cashOutView, outDesk } from '../../../cashier/views';

const one = z.strictObject({ withdrawalId: field.id });

export const cashActions = {
  withdrawDesk: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => outDesk(house, memberHolder(memberId), memberId),
  }),
  withdraw: action({
    permission: 'visitor',
    input: z.strictObject({ amountFen: field.positiveFen }),
    run: async (house, { memberId, openId, requestId }, { amountFen }) => {
      const wish = { holder: memberHolder(memberId), toId: memberId, openId, requestId, amountFen };
      const { _id: id } = await setAside(house, wish);
      return cashOutView(house, memberId, await tryOn(house, id));
    },
  }),
  withdrawals: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.cursor, limit: field.shortPageSize }),
    run: (house, { memberId }, { after, limit }) =>
      cashOutsOf(house, memberHolder(memberId), memberId, after, limit),
  }),
  withdrawal: action({
    permission: 'visitor',
    input: one,
    run: (house, { memberId }, { withdrawalId }) =>
      cashOutOf(house, memberHolder(memberId), memberId, withdrawalId),
  }),
  cancelWithdrawal: action({
    permission: 'visitor',
    input: one,
    run: async (house, { memberId }, { withdrawalId }) =>
      cashOutView(house, memberId, await cancelOut(house, memberHolder(memberId), withdrawalId)),
  }),
};
