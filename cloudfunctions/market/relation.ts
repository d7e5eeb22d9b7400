/** Whether seller and buyer belong together, so that their fill says nothing about the price (rules.md §11). Pure. */
import type { Member } from '../accounts/documents';
import type { Merchant } from '../stores/documents';
import type { Relation } from './documents';

export interface Parties {
  readonly merchant: Merchant;
  /** Works at the merchant now. */
  readonly isStaff: boolean;
  readonly seller: Member | null;
  readonly sellerId: string;
  readonly owner: Member | null;
}

export function relationOf({ merchant, isStaff, seller, sellerId, owner }: Parties): Relation | null {
  if (merchant.ownerId === sellerId) return 'owner';
  if (isStaff) return 'staff';
  const brought = merchant.referrerId === sellerId || owner?.referrerId === sellerId;
  const wasBrought = merchant.ownerId !== null && seller?.referrerId === merchant.ownerId;
  return brought || wasBrought ? 'referrer' : null;
}
