/** A report as a spreadsheet: numbers as numbers with their places, so that a person can go on reckoning with them. */
import writeXlsxFile from 'write-excel-file/node';

import { cellText, PLACES, type Cell, type Column, type Table } from '../../cloudfunctions/reports/table';

/** Beyond this a spreadsheet rounds in silence; such a number is written as its text instead. */
const EXACT = 1e15;
const WIDTHS: Readonly<Record<Column['type'], number>> = {
  ...{ text: 28, day: 12, count: 10, fen: 14, sv: 18, points: 22 },
};

export async function tableXlsx({ name, columns, rows }: Table): Promise<Buffer> {
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map(({ key, type }) => cellOf(type, row[key] ?? '')));
  return writeXlsxFile([head, ...body], {
    sheet: name,
    columns: columns.map(({ type }) => ({ width: WIDTHS[type] })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/** A text that looks like a formula stays a text here: its cell says so. */
function cellOf(type: Column['type'], cell: Cell) {
  const places = PLACES[type];
  if (places === null || typeof cell === 'string' || Math.abs(cell) >= EXACT)
    return { type: String, value: cellText(type, cell) };
  const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return { type: Number, value: cell / 10 ** places, format };
}
