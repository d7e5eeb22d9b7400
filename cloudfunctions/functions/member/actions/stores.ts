/** Stores as a consumer finds them. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
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
    run: (house, _caller, { storeId }) => storeView(house, storeId),
  }),
};
