/** The office itself: who the operators are, and what they did. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { alarmsIn, seeAlarm } from '../../../office/alarms/list';
import { desk } from '../../../office/desk';
import { searchLog } from '../../../office/log/search';
import { operatorRows } from '../../../office/people/list';

/** Its cause's: kinds, days and numbers, joined by colons. */
const alarmId = z.string().regex(/^[\w:.-]{1,200}$/);
const alarmCursor = z
  .strictObject({ value: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), id: alarmId })
  .nullable()
  .default(null);
/** Of anything that can be named: ids, cities, days. */
const target = field.text.min(1).max(200);

export const officeActions = {
  /** The first screen of the phone: counts of what waits, and the alarms. */
  desk: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house, { memberId, operatorRoles }) => desk(house, memberId, operatorRoles),
  }),
  alarms: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(['waiting', 'gone']).default('waiting'),
      after: alarmCursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, query) => alarmsIn(house, query),
  }),
  /** The caller takes care of it. */
  seeAlarm: action({
    permission: 'operator',
    input: z.strictObject({ alarmId }),
    run: (house, { memberId }, input) => seeAlarm(house, input.alarmId, memberId),
  }),
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
