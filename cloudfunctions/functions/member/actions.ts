/** What a consumer can do. */
import * as z from 'zod';

import { join } from '../../accounts/join';
import { action } from '../../edge/action';
import * as field from '../../edge/fields';
import { buyPack } from '../../orders/placing/buy-pack';
import { payBillCode } from '../../orders/collecting/pay-bill-code';
import { payCode, payPlace } from '../../orders/collecting/pay-code';
import { billPoints } from '../../orders/point-part/bill-points';
import { payAtStore } from '../../orders/placing/pay-at-store';
import { placedView } from '../../orders/views';
import { publicDays } from '../../points/public-days';
import { idOf } from '../../platform/ids';
import { applyAsMerchant } from '../../stores/onboarding/apply';
import { accountActions } from './actions/accounts';
import { cashActions } from './actions/cash';
import { marketActions } from './actions/market';
import { exchangeActions } from './actions/exchange';
import { personalActions } from './actions/personal';
import { rewardActions } from './actions/rewards';
import { shelfActions } from './actions/shelf';
import { bookingActions } from './actions/bookings';
import { visitActions } from './actions/visits';
import { tipActions } from './actions/tips';
import { checkoutActions } from './actions/checkout';
import { orderActions } from './actions/orders';
import { storesActions } from './actions/stores';
import { workActions } from './actions/work';
import { voucherActions } from './actions/vouchers';

export const memberActions = {
  ...checkoutActions,
  ...orderActions,
  ...bookingActions,
  ...visitActions,
  ...shelfActions,
  ...rewardActions,
  ...workActions,
  ...storesActions,
  ...voucherActions,
  ...tipActions,
  ...accountActions,
  ...marketActions,
  ...personalActions,
  ...cashActions,
  ...exchangeActions,
  /** First login, and every later one: binds the referrer once. */
  join: action({
    permission: 'visitor',
    input: z.strictObject({ referrerId: field.id.optional() }),
    run: (house, { memberId }, { referrerId }) => join(house, { memberId, referrerId: referrerId ?? null }),
  }),
  buyPack: action({
    permission: 'visitor',
    input: z.strictObject({ pack: z.enum(['member', 'merchant', 'region']) }),
    run: async (house, { memberId, requestId }, { pack }) =>
      placedView(await buyPack(house, { paymentId: idOf('pack', memberId, requestId), memberId, pack })),
  }),
  payAtStore: action({
    permission: 'visitor',
    input: z.strictObject({
      storeId: field.id,
      amountFen: field.positiveFen,
      points: field.pointsAgreed.optional(),
    }),
    run: async (house, { memberId, requestId }, { storeId, amountFen, points }) => {
      const part = points === undefined ? {} : { points };
      return placedView(await payAtStore(house, { requestId, memberId, storeId, amountFen, ...part }));
    },
  }),
  /** What a scanned code asks to pay, the store's or a clerk's; or a store, from its page. */
  payCode: action({
    permission: 'visitor',
    input: z.union([z.strictObject({ codeId: field.id }), z.strictObject({ storeId: field.id })]),
    run: (house, { memberId }, asked) =>
      'codeId' in asked ? payCode(house, memberId, asked.codeId) : payPlace(house, memberId, asked.storeId),
  }),
  /** The bill of a clerk's code; the one who was first pays it. */
  payBillCode: action({
    permission: 'visitor',
    input: z.strictObject({ codeId: field.id, points: field.pointsAgreed.optional() }),
    run: async (house, { memberId }, { codeId, points }) =>
      placedView(await payBillCode(house, memberId, codeId, points)),
  }),
  /** What points would cover of a bill, and what that leaves to pay. */
  billPoints: action({
    permission: 'visitor',
    input: z.strictObject({ storeId: field.id, amountFen: field.positiveFen }),
    run: (house, { memberId }, { storeId, amountFen }) => billPoints(house, memberId, storeId, amountFen),
  }),
  applyAsMerchant: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: field.id, name: field.title, referrerId: field.id.optional() }),
    run: (house, { memberId }, { merchantId, name, referrerId }) =>
      applyAsMerchant(house, {
        merchantId,
        name,
        ownerId: memberId,
        referrerId: referrerId ?? null,
      }),
  }),
  /** 公示: the days, for anyone. */
  days: action({
    permission: 'visitor',
    input: z.strictObject({ before: field.day.optional(), limit: field.pageSize }),
    run: (house, _caller, { before, limit }) => publicDays(house, before ?? null, limit),
  }),
};
