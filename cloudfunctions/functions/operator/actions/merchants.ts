/** Merchants: their applications, and what an operator corrects. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { sendMessagesOf } from '../../../messages/send';
import { MERCHANT_STATES, searchMerchants } from '../../../stores/search';
import { doChoresOf } from '../../../stores/departing/chores';
import { closeMerchant } from '../../../stores/departing/close';
import { readmitMerchant, refuseReturn } from '../../../stores/departing/return';
import { departuresIn, QUEUES } from '../../../stores/departing/views';
import { approveMerchant, refuseMerchant } from '../../../stores/onboarding/review';
import { applicationsIn, contactOf, viewApplication } from '../../../stores/onboarding/views';

const merchantId = field.id;
/** So that a chain of some size is done at once; the timer goes on. */
const CHORES_AT_ONCE = 10;

export const merchantActions = {
  /** All of them, by state or a part of the name, the youngest first. */
  merchants: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(MERCHANT_STATES).nullable().default(null),
      name: field.keyword.nullable().default(null),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { after, limit, ...search }) => searchMerchants(house, search, after, limit),
  }),
  /** The queue of reviews, longest waiting first, phones hidden; another state to look back. */
  applications: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(['submitted', 'refused', 'approved', 'opened']).default('submitted'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { state, after, limit }) => applicationsIn(house.database, state, after, limit),
  }),
  /** One contact's phone in clear. */
  merchantContact: action({
    permission: 'operator',
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => contactOf(house.database, input.merchantId),
  }),
  application: action({
    permission: 'operator',
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => viewApplication(house, input.merchantId),
  }),
  approveMerchant: action({
    permission: 'operator',
    input: z.strictObject({ merchantId, subMchid: field.subMchid }),
    run: (house, { memberId: reviewedBy }, input) => approveMerchant(house, { reviewedBy, ...input }),
  }),
  refuseMerchant: action({
    permission: 'operator',
    input: z.strictObject({ merchantId, reason: field.sentence }),
    run: (house, { memberId: reviewedBy }, input) => refuseMerchant(house, { reviewedBy, ...input }),
  }),
  /** Who wants to leave, has left, or wants to come back, latest first. */
  departures: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(QUEUES).default('waiting'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { state, after, limit }) => departuresIn(house, state, after, limit),
  }),
  closeMerchant: action({
    permission: 'operator',
    input: z.strictObject({ merchantId }),
    run: async (house, { memberId: closedBy }, input) => {
      const closed = await closeMerchant(house, { closedBy, ...input });
      await doChoresOf(house, input.merchantId, CHORES_AT_ONCE);
      await sendMessagesOf(house, input.merchantId);
      return closed;
    },
  }),
  readmitMerchant: action({
    permission: 'operator',
    input: z.strictObject({ merchantId }),
    run: async (house, { memberId: decidedBy }, input) => {
      const readmitted = await readmitMerchant(house, { decidedBy, ...input });
      await sendMessagesOf(house, input.merchantId);
      return readmitted;
    },
  }),
  refuseReturn: action({
    permission: 'operator',
    input: z.strictObject({ merchantId, answer: field.sentence }),
    run: async (house, { memberId: decidedBy }, input) => {
      const refused = await refuseReturn(house, { decidedBy, ...input });
      await sendMessagesOf(house, input.merchantId);
      return refused;
    },
  }),
};
