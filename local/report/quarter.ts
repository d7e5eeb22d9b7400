/** A quarter as tax offices name it, 2026Q3, as its first and last day. Pure. */
import { addDays, type Day } from '../../cloudfunctions/units/days';

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Null where it names none. */
export function spanOfQuarter(name: string): Span | null {
  const [, year, quarter] = /^(\d{4})Q([1-4])$/.exec(name) ?? [];
  if (year === undefined || quarter === undefined) return null;
  const first = (months: number): Day => {
    const ofYear = Number(year) + Math.floor(months / 12);
    return `${ofYear}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  };
  const months = (Number(quarter) - 1) * 3;
  return { from: first(months), to: addDays(first(months + 3), -1) };
}
