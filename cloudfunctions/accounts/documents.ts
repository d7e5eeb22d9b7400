/** A person as the mall knows it beside the books. */
import type { Instant } from '../units/days';
import type { PackKind } from '../policy/policy';
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
}

export interface UnpaidOrder {
  readonly orderId: string;
  readonly pack: PackKind | null;
}

export const members = collection<Member>('members', ['referrerId', 'arrivedAt']);

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

export const addressBooks = collection<AddressBook>('addressBooks');
