/** Groups of customers, and messages to them. */
import * as z from 'zod';

import { ownProduct } from '../../../catalog/read';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { groupPage } from '../../../marketing/overview';
import { campaignResult, campaignsOf } from '../../../marketing/result';
import { startCampaign } from '../../../marketing/start';
import { idOf } from '../../../platform/ids';
import { may } from '../permissions';

const ofChain = z.strictObject({ merchantId: field.id });
const group = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new') }),
  z.strictObject({ kind: z.literal('returning') }),
  z.strictObject({
    kind: z.literal('asleep'),
    days: z.number().int().min(7).max(720).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('treatment'), productId: field.id }),
]);

export const marketingActions = {
  customerGroups: action({
    permission: may.customerGroups,
    input: ofChain.extend({ productId: field.id.nullable().default(null) }),
    run: async (house, _caller, { merchantId, productId }) => {
      const [page] = await Promise.all([
        groupPage(house, merchantId, productId),
        productId === null ? null : ownProduct(house.database, merchantId, productId),
      ]);
      return page;
    },
  }),
  /** To those of the group who agreed to a message; the timer sends it within minutes. */
  startCampaign: action({
    permission: may.startCampaign,
    input: ofChain.extend({
      group,
      // What a message of WeChat holds.
      text: field.text.min(1).max(20),
      offerId: field.id.nullable().default(null),
    }),
    run: async (house, { memberId: by, openId, requestId }, draft) => {
      const campaignId = idOf('campaign', draft.merchantId, requestId);
      const started = await startCampaign(house, { campaignId, by, ...draft }, openId);
      return { campaignId: started._id };
    },
  }),
  campaigns: action({
    permission: may.campaigns,
    input: ofChain.extend({ after: field.cursor, limit: field.shortPageSize }),
    run: (house, _caller, { merchantId, after, limit }) =>
      campaignsOf(house.database, merchantId, after, limit),
  }),
  campaign: action({
    permission: may.campaign,
    input: ofChain.extend({ campaignId: field.id }),
    run: (house, _caller, { merchantId, campaignId }) =>
      campaignResult(house.database, merchantId, campaignId),
  }),
};
