/** The service role of a member (rules.md §7): given on approval, never taken away by itself. */
import { memberHolder } from '../ledger/accounts';
import { post, type BooksHouse } from '../ledger/post';
import type { Role } from '../policy/policy';
import { refuse } from '../platform/refusal';

/** Gives an active member the role; counts from the next settlement on. */
export function setRole(house: BooksHouse, memberId: string, role: Role): Promise<void> {
  const holder = memberHolder(memberId);
  const posting = { entryId: `role:${memberId}:${role}`, kind: 'role', cause: memberId, holders: [holder] };
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => {
      if (!book.holder(holder).active) refuse('WRONG_STATE', { memberId }, '会员尚未激活，不能授予角色');
      book.touch(holder).role = role;
    },
  );
}
