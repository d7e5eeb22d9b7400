/** 员工: who works here, who is invited, and what the person who looks may change of it; one call. */
import type { Instant } from '../../units/days';
import type { Reader } from '../../platform/database';
import type { EmployeeRole, Post, Store } from '../documents';
import { storesOf } from '../merchants';
import { openInvites } from './invite';
import { staffOf } from './lists';
import { mayEmploy } from './may-employ';
import { actsFor, type StaffStanding } from './permission';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Colleague extends Pick<Post, 'name' | 'role' | 'isHeadOffice'> {
  readonly stores: readonly Named[];
  /** Change, end, take back: whether this person may. */
  readonly mayChange: boolean;
}

export interface People {
  readonly staff: readonly (Colleague & { readonly memberId: string; readonly since: Instant })[];
  readonly invites: readonly (Colleague & { readonly inviteId: string; readonly expiresAt: Instant })[];
  /** Posts that the person may offer. */
  readonly offers: {
    readonly roles: readonly EmployeeRole[];
    readonly stores: readonly Named[];
    readonly isHeadOffice: boolean;
  };
}

const ROLES: readonly EmployeeRole[] = ['manager', 'clerk', 'beautician'];

/** Of the whole chain for who acts for it, else of one store. One round trip. */
export async function peopleAt(
  reader: Reader,
  { merchantId, storeId }: { readonly merchantId: string; readonly storeId: string },
  standing: StaffStanding,
  now: Instant,
): Promise<People> {
  const isWhole = standing.storeIds === 'all';
  const [staff, invites, stores] = await Promise.all([
    staffOf(reader, merchantId, isWhole ? null : storeId),
    openInvites(reader, merchantId, now),
    storesOf(reader, merchantId),
  ]);
  const colleague = (post: Post): Colleague => colleagueOf(post, stores, standing);
  const own = stores.filter((store) => actsFor(standing, store._id)).map(named);
  const mayOffer = (role: EmployeeRole, isHeadOffice: boolean): boolean =>
    mayEmploy(standing, { name: '', role, isHeadOffice, storeIds: own.map(({ id }) => id) });
  return {
    staff: staff.map((one) => ({ ...colleague(one), memberId: one.memberId, since: one.since })),
    invites: invites
      .filter((one) => mayEmploy(standing, one))
      .map((one) => ({ ...colleague(one), inviteId: one._id, expiresAt: one.expiresAt })),
    offers: {
      roles: ROLES.filter((role) => mayOffer(role, false)),
      stores: own,
      isHeadOffice: mayOffer('manager', true),
    },
  };
}

function colleagueOf(post: Post, stores: readonly Store[], standing: StaffStanding): Colleague {
  const { name, role, isHeadOffice, storeIds } = post;
  const at = stores.filter((store) => storeIds.includes(store._id)).map(named);
  return { name, role, isHeadOffice, stores: at, mayChange: mayEmploy(standing, post) };
}

function named({ _id: id, name }: Store): Named {
  return { id, name };
}
