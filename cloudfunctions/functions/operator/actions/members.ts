/** Members: looked for behind a mask; one in clear, which is written down. */
import * as z from 'zod';

import { memberInClear, searchMembers } from '../../../accounts/search';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';

export const memberActions = {
  members: action({
    permission: 'operator',
    input: z.strictObject({
      memberId: field.id.nullable().default(null),
      name: z.string().trim().min(1).max(30).nullable().default(null),
      phone: field.phone.nullable().default(null),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { after, limit, ...search }) => searchMembers(house, search, after, limit),
  }),
  member: action({
    permission: 'operator',
    input: z.strictObject({ memberId: field.id }),
    run: (house, _caller, { memberId }) => memberInClear(house, memberId),
  }),
};
