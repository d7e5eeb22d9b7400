/** The office itself: who the operators are, and what they did. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { searchLog } from '../../../office/log/search';
import { operatorRows } from '../../../office/people/list';

/** Of anything that can be named: ids, cities, days. */
const target = z.string().trim().min(1).max(200);

export const officeActions = {
  operators: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house) => operatorRows(house),
  }),
  auditLog: action({
    permission: 'operator',
    input: z.strictObject({
      byId: field.id.nullable().default(null),
      action: z.string().max(60).nullable().default(null),
      target: target.nullable().default(null),
      day: field.day.nullable().default(null),
      kind: z.enum(['write', 'read', 'denied']).nullable().default(null),
      after: field.cursor,
      limit: field.pageSize,
    }),
    run: (house, _caller, query) => searchLog(house, query),
  }),
};
