/** Differences as items: found once, worked on, settled with a reason; what is not settled is an alarm of the operators. */
import { Conflict, type Reader, type Transaction } from '../../platform/database';
import type { House } from '../../platform/house';
import { inTransaction } from '../../platform/in-transaction';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import { retry } from '../../platform/retry';
import type { Instant } from '../../units/days';
import { bookDifferences, type BookDifference, type DifferenceState } from './documents';

export type Found = Pick<BookDifference, 'day' | 'kind' | 'about' | 'found' | 'expected'>;

const ITEM_RETRY = { attempts: 20, firstDelayMs: 5, longestDelayMs: 200 };

/** Writes the items that are not there yet; one that was settled and is found with other figures is open again. */
export async function raise(transaction: Transaction, found: readonly Found[], at: Instant): Promise<void> {
  const wanted = new Map(found.map((one) => [`${one.day}:${one.kind}:${one.about}`, one]));
  const known = await transaction.getMany(bookDifferences, [...wanted.keys()]);
  for (const [_id, one] of wanted) {
    const before = known.get(_id);
    if (before !== undefined && before.found === one.found && before.expected === one.expected) continue;
    const step = { state: 'open' as const, at, byId: null, reason: `${one.found} ≠ ${one.expected}` };
    const steps = [...(before?.steps ?? []), step];
    await transaction.put(bookDifferences, { _id, ...one, state: 'open', foundAt: at, steps });
  }
}

export function differencesOf(
  reader: Reader,
  state: DifferenceState,
  after: Cursor | null,
  limit: number,
): Promise<Page<BookDifference>> {
  return pageOf(reader, { from: bookDifferences, where: { state }, sort: ['foundAt', 'asc'], after, limit });
}

/** What nobody has settled yet, of all days. */
export function unsettledDifferences(reader: Reader, limit: number): Promise<BookDifference[]> {
  const where = { state: { in: ['open', 'working'] } };
  return reader.find(bookDifferences, { where, orderBy: [['foundAt', 'asc']], limit });
}

const NEXT: Readonly<Record<DifferenceState, readonly DifferenceState[]>> = {
  open: ['working', 'settled'],
  working: ['working', 'settled', 'open'],
  settled: ['open'],
};

/** An operator takes a difference up, settles it with a reason, or opens it again. */
export function moveDifference(
  house: House,
  { id, to, byId, reason }: { id: string; to: DifferenceState; byId: string; reason: string },
): Promise<BookDifference> {
  const mayRetry = (error: unknown): boolean => error instanceof Conflict;
  return retry(ITEM_RETRY, house.waiting, mayRetry, () =>
    inTransaction(house.database, async (transaction) => {
      const item = await transaction.get(bookDifferences, id);
      if (item === null) return refuse('NOT_FOUND', { id }, '没有找到这条差异');
      const last = item.steps.at(-1);
      if (last?.state === to && last.byId === byId && last.reason === reason) return item;
      if (!NEXT[item.state].includes(to))
        refuse('WRONG_STATE', { state: item.state }, '这条差异已经处理完了');
      const step = { state: to, at: house.clock.now(), byId, reason };
      const after = { ...item, state: to, steps: [...item.steps, step] };
      await transaction.put(bookDifferences, after);
      return after;
    }),
  );
}
