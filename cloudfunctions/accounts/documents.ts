/** A person as the mall knows it beside the books. */
import type { Fen } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import type { PackKind, Role } from '../policy/policy';
import type { ApplicationState } from './application-states';
import type { Promotion } from './roles';
import { collection, type Document } from '../platform/database';

export interface Member extends Document {
  /** Permanent: the first share link that brought the person (rules.md §5). */
  readonly referrerId: string | null;
  /** The referrer, the referrer's referrer, and so on; permanent as well. */
  readonly upline: readonly string[];
  readonly arrivedAt: Instant;
  /** First login; null while the person has only arrived by a link. */
  readonly joinedAt: Instant | null;
  readonly unpaidOrders: readonly UnpaidOrder[];
  /** When the person had itself taken out of the mall; absent where that never happened. */
  readonly leftAt?: Instant;
}

export interface UnpaidOrder {
  readonly orderId: string;
  readonly pack: PackKind | null;
}

export const members = collection<Member>('members', ['referrerId', 'arrivedAt'], ['arrivedAt', '_id']);

export interface Address {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  /** City unit (rules.md §8): the region partner's part goes by it. */
  readonly city: string;
  readonly district: string;
  readonly detail: string;
}

/** One a person; the id is the member's. */
export interface AddressBook extends Document {
  readonly addresses: readonly Address[];
}

export const addressBooks = collection<AddressBook>('addressBooks', ['addresses.phone'], ['addresses.name']);

/** The latest application of a member, whose id it has. */
export interface RoleApplication extends Document {
  readonly role: Promotion;
  readonly state: ApplicationState;
  /** Settled sales of own direct customers when it was made, for those who decide. */
  readonly salesFen: Fen;
  readonly appliedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  /** Why it was refused. */
  readonly answer: string | null;
}

/** A change of role; never changes itself. The id is `{member}:{role}`: nobody is demoted. */
export interface RoleChange extends Document {
  readonly memberId: string;
  readonly from: Role;
  readonly to: Role;
  /** Counts for settlements from this moment of the day on. */
  readonly day: Day;
  readonly at: Instant;
  readonly salesFen: Fen;
  /** null: taken over from before the mall (a replay, the demo). */
  readonly decidedBy: string | null;
}

export const roleApplications = collection<RoleApplication>('roleApplications', ['state', 'appliedAt']);
export const roleChanges = collection<RoleChange>('roleChanges', ['memberId', 'at']);
