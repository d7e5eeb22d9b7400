/** The books against themselves and against WeChat's bill; what does not fit is worked off (docs/books.md). */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { differencesOf, moveDifference } from '../../../operations/reconcile/items';
import { latestRuns } from '../../../operations/reconcile/latest-runs';
import { reconcile } from '../../../operations/reconcile/reconcile';

const PAGES_A_CALL = 20;
const differenceId = z.string().min(1).max(300);

export const reconciliationActions = {
  /** Does what is due now, as far as one call reaches; again it goes on. */
  reconcile: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: async (house) => ({
      pages: await reconcile(house, { pages: PAGES_A_CALL }),
      ...(await latestRuns(house.database, 1)),
    }),
  }),
  /** Day by day, newest first, and how far the full pass is. */
  reconciliations: action({
    permission: 'operator',
    input: z.strictObject({ limit: field.pageSize }),
    run: (house, _caller, { limit }) => latestRuns(house.database, limit),
  }),
  differences: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(['open', 'working', 'settled']).default('open'),
      after: z.strictObject({ value: field.instant, id: differenceId }).nullable().default(null),
      limit: field.pageSize,
    }),
    run: (house, _caller, { state, after, limit }) => differencesOf(house.database, state, after, limit),
  }),
  /** Somebody looks into it, or it comes back. */
  workOnDifference: action({
    permission: 'operator',
    input: z.strictObject({ id: differenceId, to: z.enum(['open', 'working']), reason: field.sentence }),
    run: (house, { memberId: byId }, input) => moveDifference(house, { ...input, byId }),
  }),
  settleDifference: action({
    permission: 'operator',
    input: z.strictObject({ id: differenceId, reason: field.sentence }),
    run: (house, { memberId: byId }, input) => moveDifference(house, { ...input, to: 'settled', byId }),
  }),
};
