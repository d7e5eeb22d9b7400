/** Advertising slots that the platform offers to the merchant. */
import * as z from 'zod';

import { action, standingOf } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { buySlot } from '../../../orders/slot-sales/buy-slot';
import { offeredSlots } from '../../../orders/slot-sales/offers';
import { placedView } from '../../../orders/views';
import { idOf } from '../../../platform/ids';
import { may } from '../permissions';

const merchantId = field.id;

export const slotActions = {
  /** With what they cost, how they stand and how often they were seen; latest end first. */
  slots: action({
    permission: may.slots,
    input: z.strictObject({ merchantId, after: field.cursor, limit: field.shortPageSize }),
    run: async (house, caller, { merchantId: merchant, after, limit }) => {
      const wish = { merchantId: merchant, memberId: caller.memberId };
      const page = await offeredSlots(house, wish, after, limit);
      return { ...page, mayPay: may.buySlot.staff.includes(standingOf(caller).role) };
    },
  }),
  /** Places the order; it is paid like every other. */
  buySlot: action({
    permission: may.buySlot,
    input: z.strictObject({ merchantId, slotId: field.id }),
    run: async (house, { memberId, requestId }, { merchantId: merchant, slotId }) => {
      const paymentId = idOf('slot', memberId, requestId);
      return placedView(await buySlot(house, { paymentId, memberId, merchantId: merchant, slotId }));
    },
  }),
};
