/** 到家 as the customer plans and follows it. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { sendMessagesOf } from '../../../messages/send';
import { idOf } from '../../../platform/ids';
import { secretDigits } from '../../../platform/secret-digits';
import { cancelVisit, moveVisit, renewCode } from '../../../visits/customer';
import { forCustomer, myVisit, myVisits, visitChoices } from '../../../visits/list';
import { planVisit } from '../../../visits/plan';

const DOOR_DIGITS = 6;
const ofVisit = z.strictObject({ visitId: field.id });

export const visitActions = {
  /** 到家页 of a paid order: addresses, stores, windows with what is left. */
  visitChoices: action({
    permission: 'visitor',
    input: z.strictObject({ orderId: field.orderId }),
    run: (house, { memberId }, { orderId }) => visitChoices(house, memberId, orderId),
  }),
  planVisit: action({
    permission: 'visitor',
    input: z.strictObject({
      orderId: field.orderId,
      addressId: field.id,
      storeId: field.id,
      note: field.note,
      ...field.window,
    }),
    run: async (house, { memberId, requestId }, wanted) => {
      const visitId = idOf('visit', memberId, requestId);
      const visit = await planVisit(house, { visitId, memberId, ...wanted }, secretDigits(DOOR_DIGITS));
      await sendMessagesOf(house, visitId);
      return forCustomer(house, visit);
    },
  }),
  visits: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.cursor, limit: field.shortPageSize }),
    run: (house, { memberId }, { after, limit }) => myVisits(house, memberId, after, limit),
  }),
  visit: action({
    permission: 'visitor',
    input: ofVisit,
    run: (house, { memberId }, { visitId }) => myVisit(house, memberId, visitId),
  }),
  moveVisit: action({
    permission: 'visitor',
    input: ofVisit.extend(field.window),
    run: async (house, { memberId }, { visitId, ...to }) =>
      forCustomer(house, await moveVisit(house, visitId, to, { memberId })),
  }),
  cancelVisit: action({
    permission: 'visitor',
    input: ofVisit,
    run: async (house, { memberId }, { visitId }) =>
      forCustomer(house, await cancelVisit(house, visitId, { memberId }, null)),
  }),
  /** A new code for the door. */
  renewVisitCode: action({
    permission: 'visitor',
    input: ofVisit,
    run: async (house, { memberId }, { visitId }) =>
      forCustomer(house, await renewCode(house, visitId, memberId, secretDigits(DOOR_DIGITS))),
  }),
};
