/**
 * npm run report -- NAME (--from DAY --to DAY | --quarter 2026Q3) --out FILE.csv|FILE.xlsx [--data FOLDER]: a report over a span of days, read page by
 * page from the local cloud's folder or from the environment (docs/books.md).
 */
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';

import { COLLECTIONS } from '../../cloudfunctions/collections';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { standard } from '../../cloudfunctions/policy/profiles';
import { REPORT_NAMES, type ReportName } from '../../cloudfunctions/reports/report-page';
import { tableCsv } from '../../cloudfunctions/reports/table';
import { isDay } from '../../cloudfunctions/units/days';
import { CloudProcess } from '../cloud-process';
import { spanOfQuarter } from './quarter';
import { tableXlsx } from './table-xlsx';
import { wholeReport } from './whole-report';

const FORMATS: Readonly<Record<string, 'csv' | 'xlsx'>> = { '.csv': 'csv', '.xlsx': 'xlsx' };

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { from: text, to: text, quarter: text, out: text, data: text },
    allowPositionals: true,
  });
  const name = REPORT_NAMES.find((one): one is ReportName => one === positionals[0]);
  const { out, quarter } = values;
  const named = quarter === undefined ? null : spanOfQuarter(quarter);
  const { from = named?.from ?? '', to = named?.to ?? from } = values;
  if (name === undefined || !isDay(from) || !isDay(to) || out === undefined)
    throw new Error(
      `usage: npm run report -- ${REPORT_NAMES.join('|')} --from DAY --to DAY | --quarter 2026Q3 --out FILE.csv|FILE.xlsx`,
    );
  const write = FORMATS[extname(out).toLowerCase()];
  if (write === undefined) throw new Error(`--out ends in ${Object.keys(FORMATS).join(' or ')}`);
  const { data } = values;
  const cloud = data === undefined ? null : await CloudProcess.start({ data, collections: COLLECTIONS });
  try {
    const clock = { now: () => Date.now() };
    const house = { database: openDatabase(), clock, waiting: realWaiting, policy: standard };
    const table = await wholeReport(house, name, from, to);
    writeFileSync(out, write === 'xlsx' ? await tableXlsx(table) : tableCsv(table));
    console.log(`${out}: ${table.rows.length} rows`);
  } finally {
    await cloud?.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
