/** 打赏 on the customer's phone: a store offers it, the customer confirms. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { confirmTip } from '../../../tips/confirm';
import { declineTip } from '../../../tips/end';
import { tipOf, tipsOf, tipView } from '../../../tips/views';

const ofTip = z.strictObject({ tipId: field.id });

export const tipActions = {
  tips: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.cursor, limit: field.shortPageSize }),
    run: (house, { memberId }, { after, limit }) => tipsOf(house, memberId, after, limit),
  }),
  tip: action({
    permission: 'visitor',
    input: ofTip,
    run: (house, { memberId }, { tipId }) => tipOf(house, memberId, tipId),
  }),
  /** With the amount that the page showed. */
  confirmTip: action({
    permission: 'visitor',
    input: ofTip.extend({ amountFen: field.positiveFen }),
    run: async (house, { memberId }, what) =>
      tipView(await confirmTip(house, { memberId, ...what }), house.clock.now()),
  }),
  declineTip: action({
    permission: 'visitor',
    input: ofTip,
    run: async (house, { memberId }, { tipId }) =>
      tipView(await declineTip(house, tipId, memberId), house.clock.now()),
  }),
};
