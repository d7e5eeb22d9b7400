/** Where the store comes to and when, as its manager edits it. Pure. */
import type { DataOf } from '../../services/api';
import { clockText, minuteOf, plainDay, weekdayText } from '../../services/days';

export type Area = DataOf<'store', 'visitArea'>;

export interface EditedWindow {
  readonly from: string;
  readonly to: string;
  readonly capacity: string;
}

export function windowsOf({ windows }: Area): EditedWindow[] {
  return windows.map(({ from, to, capacity }) => ({
    ...{ from: clockText(from), to: clockText(to), capacity: String(capacity) },
  }));
}

/** Two hours after the last one. */
export function nextWindow(windows: readonly EditedWindow[]): EditedWindow {
  const last = windows.at(-1);
  const from = Math.min(minuteOf(last?.to ?? '10:00') ?? 600, 22 * 60);
  return { from: clockText(from), to: clockText(from + 120), capacity: last?.capacity ?? '1' };
}

export function areaProblem(windows: readonly EditedWindow[], districts: readonly unknown[]): string {
  const sorted = [...windows].sort((a, b) => (minuteOf(a.from) ?? 0) - (minuteOf(b.from) ?? 0));
  for (const [i, { from, to, capacity }] of sorted.entries()) {
    const [start, end] = [minuteOf(from) ?? 0, minuteOf(to) ?? 0];
    if (start >= end) return `${from} 开始的时段，结束要晚于开始`;
    if (start < (minuteOf(sorted[i - 1]?.to ?? '00:00') ?? 0)) return `${from} 开始的时段和前一个重叠了`;
    if (!/^[1-9]\d{0,2}$/.test(capacity.trim())) return `${from} 开始的时段，每天可接 1 到 999 单`;
  }
  return districts.length === 0 ? '请添加至少一个上门的城市或区' : '';
}

export function closedDayText(day: string): string {
  return `${plainDay(day)} ${weekdayText(day)}`;
}

/** Of the region picker; a city that is a province of its own stands in the first column. */
export function districtOf([province = '', city = '', district = '']: readonly string[]) {
  return { city: city === '市辖区' || city === '' ? province : city, district };
}

/** As the mall is sent it. */
export function plainWindow({ from, to, capacity }: EditedWindow) {
  return { from: minuteOf(from) ?? 0, to: minuteOf(to) ?? 0, capacity: Number(capacity) };
}
