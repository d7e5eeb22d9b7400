/** What a consumer can do. */
import * as z from 'zod';

import { join } from '../../accounts/join';
import { statementOf } from '../../accounts/statement';
import { action } from '../../edge/action';
import * as field from '../../edge/fields';
import { buyPack } from '../../orders/placing/buy-pack';
import { payAtStore } from '../../orders/placing/pay-at-store';
import { placedView } from '../../orders/views';
import { publicDays } from '../../points/public-days';
import { idOf } from '../../platform/ids';
import { applyAsMerchant } from '../../stores/onboard';
import { shelfActions } from './actions/shelf';
import { checkoutActions } from './actions/checkout';
import { orderActions } from './actions/orders';

export const memberActions = {
  ...checkoutActions,
  ...orderActions,
  ...shelfActions,
  /** First login, and every later one: binds the referrer once. */
  join: action({
    permission: 'visitor',
    input: z.strictObject({ referrerId: field.id.optional() }),
    run: (house, { memberId }, { referrerId }) => join(house, { memberId, referrerId: referrerId ?? null }),
  }),
  wallet: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => statementOf(house, memberId),
  }),
  buyPack: action({
    permission: 'visitor',
    input: z.strictObject({ pack: z.enum(['member', 'merchant', 'region']) }),
    run: async (house, { memberId, requestId }, { pack }) =>
      placedView(await buyPack(house, { paymentId: idOf('pack', memberId, requestId), memberId, pack })),
  }),
  payAtStore: action({
    permission: 'visitor',
    input: z.strictObject({ storeId: field.id, amountFen: field.positiveFen }),
    run: async (house, { memberId, requestId }, { storeId, amountFen }) =>
      placedView(await payAtStore(house, { requestId, memberId, storeId, amountFen })),
  }),
  applyAsMerchant: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: field.id, name: field.title, referrerId: field.id.optional() }),
    run: (house, { memberId }, { merchantId, name, referrerId }) =>
      applyAsMerchant(house, {
        merchantId,
        name,
        ownerId: memberId,
        staffIds: [],
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
