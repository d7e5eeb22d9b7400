/** What is said of the staff's own things. */
import type { DataOf } from '../services/api';

type Role = NonNullable<DataOf<'store', 'workbench'>['here']>['role'];

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: '店主',
  manager: '店长',
  clerk: '店员',
  beautician: '美容师',
};

/** A manager of the head office is no store's. */
export function postWord({
  role,
  isHeadOffice,
}: {
  readonly role: Role;
  readonly isHeadOffice: boolean;
}): string {
  return isHeadOffice && role !== 'owner'
    ? `总部${role === 'manager' ? '经理' : ROLE_WORDS[role]}`
    : ROLE_WORDS[role];
}

/** What a point is worth: 10000 units are ¥1.0000. */
export function priceText(price: number): string {
  const digits = String(price).padStart(5, '0');
  return `¥${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
