/** All pages of a report as one table. */
import type { House } from '../../cloudfunctions/platform/house';
import { mergeRows } from '../../cloudfunctions/reports/merge';
import { reportPage, type ReportName } from '../../cloudfunctions/reports/report-page';
import type { Row, Table } from '../../cloudfunctions/reports/table';
import { addDays, type Day } from '../../cloudfunctions/units/days';

export async function wholeReport(house: House, name: ReportName, from: Day, to: Day): Promise<Table> {
  const pages: (readonly Row[])[] = [];
  let columns: Table['columns'] = [];
  // What is prepaid is of now, not of a day.
  const last = name === 'prepaid' ? from : to;
  for (let day = from; day <= last; day = addDays(day, 1))
    for (let after: string | null = ''; after !== null;) {
      const page = await reportPage(house, name, day, after);
      pages.push(page.rows);
      ({ columns, after } = page);
    }
  return { name, columns, rows: mergeRows(columns, pages) };
}
