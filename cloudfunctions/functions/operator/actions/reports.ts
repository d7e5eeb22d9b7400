/** Reports, a page at a time; whoever asks adds the rows up (docs/books.md). */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { REPORT_NAMES, reportPage } from '../../../reports/report-page';

export const reportActions = {
  reportPage: action({
    permission: 'operator',
    input: z.strictObject({
      name: z.enum(REPORT_NAMES),
      day: field.day,
      after: z.string().max(300).default(''),
    }),
    run: (house, _caller, { name, day, after }) => reportPage(house, name, day, after),
  }),
  /** Says that a report leaves the house as a file, before it does: the door writes it down. */
  exportReport: action({
    permission: 'operator',
    input: z
      .strictObject({
        name: z.enum(REPORT_NAMES),
        fromDay: field.day,
        toDay: field.day,
        format: z.enum(['csv', 'xlsx']),
        rows: field.count,
      })
      .refine(({ fromDay, toDay }) => fromDay <= toDay),
    run: (_house, _caller, { rows }) => Promise.resolve({ rows }),
  }),
};
