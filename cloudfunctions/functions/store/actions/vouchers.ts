/** What staff do at the counter with a code that the customer shows. */
import * as z from 'zod';

import { redeemAndCheckIn } from '../../../bookings/check-in';
import { action, standingOf } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { sendMessagesOf } from '../../../messages/send';
import { redemptionsAt } from '../../../vouchers/day-list';
import { scanCode } from '../../../vouchers/scan';
import { undoRedemption } from '../../../vouchers/undo';
import { may } from '../permissions';

const here = { merchantId: field.id, storeId: field.id };

export const voucherActions = {
  /** What a code stands for, a voucher or a member, before anything happens. */
  scanCode: action({
    permission: may.scanCode,
    input: z.strictObject({ ...here, code: field.customerCode }),
    run: (house, { memberId: staffId }, { code: digits, ...place }) =>
      scanCode(house, { staffId, digits, ...place }),
  }),
  /** Uses up the use that the customer's code stands for; a booking of today that holds one is checked in by it. */
  redeem: action({
    permission: may.redeem,
    input: z.strictObject({
      ...here,
      orderId: field.orderId,
      code: field.customerCode,
      beauticianId: field.id.nullable().default(null),
    }),
    run: async (house, { memberId: staffId, requestId }, { code: digits, ...what }) => {
      const receipt = await redeemAndCheckIn(house, { requestId, staffId, digits, ...what });
      await sendMessagesOf(house, what.orderId);
      return receipt;
    },
  }),
  undoRedeem: action({
    permission: may.undoRedeem,
    input: z.strictObject({ ...here, redemptionId: field.redemptionId, reason: field.sentence }),
    run: (house, { memberId: byId }, what) => undoRedemption(house, { byId, ...what }),
  }),
  /** What the store redeemed, latest first. */
  redemptions: action({
    permission: may.redemptions,
    input: z.strictObject({ ...here, after: field.redemptionCursor, limit: field.shortPageSize }),
    run: async (house, caller, { after, limit, ...place }) => ({
      ...(await redemptionsAt(house, place, after, limit)),
      now: house.clock.now(),
      mayUndo: may.undoRedeem.staff.includes(standingOf(caller).role),
    }),
  }),
};
