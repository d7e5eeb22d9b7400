/** Services and session cards that a consumer has bought, and the codes to show at a store. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { giveBack } from '../../../vouchers/give-back';
import { showMember, showVoucher } from '../../../vouchers/show-code';
import { voucherOf, vouchersOf } from '../../../vouchers/views';

const ofOrder = z.strictObject({ orderId: field.orderId });

export const voucherActions = {
  vouchers: action({
    permission: 'visitor',
    input: z.strictObject({
      tab: z.enum(['usable', 'done']).default('usable'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, { memberId }, { tab, after, limit }) => vouchersOf(house, memberId, tab, after, limit),
  }),
  /** One of them as it stands, to see whether staff have confirmed. */
  voucher: action({
    permission: 'visitor',
    input: ofOrder,
    run: (house, { memberId }, { orderId }) => voucherOf(house, memberId, orderId),
  }),
  /** The same with a fresh code of its next use. */
  voucherCode: action({
    permission: 'visitor',
    input: ofOrder,
    run: (house, { memberId }, { orderId }) => showVoucher(house, memberId, orderId),
  }),
  /** 会员码 */
  memberCode: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => showMember(house, memberId),
  }),
  /** A session card goes back, without anybody's leave. */
  giveBackCard: action({
    permission: 'visitor',
    input: ofOrder.extend({ amountFen: field.fen }),
    run: (house, { memberId }, what) => giveBack(house, { memberId, ...what }),
  }),
};
