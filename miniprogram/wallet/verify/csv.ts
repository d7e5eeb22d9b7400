/** Reads the two files that the mall gives away: days.csv (公示) and holders-own.csv. */
import type { OwnDay, PublicDay } from './recompute';

export function readDays(text: string): PublicDay[] {
  return rowsOf(text, ['day', 'price', 'sv_counted', 'released', 'pool_emptied']).map((row) => ({
    day: cell(row, 'day'),
    price: units(cell(row, 'price'), 4),
    svCounted: units(cell(row, 'sv_counted'), 34),
    released: units(cell(row, 'released'), 6),
    isEmptied: cell(row, 'pool_emptied') === '1',
  }));
}

export function readOwn(text: string): OwnDay[] {
  return rowsOf(text, ['day', 'sv_change', 'counted', 'points', 'sv_left']).map((row) => ({
    day: cell(row, 'day'),
    svChange: units(cell(row, 'sv_change'), 4),
    isCounted: cell(row, 'counted') === '1',
    points: units(cell(row, 'points'), 6),
    svLeft: units(cell(row, 'sv_left'), 4),
  }));
}

/** Pages of one file, each with its header, as one. */
export function joinPages(pages: readonly string[]): string {
  return pages.map((page, i) => (i === 0 ? page : page.slice(page.indexOf('\n') + 1))).join('');
}

type Row = ReadonlyMap<string, string>;

/** No cell of either file contains a comma. */
function rowsOf(text: string, needed: readonly string[]): Row[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`文件缺少列：${missing.join('、')}`);
  return lines.map((line, i) => {
    const cells = line.split(',');
    if (cells.length !== names.length) throw new Error(`第 ${i + 2} 行的列数不对`);
    return new Map(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

function cell(row: Row, name: string): string {
  return row.get(name) ?? '';
}

/** A decimal as whole units. */
function units(text: string, places: number): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = parts ?? [];
  if (parts === null || fraction.length > places) throw new Error(`“${text}” 不是有效的数`);
  const value = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -value : value;
}
