/** A merchant on its way out of the mall: each state has a merchant and an owner of its own, so that nobody else loses a shop. */
import { memberIdOf } from '../../../cloudfunctions/accounts/member-id';
import { openDatabase } from '../../../cloudfunctions/platform/cloudbase';
import {
  departures,
  merchants,
  stores,
  type Departure,
  type MerchantState,
} from '../../../cloudfunctions/stores/documents';
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { ENDS_AT } from '../../../local/demo/test-support';
import type { Facts } from './facts';
import type { PageScenes, Place } from './scene';

interface Shop {
  readonly name: string;
  readonly state: MerchantState;
  readonly wish?: Partial<Departure>;
}

const WISH: Omit<Departure, '_id'> = {
  ...{ state: 'waiting', round: 1, stock: 'kept', before: 'open' },
  ...{ askedAt: ENDS_AT - DAY_MS, closesFrom: ENDS_AT + 6 * DAY_MS, closedAt: null, closedBy: null },
  ...{ burnedPointUnits: 0, lapsedSvUnits: 0, returnAskedAt: null },
  ...{ decidedBy: null, decidedAt: null, answer: null, chore: null, after: '', dueAt: null },
};

/** Puts the merchant there, and leads its owner to a page of the staff. */
export function shopOf(key: string, { name, state, wish }: Shop, page = 'departure') {
  return async ({ house }: Pick<Facts, 'house'>): Promise<Place> => {
    const who = `demo-leaver-${key}`;
    const merchantId = `leaver-${key}`;
    await house.mall.call(who, 'member', 'join', {});
    const transaction = await openDatabase().begin();
    await transaction.put(merchants, {
      ...{ _id: merchantId, name, state, ownerId: memberIdOf(who), referrerId: null, subMchid: '1900000301' },
      ...{ freight: { feeFen: 0, freeFromFen: 0 }, storeCount: 1, createdAt: ENDS_AT - 90 * DAY_MS },
    });
    await transaction.put(stores, {
      ...{
        _id: `${merchantId}-1`,
        merchantId,
        name: `${name}滨江店`,
        city: '杭州市',
        allowanceRateBp: 1_000,
      },
      ...{ address: '江南大道 1 号', phone: '0571-00000000', position: null, hours: {}, closedDays: [] },
      ...{ pictures: [], licences: [], isListed: state === 'open', createdAt: ENDS_AT - 90 * DAY_MS },
    });
    if (wish !== undefined) await transaction.put(departures, { _id: merchantId, ...WISH, ...wish });
    await transaction.commit();
    return { who, path: `/staff/${page}/${page}?merchantId=${merchantId}` };
  };
}

const IN: Shop = { name: '知夏', state: 'open' };
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
