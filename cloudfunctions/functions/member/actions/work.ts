/** A consumer who works in a store: own places of work, and invitations to one. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { acceptInvite } from '../../../stores/staff/accept';
import { viewInvite } from '../../../stores/staff/invite';
import { workplacesOf } from '../../../stores/staff/lists';

export const workActions = {
  /** Where the caller may open the workbench. */
  workplaces: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => workplacesOf(house.database, memberId),
  }),
  /** What a scanned invitation asks. */
  staffInvite: action({
    permission: 'visitor',
    input: z.strictObject({ inviteId: field.id }),
    run: (house, { memberId }, { inviteId }) => viewInvite(house, inviteId, memberId),
  }),
  acceptInvite: action({
    permission: 'visitor',
    input: z.strictObject({ inviteId: field.id }),
    run: (house, { memberId }, { inviteId }) => acceptInvite(house, inviteId, memberId),
  }),
};
