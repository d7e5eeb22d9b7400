/** The workbench and the way to it, for anybody: they tell each person their own, and nobody anything else. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { onboardingOf } from '../../../storefront/onboarding';
import { workbenchOf } from '../../../storefront/workbench';
import { may } from '../permissions';

const none = field.id.nullable().default(null);

export const workbenchActions = {
  /** With the place where the person acted last. */
  workbench: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: none, storeId: none }),
    run: (house, { memberId }, wished) => workbenchOf(house, memberId, may, wished),
  }),
  /** For who wants to open a store, or has begun to. */
  onboarding: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: none }),
    run: (house, { memberId }, { merchantId }) => onboardingOf(house, memberId, merchantId),
  }),
};
