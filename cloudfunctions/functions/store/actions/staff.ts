/** Who works for the merchant: invitations, posts, and their end. */
import * as z from 'zod';

import { sceneOf } from '../../../codes/scene';
import { codeView } from '../../../codes/picture';
import { action, standingOf } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { changeStaff, endStaff } from '../../../stores/staff/change';
import { cancelInvite, inviteStaff, openInvites } from '../../../stores/staff/invite';
import { staffOf } from '../../../stores/staff/lists';
import { peopleAt } from '../../../stores/staff/people';
import { may } from '../permissions';

const place = { merchantId: field.id, storeId: field.id };
const post = {
  name: field.personName,
  role: z.enum(['manager', 'clerk', 'beautician']),
  storeIds: z.array(field.id).max(100),
  isHeadOffice: z.boolean().default(false),
};

export const staffActions = {
  /** Everybody who works at the store. */
  staff: action({
    permission: may.staff,
    input: z.strictObject(place),
    run: (house, _caller, { merchantId, storeId }) => staffOf(house.database, merchantId, storeId),
  }),
  /** Who works there, for who looks after them: with what may be changed and offered. */
  people: action({
    permission: may.people,
    input: z.strictObject(place),
    run: (house, caller, where) => peopleAt(house.database, where, standingOf(caller), house.clock.now()),
  }),
  /** Everybody who works for the chain, and the invitations that are open. */
  chainStaff: action({
    permission: may.chainStaff,
    input: z.strictObject({ merchantId: field.id }),
    run: async (house, _caller, { merchantId }) => {
      const [staff, invites] = await Promise.all([
        staffOf(house.database, merchantId, null),
        openInvites(house.database, merchantId, house.clock.now()),
      ]);
      return { staff, invites };
    },
  }),
  /** Answers the code that the person scans; with a member id only that person may accept. */
  inviteStaff: action({
    permission: may.inviteStaff,
    input: z.strictObject({ ...place, ...post, forMemberId: field.id.nullable().default(null) }),
    run: async (house, caller, { merchantId, storeId: _here, forMemberId, ...offered }) => {
      const invite = await inviteStaff(house, {
        ...{ requestId: caller.requestId, invitedBy: caller.memberId, standing: standingOf(caller) },
        ...{ merchantId, forMemberId, post: offered },
      });
      const code = await codeView(house, await sceneOf(house.database, invite._id, house.clock.now()));
      return { invite, code };
    },
  }),
  cancelInvite: action({
    permission: may.cancelInvite,
    input: z.strictObject({ ...place, inviteId: field.id }),
    run: (house, caller, { merchantId, inviteId }) =>
      cancelInvite(house, merchantId, inviteId, standingOf(caller)),
  }),
  changeStaff: action({
    permission: may.changeStaff,
    input: z.strictObject({ ...place, memberId: field.id, ...post }),
    run: (house, caller, { merchantId, memberId, storeId: _here, ...next }) =>
      changeStaff(house, { merchantId, memberId, standing: standingOf(caller) }, next),
  }),
  endStaff: action({
    permission: may.endStaff,
    input: z.strictObject({ ...place, memberId: field.id }),
    run: (house, caller, { merchantId, memberId }) =>
      endStaff(house, { merchantId, memberId, standing: standingOf(caller) }),
  }),
};
