/** How operators' matters are called. */
import type { DataOf } from '../services/api';

type Role = DataOf<'operator', 'desk'>['roles'][number];

const ROLES: Readonly<Record<Role, string>> = { support: '客服', finance: '财务', admin: '管理员' };

export function rolesText(roles: readonly Role[]): string {
  return roles.map((role) => ROLES[role]).join('、');
}

/** Whatever is no role stays as it is. */
export function operatorRoleWord(text: string): string {
  return Object.hasOwn(ROLES, text) ? ROLES[text as Role] : text;
}

const ACTIONS: Readonly<Record<string, string>> = {
  setPolicy: '更换规则',
  setOperator: '任命运营人员',
  setRole: '授予原有角色',
  setSubMchid: '更正商户号',
};

export function actionWord(action: string): string {
  return ACTIONS[action] ?? action;
}

const SERVICE_ROLES: Readonly<Record<string, string>> = {
  vip: 'VIP',
  shopkeeper: '店主',
  shopTrader: '店商',
  serviceProvider: '服务商',
};

export function serviceRoleWord(role: string): string {
  return SERVICE_ROLES[role] ?? role;
}
