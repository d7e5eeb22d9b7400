/** The operators begin: the first one appoints the second, and from then on two decide. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { OFFICE, SECOND_ADMIN } from './data/office';
import { OPERATOR } from './data/people';
import type { Mall } from './mall';

/** What one has proposed, another approves. */
export async function approveBySecond(
  mall: Mall,
  { id: proposalId }: { readonly id: string },
  approver: string = SECOND_ADMIN,
): Promise<void> {
  await mall.call(approver, 'operator', 'approveProposal', { proposalId });
}

export async function appointTheOffice(mall: Mall): Promise<void> {
  for (const { openid, name, roles } of OFFICE.slice(1)) {
    // Until there is a second administrator, the first one is alone.
    const approver = openid === SECOND_ADMIN ? OPERATOR : SECOND_ADMIN;
    const input = { memberId: memberIdOf(openid), name, roles: [...roles], reason: '开业时任命' };
    await approveBySecond(mall, await mall.call(OPERATOR, 'operator', 'setOperator', input), approver);
  }
}
