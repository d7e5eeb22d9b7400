/** The way of a merchant into the mall, as its owner goes it. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { fillApplication, submitApplication } from '../../../stores/onboarding/apply';
import { openMerchantShop } from '../../../stores/onboarding/review';
import { viewApplication } from '../../../stores/onboarding/views';
import { may } from '../permissions';

const merchantId = field.id;

export const onboardingActions = {
  /** Where the application stands, and what is missing. */
  application: action({
    permission: may.application,
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => viewApplication(house, input.merchantId),
  }),
  fillApplication: action({
    permission: may.fillApplication,
    input: z.strictObject({
      merchantId,
      contact: z.strictObject({ name: field.personName, phone: field.phone }),
      isMedical: z.boolean(),
      licences: z.array(field.licence).max(6),
    }),
    run: (house, _caller, { merchantId: merchant, ...filling }) => fillApplication(house, merchant, filling),
  }),
  submitApplication: action({
    permission: may.submitApplication,
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => submitApplication(house, input.merchantId),
  }),
  /** Opens when the review is passed and the opening stock is there. */
  openShop: action({
    permission: may.openShop,
    input: z.strictObject({ merchantId }),
    run: (house, _caller, input) => openMerchantShop(house, input.merchantId),
  }),
};
