/** A merchant on its way out of the mall: each state has a merchant and an owner of its own, so that nobody else loses a shop. */
import { memberIdOf } from '../../../cloudfunctions/accounts/member-id';
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { CHAIN } from '../../../local/demo/data/chain';
import { OWNER } from '../../../local/demo/data/people';
import { ENDS_AT } from '../../../local/demo/test-support';
import { putShop, type DepartingShop } from '../../support/departing-shop';
import type { Facts } from './facts';
import type { PageScenes, Place } from './scene';

type Shop = Pick<DepartingShop, 'name' | 'state' | 'wish'>;

/** Puts the merchant there, and leads its owner to a page of the staff. */
export function shopOf(key: string, shop: Shop, page = 'departure') {
  return async ({ house }: Pick<Facts, 'house'>): Promise<Place> => {
    const who = `demo-leaver-${key}`;
    const merchantId = `leaver-${key}`;
    await house.mall.call(who, 'member', 'join', {});
    await putShop({ merchantId, ownerId: memberIdOf(who), ...shop }, ENDS_AT);
    return { who, path: `/staff/${page}/${page}?merchantId=${merchantId}` };
  };
}

export const IN: Shop = { name: '知夏', state: 'open', wish: null };
const LEAVING: Shop = { name: '云舒', state: 'leaving', wish: {} };
const CLOSED = { state: 'closed', closedAt: ENDS_AT - DAY_MS, closedBy: 'operator' } as const;
export const GONE: Shop = { name: '清禾', state: 'closed', wish: CLOSED };

export const LEAVING_SHOP: readonly PageScenes[] = [
  {
    page: 'staff/departure/departure',
    title: '退出商城',
    filled: { at: shopOf('in', IN), shows: '退出意味着什么' },
    more: [
      {
        id: 'settling',
        title: '要了结的事',
        at: () => ({ who: OWNER, path: `/staff/departure/departure?merchantId=${CHAIN.id}` }),
        shows: '办结前要了结',
      },
      {
        id: 'burned',
        title: '选择销毁',
        at: shopOf('in', IN),
        act: ({ tap }) => tap(/^销毁$/),
        shows: /销毁后不能找回/,
      },
      { id: 'waiting', title: '正在办理', at: shopOf('waiting', LEAVING), shows: '撤回，继续营业' },
      { id: 'closed', title: '已经退出', at: shopOf('closed', GONE), shows: '已经退出商城' },
      {
        id: 'refused',
        title: '返回没有通过',
        at: shopOf('refused', { ...GONE, wish: { ...CLOSED, answer: '营业执照已过期，请更新后再申请' } }),
        shows: '返回申请没有通过',
      },
      {
        id: 'returning',
        title: '申请返回',
        at: shopOf('returning', { ...GONE, wish: { ...CLOSED, state: 'returning', returnAskedAt: ENDS_AT } }),
        shows: '返回申请正在审核',
      },
    ],
  },
];
