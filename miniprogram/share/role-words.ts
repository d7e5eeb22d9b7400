/** The service roles in words. Pure. */
import type { DataOf } from '../services/api';

export type Team = DataOf<'member', 'team'>;
export type Role = Team['role'];

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  vip: 'VIP',
  shopkeeper: '店主',
  shopTrader: '店商',
  serviceProvider: '服务商',
};

/** Who is not active has no role yet. */
export function roleWord({ role, isActive }: Pick<Team, 'role' | 'isActive'>): string {
  return isActive ? ROLE_WORDS[role] : '还没有开通会员';
}
