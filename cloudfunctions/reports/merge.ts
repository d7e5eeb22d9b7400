/** Rows of several pages as one: what is counted is added up, what is text says which rows belong together. Pure. */
import type { Column, Row } from './table';

export function mergeRows(columns: readonly Column[], pages: readonly (readonly Row[])[]): Row[] {
  const isText = ({ type }: Column): boolean => type === 'text' || type === 'day';
  const merged = new Map<string, Row>();
  for (const row of pages.flat()) {
    const key = columns.filter(isText).map((column) => String(row[column.key] ?? '')).join('\n');
    const before = merged.get(key);
    const sums = columns.filter((column) => !isText(column)).map(({ key: name }) => [
      name,
      Number(before?.[name] ?? 0) + Number(row[name] ?? 0),
    ]);
    merged.set(key, { ...row, ...(Object.fromEntries(sums) as Row) });
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
