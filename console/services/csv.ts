/** Tables as CSV files that spreadsheets open as they are meant, and files that come back from them. */
import { parse } from 'csv-parse/browser/esm/sync';

/** Tells a spreadsheet that the file is UTF-8. */
const BOM = '\uFEFF';
const NUMBER = /^-?\d+(\.\d+)?$/;
/** What a spreadsheet would take for a formula, in full width too; and what was such a text before it was made safe. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** People's texts are never run: what looks like a formula gets an apostrophe in front; numbers stay numbers. */
function cell(shown: string): string {
  // People read a minus of figure width; a spreadsheet counts with a hyphen alone.
  const text = /^−\d+(\.\d+)?$/.test(shown) ? `-${shown.slice(1)}` : shown;
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvFile(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export interface CsvLine {
  /** As an editor counts, the heading is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Fault {
  readonly line: number;
  readonly reason: string;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The lines of a file under these headings, which may stand in any order; or what is wrong with the file as a whole. */
export function readCsv(text: string, headings: readonly string[]): readonly CsvLine[] | Fault {
  let parsed: Parsed[];
  try {
    parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    const { lines } = error as { readonly lines?: number };
    return { line: lines ?? 1, reason: '引号没有成对，请用表格软件另存为 CSV（UTF-8）后再试' };
  }
  const [heading, ...rows] = parsed;
  if (heading === undefined) return { line: 1, reason: '文件是空的' };
  const missing = headings.filter((name) => !heading.record.includes(name));
  if (missing.length > 0) return { line: 1, reason: `缺少列：${missing.join('、')}` };
  if (rows.length === 0) return { line: 1, reason: '只有表头，没有内容' };
  const tooShort = rows.find(({ record }) => record.length !== heading.record.length);
  if (tooShort !== undefined)
    return {
      line: tooShort.info.lines,
      reason: `有 ${tooShort.record.length} 列，表头有 ${heading.record.length} 列`,
    };
  return rows.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(heading.record.map((name, i) => [name, unquoted(record[i] ?? '')])),
  }));
}

/** Without the apostrophe that `cell` puts in front. */
function unquoted(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
