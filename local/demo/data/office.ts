/** The operators of the demo: who keeps the mall. The first administrator stands in the environment. */
import type { OperatorRole } from '../../../cloudfunctions/office/roles';
import { OPERATOR } from './people';

export interface Officer {
  readonly openid: string;
  readonly name: string;
  readonly job: string;
  readonly roles: readonly OperatorRole[];
}

export const SECOND_ADMIN = 'demo-office-admin';

export const OFFICE: readonly Officer[] = [
  { openid: OPERATOR, name: '平台运营', job: '管理员', roles: ['admin'] },
  { openid: SECOND_ADMIN, name: '周明远', job: '管理员', roles: ['admin'] },
  { openid: 'demo-office-support', name: '许清', job: '客服', roles: ['support'] },
  { openid: 'demo-office-finance', name: '钱雅文', job: '财务', roles: ['finance'] },
];

/** As they are chosen from at a computer. */
export function officePeople(): { readonly name: string; readonly openid: string }[] {
  return OFFICE.map(({ openid, name, job }) => ({ openid, name: `${name}（${job}）` }));
}
