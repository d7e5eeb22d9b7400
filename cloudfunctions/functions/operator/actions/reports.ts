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
};
