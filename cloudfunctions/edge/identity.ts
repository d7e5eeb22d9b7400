/** Who is calling, and what that person may do. */
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { belongsTo } from '../stores/people';
import { loadMerchants } from '../stores/merchants';
import type { Caller, Permission } from './action';

/** Refuses `FORBIDDEN` when the caller lacks the permission. */
export async function demand(
  house: House & { readonly operators: ReadonlySet<string> },
  caller: Caller,
  permission: Permission,
  input: unknown,
): Promise<void> {
  if (permission === 'visitor') return;
  if (permission === 'operator') {
    if (!house.operators.has(caller.memberId)) refuse('FORBIDDEN');
    return;
  }
  const merchantId = (input as { readonly merchantId?: unknown }).merchantId;
  if (typeof merchantId !== 'string') throw new Error('an action for staff names its merchant');
  const merchant = (await loadMerchants(house.database, [merchantId])).get(merchantId);
  const isStaff = merchant !== undefined && belongsTo(merchant, caller.memberId);
  // The platform's own shop (自营) is kept by its operators.
  const isOwnShop = merchant?.ownerId === null && house.operators.has(caller.memberId);
  if (!isStaff && !isOwnShop) refuse('FORBIDDEN');
}
