/** A report as a table: typed columns over rows, so that one and the same becomes CSV and a spreadsheet. Pure. */
import { csvFile } from '../platform/csv';
import { formatUnits } from '../units/decimals';

/** What a number counts: its places tell how it is written. */
export type ColumnType = 'text' | 'day' | 'count' | 'fen' | 'sv' | 'points';

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly type: ColumnType;
}

export type Cell = string | number;
export type Row = Readonly<Record<string, Cell>>;

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export const PLACES: Readonly<Record<ColumnType, number | null>> = {
  ...{ text: null, day: null, count: 0, fen: 2, sv: 4, points: 6 },
};

/** As people read it: whole units as decimals, to the last place. */
export function cellText(type: ColumnType, cell: Cell): string {
  const places = PLACES[type];
  return places === null || typeof cell === 'string' ? String(cell) : places === 0 ? String(cell) : formatUnits(cell, places);
}

export function tableCsv({ columns, rows }: Table): string {
  const lines = rows.map((row) => columns.map(({ key, type }) => cellText(type, row[key] ?? '')));
  return csvFile([columns.map((column) => column.title), ...lines]);
}
