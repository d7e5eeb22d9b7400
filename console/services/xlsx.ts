/** A table as a spreadsheet, numbers as numbers with their places; fetched by the browser when somebody wants one. */
import { cellText, isText, placesOf, type Column, type Row } from './reports';

/** Beyond this a spreadsheet rounds in silence; such a number is written as its text instead. */
const EXACT = 1e15;

export async function saveXlsx(
  file: string,
  sheet: string,
  columns: readonly Column[],
  rows: readonly Row[],
): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map(({ key, type }) => cellOf(type, row[key] ?? '')));
  await write([head, ...body], { sheet, stickyRowsCount: 1 }).toFile(file);
}

/** A text that looks like a formula stays a text: its cell says so. */
function cellOf(type: Column['type'], cell: string | number) {
  if (isText(type) || typeof cell === 'string' || Math.abs(cell) >= EXACT)
    return { type: String, value: cellText(type, cell) };
  const places = placesOf(type);
  return {
    ...{ type: Number, value: cell / 10 ** places },
    format: places === 0 ? '0' : `0.${'0'.repeat(places)}`,
  };
}
