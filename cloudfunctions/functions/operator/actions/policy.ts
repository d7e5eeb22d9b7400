/** The policy: what counts, what counted, what is to come, and what another one would mean. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import { policyVersion, policyVersions, tryPolicy } from '../../../office/policy/history';

const version = z.string().regex(/^[a-z0-9.-]{1,40}$/);

export const policyActions = {
  policies: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house) => policyVersions(house),
  }),
  /** Without a version the one in force. */
  policy: action({
    permission: 'operator',
    input: z.strictObject({ version: version.nullable().default(null) }),
    run: (house, _caller, { version: wanted }) => policyVersion(house, wanted),
  }),
  /** Marks and differences of a policy that is being written; nothing is kept. */
  checkPolicy: action({
    permission: 'operator',
    input: z.strictObject({ policy: z.unknown() }),
    run: (house, _caller, { policy }) => tryPolicy(house, policy),
  }),
};
