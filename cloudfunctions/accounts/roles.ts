/** The service roles as a ladder (rules.md §7). Pure: sales in, the next role and what it needs out. */
import { ROLES, type Policy, type Role } from '../policy/policy';
import type { BasisPoints, Fen } from '../units/amounts';

export type Promotion = Exclude<Role, 'vip'>;

export interface NextRole {
  readonly role: Promotion;
  readonly neededFen: Fen;
  readonly missingFen: Fen;
}

export interface RoleStep {
  readonly role: Role;
  /** Settled sales of own direct customers; 0 where activation is enough. */
  readonly neededFen: Fen;
  readonly onlineBp: BasisPoints;
  readonly storeBp: BasisPoints;
}

/** All roles, lowest first. */
export function ladder({ rewards }: Policy): RoleStep[] {
  return ROLES.map((role) => ({
    role,
    neededFen: role === 'vip' ? 0 : rewards.promotionFen[role],
    ...rewards.roles[role],
  }));
}

/** The role above the present one with what is missing to it; null at the top. */
export function nextRole(role: Role, salesFen: Fen, policy: Policy): NextRole | null {
  const next = ROLES[ROLES.indexOf(role) + 1];
  if (next === undefined || next === 'vip') return null;
  const neededFen = policy.rewards.promotionFen[next];
  return { role: next, neededFen, missingFen: Math.max(0, neededFen - salesFen) };
}

/** Nobody is demoted: an approval that arrives late changes nothing. */
export const isAbove = (role: Role, other: Role): boolean => ROLES.indexOf(role) > ROLES.indexOf(other);
