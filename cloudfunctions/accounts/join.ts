/** How a person comes to the mall (rules.md §5). */
import { memberHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { members, type Member } from './documents';

export interface Arrival {
  readonly memberId: string;
  /** Who shared the link that brought the person; somebody unknown binds nobody. */
  readonly referrerId: string | null;
}

/** Binds a person to the referrer of its first link, for good; it need not log in yet. */
export function arrive(house: BooksHouse, arrival: Arrival): Promise<Member> {
  const { memberId } = arrival;
  const posting = { entryId: `arrive:${memberId}`, kind: 'arrive', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, arrival),
    (book, loaded) => loaded.member ?? saved(book, arrived(book, arrival, loaded.referrer)),
  );
}

/** First login: the person is a member and has its welcome SV, locked. Later logins change nothing. */
export function join(house: BooksHouse, arrival: Arrival): Promise<Member> {
  const { memberId } = arrival;
  const holder = memberHolder(memberId);
  const posting = { entryId: `join:${memberId}`, kind: 'join', cause: memberId, holders: [holder] };
  return post(
    house,
    posting,
    (reader) => load(reader, arrival),
    (book, loaded) => {
      if (loaded.member !== null && loaded.member.joinedAt !== null) return loaded.member;
      const person = loaded.member ?? arrived(book, arrival, loaded.referrer);
      book.grantLockedSv(holder, book.context.policy.joining.lockedSvUnits, 'welcome');
      return saved(book, { ...person, joinedAt: book.context.at });
    },
  );
}

async function load(reader: Reader, { memberId, referrerId }: Arrival) {
  const ids = referrerId === null ? [memberId] : [memberId, referrerId];
  const found = await reader.getMany(members, ids);
  // Nobody brings himself; a cycle cannot be, since only somebody new is bound.
  const referrer = referrerId === null || referrerId === memberId ? null : (found.get(referrerId) ?? null);
  return { member: found.get(memberId) ?? null, referrer };
}

function arrived(book: Book, { memberId }: Arrival, referrer: Member | null): Member {
  return {
    _id: memberId,
    referrerId: referrer?._id ?? null,
    upline: referrer === null ? [] : [referrer._id, ...referrer.upline],
    arrivedAt: book.context.at,
    joinedAt: null,
    unpaidOrders: [],
  };
}

function saved(book: Book, member: Member): Member {
  book.put(members, member);
  return member;
}
