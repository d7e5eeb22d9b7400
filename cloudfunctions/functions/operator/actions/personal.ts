/** Who is leaving the mall. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { leavingList } from '../../../personal/leaving/list';

export const personalActions = {
  leavings: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(['waiting', 'erasing', 'erased', 'cancelled']).default('waiting'),
      after: field.cursor,
      limit: field.pageSize,
    }),
    run: (house, _caller, { state, after, limit }) => leavingList(house.database, state, after, limit),
  }),
};
