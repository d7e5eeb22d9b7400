/** The operators' side: what waits, what is wrong, and the computer that wants to sign in. */
import { memberIdOf } from '../../../cloudfunctions/accounts/member-id';
import { OFFICE, SECOND_ADMIN } from '../../../local/demo/data/office';
import { OPERATOR } from '../../../local/demo/data/people';
import { startedSignIn } from '../console';
import type { Facts } from './facts';
import { NOBODY } from './facts';
import type { PageScenes, Place } from './scene';

const FINANCE = OFFICE.find(({ roles }) => roles.includes('finance'))?.openid ?? '';

const office =
  (who: string, page: string, more = '') =>
  (): Place => ({ who, path: `/office/${page}/${page}${more}` });

/** A computer has begun; its code lasts five minutes. */
async function asked({ house }: Facts): Promise<Place> {
  const { code } = await startedSignIn(house.cloud.url);
  return { who: OPERATOR, path: `/office/sign-in/sign-in?scene=${code}` };
}

async function proposed({ house: { mall } }: Facts): Promise<Place> {
  await mall.call(OPERATOR, 'operator', 'setOperator', {
    ...{ memberId: memberIdOf(NOBODY), name: '方晴', roles: ['support'], reason: '客服轮岗' },
  });
  return { who: SECOND_ADMIN, path: '/office/approvals/approvals?tab=proposals' };
}

export const IN_OFFICE: readonly PageScenes[] = [
  {
    page: 'office/office/office',
    title: '运营',
    filled: { at: office(OPERATOR, 'office'), shows: '需要处理的异常' },
    more: [{ id: 'finance', title: '财务', at: office(FINANCE, 'office'), shows: '待批准提案' }],
  },
  {
    page: 'office/sign-in/sign-in',
    title: '登录网页后台',
    filled: { at: asked, shows: '要在这台电脑上登录吗？' },
    more: [
      { id: 'done', title: '已确认', at: asked, act: ({ tap }) => tap('确认登录'), shows: '已确认登录' },
      { id: 'refused', title: '已拒绝', at: asked, act: ({ tap }) => tap(/^拒绝$/), shows: '已拒绝登录' },
    ],
  },
  {
    page: 'office/approvals/approvals',
    title: '待审批',
    filled: { at: proposed, shows: '客服轮岗' },
    more: [
      {
        id: 'refuse',
        title: '退回',
        at: proposed,
        act: ({ tap }) => tap('退回'),
        shows: '对方会看到您写的原因。',
      },
      { id: 'empty', title: '没有', at: office(OPERATOR, 'approvals', '?tab=partners'), shows: '都处理完了' },
    ],
  },
];
