/** The person accepts: from now on an employee of the merchant. */
import { joined, loadMember } from '../../accounts/unpaid';
import { post, type BooksHouse } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { employments, merchants, staffInvites, type Employment, type StaffInvite } from '../documents';
import { employmentId } from './employment';
import { isFor } from './invite';
import { mayEmploy } from './may-employ';
import { employedStanding } from './permission';
import { demandStillHere } from './still-here';

/** One person accepts an invitation once; whoever works there already gets the new post instead of the old one. */
export async function acceptInvite(
  house: BooksHouse,
  inviteId: string,
  memberId: string,
): Promise<Employment> {
  // Whose invitation it is never changes, so it may be read beforehand.
  const hint = (await house.database.get(staffInvites, inviteId)) ?? refuse('CODE_OVER');
  const posting = { entryId: `accept:${inviteId}`, kind: 'accept', cause: inviteId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, hint, memberId),
    (book, { member, invite, merchant: found, known, inviter }) => {
      joined(member);
      const { at } = book.context;
      if (invite === null || !isFor(invite, memberId, at)) return refuse('CODE_OVER');
      if (invite.state === 'accepted' && known !== null) return known;
      const merchant = demandStillHere(book, found, 'CODE_OVER');
      if (merchant.ownerId === memberId) refuse('INVALID_INPUT', {}, '您是这个商家的店主，无需加入');
      // Who was let go meanwhile takes nobody on any more.
      const isByOwner = merchant.ownerId === null || merchant.ownerId === invite.invitedBy;
      const standing = inviter === null ? null : employedStanding(inviter);
      if (!isByOwner && (standing === null || !mayEmploy(standing, invite))) refuse('CODE_OVER');
      const { merchantId, name, role, storeIds, isHeadOffice } = invite;
      const isBack = known === null || known.endedAt !== null;
      const employment: Employment = {
        _id: employmentId(merchantId, memberId),
        ...{ merchantId, memberId, name, role, storeIds, isHeadOffice },
        since: isBack ? at : known.since,
        endedAt: null,
      };
      book.put(employments, employment);
      book.put(staffInvites, { ...invite, state: 'accepted', acceptedBy: memberId });
      return employment;
    },
  );
}

async function load(reader: Reader, { _id, merchantId, invitedBy }: StaffInvite, memberId: string) {
  const [member, invite, merchant, known, inviter] = await Promise.all([
    loadMember(reader, memberId),
    reader.get(staffInvites, _id),
    reader.get(merchants, merchantId),
    reader.get(employments, employmentId(merchantId, memberId)),
    reader.get(employments, employmentId(merchantId, invitedBy)),
  ]);
  return { member, invite, merchant, known, inviter };
}
