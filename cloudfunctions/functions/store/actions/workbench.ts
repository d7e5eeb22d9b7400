/** The workbench, for anybody: it tells each person their own doors, and nobody anything else. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
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
};
