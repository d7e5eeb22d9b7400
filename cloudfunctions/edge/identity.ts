/** What the caller may do, and as what. */
import type { OfficeHouse } from '../office/house';
import { rolesOf } from '../office/people/roles-of';
import { mayPass, type OperatorDoor, type OperatorRole } from '../office/roles';
import { refuse } from '../platform/refusal';
import { standingFor, type StaffPermission, type StaffStanding } from '../stores/staff/permission';
import { loadStaffCase } from '../stores/staff/load-case';
import { PLATFORM } from '../stores/people';

/** Who keeps the platform's own shop (自营); finance people look at it through their reports. */
const SHOP_KEEPERS: readonly OperatorRole[] = ['support', 'admin'];

/** The roles of an operator for whom the door is open, or `FORBIDDEN`. An action without a row has no door. */
export async function demandOperator(
  house: OfficeHouse,
  memberId: string,
  door: OperatorDoor | undefined,
): Promise<readonly OperatorRole[]> {
  const roles = await rolesOf(house, memberId);
  return mayPass(door, roles) ? roles : refuse('FORBIDDEN');
}

export interface StaffPass {
  readonly standing: StaffStanding;
  /** Where an operator acts for the platform's own shop; empty for a merchant's people. */
  readonly operatorRoles: readonly OperatorRole[];
}

/** As what the caller acts for the merchant and store that the input names, or `FORBIDDEN`. */
export async function demandStaff(
  house: OfficeHouse,
  memberId: string,
  permission: StaffPermission,
  input: unknown,
): Promise<StaffPass> {
  const about = placeOf(permission, input);
  const isOwnShop = about.merchantId === PLATFORM;
  const [asked, roles] = await Promise.all([
    loadStaffCase(house.database, { ...about, memberId, isOperator: false }),
    isOwnShop ? rolesOf(house, memberId) : [],
  ]);
  const operatorRoles = roles.filter((role) => SHOP_KEEPERS.includes(role));
  const isOperator = operatorRoles.length > 0;
  const standing = standingFor(permission, { ...asked, isOperator }) ?? refuse('FORBIDDEN');
  return { standing, operatorRoles };
}

/** The merchant, and the store where it is about one. An action that names neither is a bug. */
function placeOf(permission: StaffPermission, input: unknown) {
  const { merchantId, storeId } = input as { readonly merchantId?: unknown; readonly storeId?: unknown };
  if (typeof merchantId !== 'string') throw new Error('an action for staff names its merchant');
  if (permission.of === 'chain') return { merchantId, storeId: null };
  if (typeof storeId !== 'string') throw new Error('an action for the staff of a store names it');
  return { merchantId, storeId };
}
