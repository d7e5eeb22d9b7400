/** The journal, entry by entry, for those who answer for it. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { searchEntries } from '../../../ledger/search';

const named = z
  .string()
  .regex(/^[\w:.-]{1,200}$/)
  .nullable()
  .default(null);

export const bookActions = {
  entries: action({
    permission: 'operator',
    input: z.strictObject({
      entryId: named,
      account: named,
      cause: named,
      after: field.entryCursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { after, limit, ...search }) => searchEntries(house.database, search, after, limit),
  }),
};
