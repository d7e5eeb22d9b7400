/** Inviting somebody to the staff: a code that the person scans and accepts within a day. */
import { MINUTE_MS, type Instant } from '../../units/days';
import { putScene, sceneIdOf } from '../../codes/scene';
import { post, type BooksHouse } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { inputHash } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { merchants, staffInvites, stores, type Post, type StaffInvite, type Store } from '../documents';
import { mayEmploy } from './may-employ';
import type { StaffStanding } from './permission';
import { demandStillHere } from './still-here';

export interface NewInvite {
  readonly requestId: string;
  readonly merchantId: string;
  readonly invitedBy: string;
  readonly standing: StaffStanding;
  readonly post: Post;
  readonly forMemberId: string | null;
}

/** The invitation; the same request again answers it as it stands. */
export async function inviteStaff(house: BooksHouse, invite: NewInvite): Promise<StaffInvite> {
  const { merchantId, invitedBy, post: offered, forMemberId } = invite;
  if (!mayEmploy(invite.standing, offered)) refuse('FORBIDDEN', {}, '您只能为自己负责的门店邀请店员和美容师');
  const inviteId = sceneIdOf('invite', merchantId, invitedBy, invite.requestId);
  const posting = { entryId: `invite:${inviteId}`, kind: 'invite', cause: inviteId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, merchant, places] = await Promise.all([
        reader.get(staffInvites, inviteId),
        reader.get(merchants, merchantId),
        loadPlaces(reader, offered.storeIds),
      ]);
      return { known, merchant, places };
    },
    (book, { known, merchant, places }) => {
      if (known !== null) return isSame(known, invite) ? known : refuse('REQUEST_REUSED');
      demandStillHere(book, merchant, 'MERCHANT_NOT_OPEN');
      demandOwnStores(places, offered.storeIds, merchantId);
      const { at, policy } = book.context;
      const expiresAt = at + policy.stores.inviteHours * 60 * MINUTE_MS;
      putScene(book, inviteId, { kind: 'invite', merchantId }, expiresAt);
      const made: StaffInvite = {
        _id: inviteId,
        ...offered,
        ...{ merchantId, invitedBy, forMemberId, createdAt: at, expiresAt },
        ...{ state: 'open', acceptedBy: null },
      };
      book.insert(staffInvites, made);
      return made;
    },
  );
}

/** Whether it offers what the request asks for. */
function isSame(known: StaffInvite, { post: offered, forMemberId }: NewInvite): boolean {
  const { name, role, storeIds, isHeadOffice } = known;
  const kept = { name, role, storeIds, isHeadOffice };
  return inputHash(kept) === inputHash(offered) && known.forMemberId === forMemberId;
}

export function loadPlaces(reader: Reader, storeIds: readonly string[]): Promise<Map<string, Store>> {
  return reader.getMany(stores, [...new Set(storeIds)]);
}

/** A post is at stores of the merchant alone. */
export function demandOwnStores(
  places: ReadonlyMap<string, Store>,
  storeIds: readonly string[],
  merchantId: string,
): void {
  const foreign = storeIds.find((storeId) => places.get(storeId)?.merchantId !== merchantId);
  if (foreign !== undefined) refuse('NOT_FOUND', { storeId: foreign }, '没有找到这家门店');
}

/** Takes an invitation back that nobody has accepted. */
export function cancelInvite(
  house: BooksHouse,
  merchantId: string,
  inviteId: string,
  standing: StaffStanding,
): Promise<StaffInvite> {
  const posting = { entryId: `cancel-invite:${inviteId}`, kind: 'invite', cause: inviteId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(staffInvites, inviteId),
    (book, invite) => {
      if (invite?.merchantId !== merchantId) refuse('NOT_FOUND', { inviteId });
      if (!mayEmploy(standing, invite)) refuse('FORBIDDEN');
      if (invite.state === 'accepted') refuse('WRONG_STATE', { state: invite.state }, '对方已经接受了邀请');
      if (invite.state === 'cancelled') return invite;
      const cancelled: StaffInvite = { ...invite, state: 'cancelled' };
      book.put(staffInvites, cancelled);
      return cancelled;
    },
  );
}

/** Those that can still be accepted, the ones that end first first. */
export function openInvites(reader: Reader, merchantId: string, now: Instant): Promise<StaffInvite[]> {
  const where = { merchantId, expiresAt: { gt: now }, state: 'open' };
  return reader.find(staffInvites, { where, orderBy: [['expiresAt', 'asc']], limit: 100 });
}

export interface InviteView extends Pick<
  StaffInvite,
  'name' | 'role' | 'isHeadOffice' | 'expiresAt' | 'state'
> {
  readonly inviteId: string;
  readonly merchantName: string;
  readonly storeNames: readonly string[];
}

/** What somebody who scanned the code is asked. Refuses `CODE_OVER` for one that can no longer be accepted. */
export async function viewInvite(house: BooksHouse, inviteId: string, memberId: string): Promise<InviteView> {
  const { database, clock } = house;
  const invite = await database.get(staffInvites, inviteId);
  if (invite === null || !isFor(invite, memberId, clock.now())) return refuse('CODE_OVER');
  const [merchant, places] = await Promise.all([
    database.get(merchants, invite.merchantId),
    loadPlaces(database, invite.storeIds),
  ]);
  const { name, role, isHeadOffice, expiresAt, state } = invite;
  return {
    ...{ inviteId, name, role, isHeadOffice, expiresAt, state },
    merchantName: merchant?.name ?? '',
    storeNames: [...places.values()].map((store) => store.name),
  };
}

/** Whether this person may accept it, or has. */
export function isFor(invite: StaffInvite, memberId: string, now: Instant): boolean {
  if (invite.state === 'accepted') return invite.acceptedBy === memberId;
  const isTheirs = invite.forMemberId === null || invite.forMemberId === memberId;
  return invite.state === 'open' && isTheirs && invite.expiresAt > now;
}
