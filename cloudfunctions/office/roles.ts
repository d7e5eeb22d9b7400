/** As what operators of the platform act, and what a row of their table says (rules.md §14). Pure. */

export const OPERATOR_ROLES = ['support', 'finance', 'admin'] as const;
/** 客服 · 财务 · 管理员 */
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

export interface OperatorDoor {
  readonly roles: readonly OperatorRole[];
  /** Answers personal data in clear: each call is written down, though it changes nothing. */
  readonly isPersonal?: true;
}
export type OperatorDoors = Readonly<Record<string, OperatorDoor>>;

export function mayPass(door: OperatorDoor | undefined, roles: readonly OperatorRole[]): boolean {
  return door !== undefined && roles.some((role) => door.roles.includes(role));
}
