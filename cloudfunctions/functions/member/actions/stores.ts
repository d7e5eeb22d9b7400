/** Stores as a consumer finds them. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { templatesToAsk } from '../../../messages/consents';
import { storeList, storeView } from '../../../storefront/store-page';

export const storesActions = {
  /** Nearest first where a position comes along, else in the order in which they joined. */
  stores: action({
    permission: 'visitor',
    input: z.strictObject({
      city: field.city.nullable().default(null),
      position: field.position.nullable().default(null),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, search) => storeList(house, search),
  }),
  store: action({
    permission: 'visitor',
    input: z.strictObject({ storeId: field.id }),
    run: async (house, _caller, { storeId }) => ({
      ...(await storeView(house, storeId)),
      // WeChat asks on the tap itself, so the page must know beforehand what to ask for.
      templates: templatesToAsk(house, ['campaign']),
    }),
  }),
};
