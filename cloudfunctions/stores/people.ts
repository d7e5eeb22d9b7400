/** Who a merchant is and who belongs to it. */
import type { Employment, Merchant } from './documents';
import { employmentId } from './staff/employment';
import { isEmployed } from './staff/permission';

/** The platform sells packs and its own goods (自营) as a merchant like any other. */
export const PLATFORM = 'platform';

/** Whether the person owns the merchant or works for it; `employments` as `loadEmployments` found them. */
export function belongsTo(
  merchant: Merchant,
  employments: ReadonlyMap<string, Employment>,
  memberId: string,
): boolean {
  return merchant.ownerId === memberId || isEmployed(employments.get(employmentId(merchant._id, memberId)));
}
