/** Halting the market for a reason that everybody reads (rules.md §11). Nobody sets a price. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { haltTrading, resumeTrading } from '../../../market/trading';

export const marketActions = {
  haltTrading: action({
    permission: 'operator',
    input: z.strictObject({ reason: field.sentence }),
    run: (house, { memberId }, { reason }) => haltTrading(house, memberId, reason),
  }),
  resumeTrading: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house, { memberId }) => resumeTrading(house, memberId),
  }),
};
