/** What an operator does after an identity check: forgotten passwords and lost keys. */
import * as z from 'zod';

import { keyView } from '../../../custody/accounts';
import { startKeyChange, stopKeyChange } from '../../../custody/keys/change';
import { askedKeys } from '../../../custody/keys/waiting';
import { clearPassword } from '../../../custody/passwords/set';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';

const ofKey = z.strictObject({ memberId: field.id, publicKey: field.publicKey });

export const accountActions = {
  clearPassword: action({
    permission: 'operator',
    input: z.strictObject({ memberId: field.id }),
    run: (house, caller, { memberId }) => clearPassword(house, memberId, caller.memberId),
  }),
  /** New keys that were asked for, the oldest first. */
  askedKeys: action({
    permission: 'operator',
    input: z.strictObject({ after: field.instant.default(0), limit: field.shortPageSize }),
    run: (house, _caller, { after, limit }) => askedKeys(house, after, limit),
  }),
  startKeyChange: action({
    permission: 'operator',
    input: ofKey,
    run: async (house, caller, input) =>
      keyView(await startKeyChange(house, { ...input, byId: caller.memberId })),
  }),
  stopKeyChange: action({
    permission: 'operator',
    input: ofKey.extend({ reason: field.sentence }),
    run: async (house, caller, input) =>
      keyView(await stopKeyChange(house, { ...input, byId: caller.memberId })),
  }),
};
