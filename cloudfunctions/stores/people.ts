/** Who a merchant is and who belongs to it. */
import type { Merchant } from './documents';

/** The platform sells packs and its own goods (自营) as a merchant like any other. */
export const PLATFORM = 'platform';

/** Whether the person owns the merchant or works for it. */
export function belongsTo(merchant: Merchant, memberId: string): boolean {
  return merchant.ownerId === memberId || merchant.staffIds.includes(memberId);
}
