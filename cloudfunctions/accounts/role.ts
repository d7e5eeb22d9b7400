/** A service role that a person brings along from before the mall: without application, never downwards. */
import { memberHolder } from '../ledger/accounts';
import { post, type BooksHouse } from '../ledger/post';
import type { Role } from '../policy/policy';
import { refuse } from '../platform/refusal';
import { refuseOwnDecision } from './application-states';
import { changeRole } from './decide-role';
import { isAbove } from './roles';
import { loadMember } from './unpaid';

/**
 * Gives an active member the role; counts from the next settlement on. A role that is not above the
 * present one changes nothing. `deciderId` is null in a replay, where nobody decides any more.
 */
export function setRole(
  house: BooksHouse,
  memberId: string,
  role: Role,
  deciderId: string | null = null,
): Promise<void> {
  const holder = memberHolder(memberId);
  const posting = { entryId: `role:${memberId}:${role}`, kind: 'role', cause: memberId, holders: [holder] };
  return post(
    house,
    posting,
    (reader) => loadMember(reader, memberId),
    (book, member) => {
      if (deciderId !== null) refuseOwnDecision(deciderId, memberId, member?.referrerId ?? null);
      const { active, role: present } = book.holder(holder);
      if (!active) refuse('WRONG_STATE', { memberId }, '会员尚未激活，不能授予角色');
      if (isAbove(role, present)) changeRole(book, memberId, role, deciderId);
    },
  );
}
