/** Who of a chain may do what (rules.md §14): a role, at one store or for the whole chain. */
import type { Employment, EmployeeRole, Merchant, Store } from '../documents';

export type StaffRole = 'owner' | EmployeeRole;

export interface StaffPermission {
  readonly staff: readonly StaffRole[];
  /**
   * `store`: at the store that the input names, whose staff act for it alone; a manager of the head
   * office acts for every store. `chain`: for the merchant as a whole, so the head office.
   */
  readonly of: 'store' | 'chain';
  /** Its owner may still do it when the merchant has left the mall (rules.md §12); everybody's posts have ended. */
  readonly outlastsLeaving?: true;
}

/** As what somebody acts, and for which stores. */
export interface StaffStanding {
  readonly role: StaffRole;
  readonly storeIds: readonly string[] | 'all';
}

export interface StaffCase {
  readonly memberId: string;
  readonly isOperator: boolean;
  readonly merchant: Merchant | null;
  readonly employment: Employment | null;
  /** The store that the input names; null where the action is of the chain, or there is no such store. */
  readonly store: Store | null;
}

/** The person's standing for an action with this permission, or null: not allowed. */
export function standingFor(permission: StaffPermission, asked: StaffCase): StaffStanding | null {
  const { merchant, store } = asked;
  if (merchant === null) return null;
  if (permission.of === 'store' && store?.merchantId !== merchant._id) return null;
  if (merchant.state === 'closed' && permission.outlastsLeaving !== true) return null;
  const standing = standingAt(merchant, asked);
  if (standing === null || !permission.staff.includes(standing.role)) return null;
  if (standing.role === 'owner') return standing;
  const isInReach =
    permission.of === 'store'
      ? actsFor(standing, store?._id ?? null)
      : asked.employment?.isHeadOffice === true;
  return isInReach ? standing : null;
}

/** The actions of a table that the person may do there. */
export function doorsOf<D extends Readonly<Record<string, StaffPermission>>>(
  doors: D,
  asked: StaffCase,
): (keyof D & string)[] {
  const names: (keyof D & string)[] = Object.keys(doors);
  return names.filter((name) => {
    const permission = doors[name];
    return permission !== undefined && standingFor(permission, asked) !== null;
  });
}

/** Whether the store is one that the person acts for; what belongs to no store is the chain's. */
export function actsFor(standing: StaffStanding, storeId: string | null): boolean {
  return standing.storeIds === 'all' || (storeId !== null && standing.storeIds.includes(storeId));
}

function standingAt(merchant: Merchant, { memberId, isOperator, employment }: StaffCase) {
  // The platform's own shop (自营) is kept by its operators.
  const isOwner = merchant.ownerId === null ? isOperator : merchant.ownerId === memberId;
  if (isOwner) return { role: 'owner', storeIds: 'all' } as const;
  // Posts end page by page; what they allow ends at once.
  if (merchant.state === 'closed') return null;
  return employment === null ? null : employedStanding(employment);
}

/** As what an employee acts; null when the employment has ended. */
export function employedStanding(employment: Employment): StaffStanding | null {
  if (!isEmployed(employment)) return null;
  const { role, isHeadOffice, storeIds } = employment;
  return { role, storeIds: role === 'manager' && isHeadOffice ? 'all' : storeIds };
}

/** One that has ended makes nobody staff. */
export function isEmployed(employment: Employment | null | undefined): boolean {
  return employment?.endedAt === null;
}
