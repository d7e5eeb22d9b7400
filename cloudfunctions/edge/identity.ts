/** What the caller may do, and as what. */
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { standingFor, type StaffPermission, type StaffStanding } from '../stores/staff/permission';
import { loadStaffCase } from '../stores/staff/load-case';
import type { Permission } from './action';

type GuardedHouse = House & { readonly operators: ReadonlySet<string> };

/** The caller's standing where the action is for staff, else null. Refuses `FORBIDDEN` without the permission. */
export async function demand(
  house: GuardedHouse,
  memberId: string,
  permission: Permission,
  input: unknown,
): Promise<StaffStanding | null> {
  if (permission === 'visitor') return null;
  const isOperator = house.operators.has(memberId);
  if (permission === 'operator') return isOperator ? null : refuse('FORBIDDEN');
  const about = placeOf(permission, input);
  const asked = await loadStaffCase(house.database, { ...about, memberId, isOperator });
  return standingFor(permission, asked) ?? refuse('FORBIDDEN');
}

/** The merchant, and the store where it is about one. An action that names neither is a bug. */
function placeOf(permission: StaffPermission, input: unknown) {
  const { merchantId, storeId } = input as { readonly merchantId?: unknown; readonly storeId?: unknown };
  if (typeof merchantId !== 'string') throw new Error('an action for staff names its merchant');
  if (permission.of === 'chain') return { merchantId, storeId: null };
  if (typeof storeId !== 'string') throw new Error('an action for the staff of a store names it');
  return { merchantId, storeId };
}
