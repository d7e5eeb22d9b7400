/** Members as operators look for them: masked in lists, one in clear for those who have to speak to the person. */
import { memberHolder } from '../ledger/accounts';
import type { Holder } from '../ledger/holder';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import type { Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import type { Role } from '../policy/policy';
import type { PointUnits, SvUnits } from '../units/amounts';
import type { Instant } from '../units/days';
import { maskedName } from './customer-name';
import { addressBooks, members, type Address, type Member } from './documents';
import { maskedPhone } from './mask';

/** One of them; without any, all members, those who came last first. */
export interface MemberSearch {
  readonly memberId: string | null;
  /** As it stands in an address, whole. */
  readonly name: string | null;
  readonly phone: string | null;
}

interface Standing {
  readonly role: Role;
  readonly active: boolean;
  readonly realNamed: boolean;
  readonly settledOrders: number;
}

export interface MemberRow extends Standing {
  readonly id: string;
  /** Of the first address; empty where there is none. */
  readonly name: string;
  readonly phone: string;
  readonly city: string;
  readonly arrivedAt: Instant;
  readonly joinedAt: Instant | null;
}

export async function searchMembers(
  house: BooksHouse,
  search: MemberSearch,
  after: Cursor | null,
  limit: number,
): Promise<Page<MemberRow>> {
  const page = await found(house.database, search, after, limit);
  const ids = page.rows.map(({ _id }) => _id);
  const [books, { holders }] = await Promise.all([
    house.database.getMany(addressBooks, ids),
    readHolders(house, ids.map(memberHolder)),
  ]);
  return {
    ...page,
    rows: page.rows.map(({ _id: id, arrivedAt, joinedAt }) => {
      const address = books.get(id)?.addresses[0];
      return {
        ...{ id, arrivedAt, joinedAt, city: address?.city ?? '' },
        name: address === undefined ? '' : maskedName(address.name),
        phone: address === undefined ? '' : maskedPhone(address.phone),
        ...standingOf(holders.get(memberHolder(id))),
      };
    }),
  };
}

async function found(
  reader: Reader,
  { memberId, name, phone }: MemberSearch,
  after: Cursor | null,
  limit: number,
): Promise<Page<Member>> {
  if (memberId !== null) {
    const member = await reader.get(members, memberId);
    return { rows: member === null ? [] : [member], next: null };
  }
  if (name === null && phone === null)
    return pageOf(reader, { from: members, where: {}, sort: ['arrivedAt', 'desc'], after, limit });
  const books = await reader.find(addressBooks, {
    where: {
      ...(name !== null && { 'addresses.name': name }),
      ...(phone !== null && { 'addresses.phone': phone }),
      ...(after !== null && { _id: { gt: after.id } }),
    },
    orderBy: [['_id', 'asc']],
    limit: limit + 1,
  });
  const shown = books.slice(0, limit).map(({ _id }) => _id);
  const known = await reader.getMany(members, shown);
  const last = books.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.flatMap((id) => known.get(id) ?? []),
    next: last === undefined ? null : { value: 0, id: last },
  };
}

function standingOf(holder: Holder | undefined): Standing {
  const { role = 'vip', active = false, realNamed = false, settledOrders = 0 } = holder ?? {};
  return { role, active, realNamed, settledOrders };
}

/** One person in clear: whoever asks is written down (functions/operator/permissions.ts). */
export interface MemberInClear extends Standing {
  readonly id: string;
  readonly arrivedAt: Instant;
  readonly joinedAt: Instant | null;
  readonly referrerId: string | null;
  readonly addresses: readonly Address[];
  readonly svUnits: SvUnits;
  readonly originalPointUnits: PointUnits;
  readonly custodialPointUnits: PointUnits;
  readonly heldPointUnits: PointUnits;
}

export async function memberInClear(house: BooksHouse, memberId: string): Promise<MemberInClear> {
  const id = memberHolder(memberId);
  const [member, book, { holders }] = await Promise.all([
    house.database.get(members, memberId),
    house.database.get(addressBooks, memberId),
    readHolders(house, [id]),
  ]);
  if (member === null) return refuse('NOT_FOUND', { memberId }, '没有找到这位会员');
  const holder = holders.get(id);
  const { arrivedAt, joinedAt, referrerId } = member;
  return {
    ...{ id: memberId, arrivedAt, joinedAt, referrerId, addresses: book?.addresses ?? [] },
    ...standingOf(holder),
    svUnits: holder?.svUnits ?? 0,
    originalPointUnits: holder?.points ?? 0,
    custodialPointUnits: holder?.custodial ?? 0,
    heldPointUnits: holder?.held ?? 0,
  };
}
