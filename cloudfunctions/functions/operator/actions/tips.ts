/** Operators look at every tip: nothing but its receipt says that there was a bill. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { passTip, reverseTip } from '../../../tips/end';
import { tipsToReview, tipView } from '../../../tips/views';

export const tipActions = {
  tips: action({
    permission: 'operator',
    input: z.strictObject({
      review: z.enum(['waiting', 'done']).default('waiting'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { review, after, limit }) => tipsToReview(house, review, after, limit),
  }),
  passTip: action({
    permission: 'operator',
    input: z.strictObject({ tipId: field.id }),
    run: async (house, { memberId }, { tipId }) =>
      tipView(await passTip(house, tipId, memberId), house.clock.now()),
  }),
  reverseTip: action({
    permission: 'operator',
    input: z.strictObject({ tipId: field.id, reason: field.sentence }),
    run: async (house, { memberId: byId }, what) =>
      tipView(await reverseTip(house, { byId, ...what }), house.clock.now()),
  }),
};
