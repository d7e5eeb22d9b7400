/** A person's name is verified, and the person is 18 or older (rules.md §5, §13). */
import { memberHolder } from '../ledger/accounts';
import { post, type BooksHouse } from '../ledger/post';
import type { Policy } from '../policy/policy';
import { refuse } from '../platform/refusal';
import { releaseHeld } from '../rewards/held-legs';
import { joined, loadMember } from './unpaid';

/**
 * Notes the verification once and lets everything that waited for it become effective. Under a
 * policy that activates by name (strict) the person is active from now on.
 */
export async function confirmRealName(
  house: BooksHouse,
  memberId: string,
): Promise<{ readonly released: number }> {
  const holder = memberHolder(memberId);
  const posting = { entryId: `real-name:${memberId}`, kind: 'real-name', cause: memberId, holders: [holder] };
  await post(
    house,
    posting,
    (reader) => loadMember(reader, memberId),
    (book, member) => {
      joined(member);
      if (book.holder(holder).realNamed) return;
      const person = book.touch(holder);
      person.realNamed = true;
      if (book.context.policy.joining.activation === 'realName') person.active = true;
    },
  );
  let released = 0;
  // Nothing new is held from here on, so this ends.
  for (let page = await releaseHeld(house, memberId); page > 0; page = await releaseHeld(house, memberId))
    released += page;
  return { released };
}

/** Medical items are for people of 18 and more, so for verified names alone (§13). Refuses `REAL_NAME_NEEDED`. */
export function demandRealName({ realNamed }: { readonly realNamed: boolean }, policy: Policy): void {
  if (policy.catalog.medicalNeedsRealName && !realNamed) refuse('REAL_NAME_NEEDED');
}
