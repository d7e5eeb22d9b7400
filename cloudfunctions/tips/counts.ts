/** How many tips the day has had, read and raised in the transaction that confirms one. */
import { dayOf, type Day } from '../units/days';
import type { Book } from '../ledger/book';
import type { Clock } from '../platform/clock';
import { Conflict, type Reader } from '../platform/database';
import { customerDay, storeDay, tipDays } from './documents';
import type { TipCounts } from './limits';

export interface DayCounts extends TipCounts {
  readonly day: Day;
}

export async function loadCounts(
  reader: Reader,
  clock: Clock,
  { storeId, memberId }: { readonly storeId: string; readonly memberId: string },
): Promise<DayCounts> {
  const day = dayOf(clock.now());
  const found = await reader.getMany(tipDays, [storeDay(storeId, day), customerDay(memberId, day)]);
  const countOf = (id: string): number => found.get(id)?.count ?? 0;
  return { day, store: countOf(storeDay(storeId, day)), customer: countOf(customerDay(memberId, day)) };
}

/** Midnight may have come between reading the clock for the books and for these. */
export function demandSameDay(book: Book, { day }: DayCounts): void {
  if (day !== book.context.today) throw new Conflict(`the counts are of ${day}`);
}

export function countOne(
  book: Book,
  { storeId, memberId }: { readonly storeId: string; readonly memberId: string },
  counts: DayCounts,
): void {
  const { day } = counts;
  book.put(tipDays, { _id: storeDay(storeId, day), count: counts.store + 1 });
  book.put(tipDays, { _id: customerDay(memberId, day), count: counts.customer + 1 });
}
