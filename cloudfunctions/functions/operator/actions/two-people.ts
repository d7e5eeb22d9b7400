/** What two people decide: the policy, who the operators are, where a merchant's money goes, what is corrected by hand. */
import * as z from 'zod';

import { setRole } from '../../../accounts/role';
import * as field from '../../../edge/fields';
import { memberHolder } from '../../../ledger/accounts';
import { readHolders } from '../../../ledger/read-holders';
import { hasAnotherAdmin } from '../../../office/people/list';
import { appoint, appointmentOf } from '../../../office/people/appoint';
import { adopt, demandAdoptable } from '../../../office/policy/adopt';
import { OPERATOR_ROLES } from '../../../office/roles';
import { refuse } from '../../../platform/refusal';
import { policySchema, ROLES } from '../../../policy/policy';
import { setSubMchid } from '../../../stores/onboarding/admit';
import { loadMerchants } from '../../../stores/merchants';
import { twoPeople } from '../two-people';

const ADMIN = ['admin'] as const;
const reason = field.sentence;

export const twoPeopleActions = {
  /** The whole policy, from a business day that is still to come. */
  setPolicy: twoPeople({
    input: z.strictObject({ policy: policySchema, effectiveFrom: field.day, reason }),
    approvers: ADMIN,
    check: (house, { policy, effectiveFrom }) => demandAdoptable(house, { policy, effectiveFrom }),
    carryOut: (house, { policy, effectiveFrom }) => adopt(house, { policy, effectiveFrom }),
  }),
  /** Somebody becomes an operator, gets other roles, or leaves (none). */
  setOperator: twoPeople({
    input: z.strictObject({
      memberId: field.id,
      name: field.personName,
      roles: z.array(z.enum(OPERATOR_ROLES)).max(OPERATOR_ROLES.length),
      reason,
    }),
    approvers: ADMIN,
    // The first administrator is alone until there is a second one.
    mayDecideAlone: async (house, { proposedBy }) => !(await hasAnotherAdmin(house, proposedBy)),
    present: async (house, { memberId }) => ({ ...(await appointmentOf(house, memberId)) }),
    carryOut: (house, { memberId, name, roles }) => appoint(house, { memberId, name, roles }),
  }),
  /** A role from before the mall, without application. */
  setRole: twoPeople({
    input: z.strictObject({ memberId: field.id, role: z.enum(ROLES), reason }),
    approvers: ADMIN,
    // Whoever approves is checked when it is carried out; nobody proposes itself either.
    check: (_house, { memberId }, proposerId) =>
      memberId === proposerId ? refuse('FORBIDDEN') : Promise.resolve(),
    present: async (house, { memberId }) => {
      const id = memberHolder(memberId);
      return { role: (await readHolders(house, [id])).holders.get(id)?.role ?? null };
    },
    carryOut: (house, { memberId, role }, byId) => setRole(house, memberId, role, byId),
  }),
  /** Where a merchant's sales go from now on. */
  setSubMchid: twoPeople({
    input: z.strictObject({ merchantId: field.id, subMchid: field.subMchid, reason }),
    approvers: ['finance', 'admin'],
    present: async ({ database }, { merchantId }) => {
      const merchant = (await loadMerchants(database, [merchantId])).get(merchantId);
      return { subMchid: merchant?.subMchid ?? null, merchantName: merchant?.name ?? merchantId };
    },
    carryOut: (house, { merchantId, subMchid }) => setSubMchid(house, merchantId, subMchid),
  }),
};
