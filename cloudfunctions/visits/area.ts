/** Where a store comes to and when, and whether an address and a time are among it. */
import { addDays, dayOf, MINUTE_MS, startOfDay, type Instant } from '../units/days';
import type { Address } from '../accounts/documents';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';
import { storeOf } from '../stores/merchants';
import { visitAreas, type VisitArea, type Window } from './documents';

export function covers({ districts }: VisitArea, { city, district }: Address): boolean {
  return districts.some((one) => one.city === city && (one.district === '' || one.district === district));
}

/** The window of the area, with its capacity; null when there is none. */
export function capacityOf({ windows, closedDays }: VisitArea, { day, from, to }: Window): number | null {
  if (closedDays.includes(day)) return null;
  return windows.find((one) => one.from === from && one.to === to)?.capacity ?? null;
}

export function beginOf({ day, from }: Pick<Window, 'day' | 'from'>): Instant {
  return startOfDay(day) + from * MINUTE_MS;
}

/** Whether a window begins too soon, or lies too far ahead. */
export function distanceOf(
  window: Window,
  now: Instant,
  limits: Policy['visits'],
): 'too near' | 'too far' | 'right' {
  if (beginOf(window) < now + limits.leadMinutes * MINUTE_MS) return 'too near';
  return window.day > addDays(dayOf(now), limits.daysAhead) ? 'too far' : 'right';
}

/** Refuses a window that is too near or too far. */
export function demandTimely(window: Window, now: Instant, limits: Policy['visits']): void {
  const distance = distanceOf(window, now, limits);
  if (distance === 'too near')
    refuse('BOOKING_TOO_LATE', {}, `请至少提前 ${limits.leadMinutes} 分钟预约上门`);
  if (distance === 'too far') refuse('INVALID_INPUT', {}, `最多可以提前 ${limits.daysAhead} 天预约上门`);
}

export interface VisitAreaPage extends Omit<VisitArea, '_id' | 'merchantId'> {
  readonly storeName: string;
  readonly city: string;
}

/** As its manager keeps it; a store that comes nowhere yet has an empty one. */
export async function visitAreaOf(reader: Reader, storeId: string): Promise<VisitAreaPage> {
  const [store, area] = await Promise.all([storeOf(reader, storeId), reader.get(visitAreas, storeId)]);
  const { isOpen = false, districts = [], windows = [], closedDays = [] } = area ?? {};
  return { storeName: store.name, city: store.city, isOpen, districts, windows, closedDays };
}

export function saveVisitArea(
  house: BooksHouse,
  { storeId, ...area }: Omit<VisitArea, '_id'> & { readonly storeId: string },
): Promise<VisitArea> {
  const posting = { entryId: `area:${storeId}`, kind: 'area', cause: storeId, holders: [] };
  const sorted = [...area.windows].sort((a, b) => a.from - b.from);
  if (sorted.some((one, i) => one.from < (sorted[i - 1]?.to ?? 0)))
    refuse('INVALID_INPUT', {}, '上门时段不能重叠');
  return post(
    house,
    posting,
    (reader) => storeOf(reader, storeId),
    (book, store) => {
      if (store.merchantId !== area.merchantId) refuse('FORBIDDEN');
      const saved: VisitArea = { _id: storeId, ...area, windows: sorted };
      book.put(visitAreas, saved);
      return saved;
    },
  );
}
