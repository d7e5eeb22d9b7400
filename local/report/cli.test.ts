/** The program as it is shipped, over a folder of the local cloud: each report as CSV and as a spreadsheet, read back and compared. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';

import { COLLECTIONS } from '../../cloudfunctions/collections';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { findAll } from '../../cloudfunctions/platform/database';
import { REPORT_NAMES } from '../../cloudfunctions/reports/report-page';
import { livedMall } from '../../tests/support/lived-mall';
import { FIRST_DAY, type TestHouse } from '../../tests/support/memory-house';
import { tableCsv } from '../../cloudfunctions/reports/table';
import { dayOf } from '../../cloudfunctions/units/days';
import { CloudProcess } from '../cloud-process';
import { wholeReport } from './whole-report';

let folder: string;
let data: string;
let house: TestHouse;
let today: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  data = join(folder, 'cloud');
  house = await livedMall(1_000);
  const cloud = await CloudProcess.start({ data, collections: COLLECTIONS });
  const database = openDatabase();
  for (const one of COLLECTIONS) {
    const documents = await findAll(house.database, one, {});
    if (documents.length === 0) continue;
    const transaction = await database.begin();
    for (const document of documents) await transaction.insert(one, document);
    await transaction.commit();
  }
  today = dayOf(house.clock.at);
  await cloud.stop();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function report(name: string, ending: string): Promise<string> {
  const out = join(folder, `${name}.${ending}`);
  const program = resolve('dist', 'local', 'report.js');
  const args = [program, name, '--from', FIRST_DAY, '--to', today, '--out', out, '--data', data];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toContain(out);
  expect(existsSync(out)).toBe(true);
  return out;
}

/** Cells of the first sheet by row; a spreadsheet keeps its texts in a list beside it. */
function sheetOf(path: string): string[][] {
  const files = unzipSync(new Uint8Array(readFileSync(path)));
  const xml = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const plain = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const texts = [...xml('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
    ([, text = '']) => plain(text),
  );
  return [...xml('xl/worksheets/sheet1.xml').matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: string[] = [];
    // An empty cell is left out: the letter of its column says where the next one stands.
    for (const [, letter = 'A', attributes = '', inner = ''] of row.matchAll(
      /<c r="([A-Z])\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>(.*?)<\/v>/.exec(inner)?.[1] ?? '';
      const at = letter.charCodeAt(0) - 'A'.charCodeAt(0);
      while (cells.length < at) cells.push('');
      cells.push(attributes.includes('t="s"') ? (texts[Number(value)] ?? '') : value);
    }
    return cells;
  });
}

const isNumber = (text: string): boolean => text !== '' && !Number.isNaN(Number(text));

const valueOf = (cell: string): string | number => (isNumber(cell) ? Number(cell) : cell);

test.each(REPORT_NAMES)(
  '%s: the mall’s own table, and both files say the same, cell by cell',
  async (name) => {
    const file = readFileSync(await report(name, 'csv'), 'utf8');
    const csv: string[][] = parse(file, { bom: true });
    expect(csv.length).toBeGreaterThan(1);
    const sheet = sheetOf(await report(name, 'xlsx'));
    const padded = sheet.map((row) => csv[0]?.map((_, at) => valueOf(row[at] ?? '')));
    expect(padded).toEqual(csv.map((row) => row.map(valueOf)));
    // What is prepaid is of now: the program's clock is another than the test's.
    if (name !== 'prepaid') expect(file).toBe(tableCsv(await wholeReport(house, name, FIRST_DAY, today)));
  },
);
