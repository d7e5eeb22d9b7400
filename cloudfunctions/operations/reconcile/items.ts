/** Differences as items: found once, worked on, settled with a reason; what is open rings an alarm. */
import { Conflict, findAll, type Reader, type Transaction } from '../../platform/database';
import type { House } from '../../platform/house';
import { inTransaction } from '../../platform/in-transaction';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import { retry } from '../../platform/retry';
import type { Day, Instant } from '../../units/days';
import { alarms, bookDifferences, type Alarm, type BookDifference, type DifferenceState } from './documents';

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

/** One alarm a day and kind. */
export async function ring(
  transaction: Transaction,
  kind: Alarm['kind'],
  day: Day,
  count: number,
  at: Instant,
): Promise<void> {
  if (count === 0) return;
  const text =
    kind === 'bill' ? `${day} 的微信账单有 ${count} 处不符` : `${day} 的账目核对有 ${count} 处不符`;
  await transaction.put(alarms, { _id: `${kind}:${day}`, kind, day, at, text, state: 'open' });
}

/** What it rang for is no longer so. */
export async function silence(transaction: Transaction, kind: Alarm['kind'], day: Day): Promise<void> {
  const alarm = await transaction.get(alarms, `${kind}:${day}`);
  if (alarm?.state === 'open') await transaction.put(alarms, { ...alarm, state: 'over' });
}

export function differencesOf(
  reader: Reader,
  state: DifferenceState,
  after: Cursor | null,
  limit: number,
): Promise<Page<BookDifference>> {
  return pageOf(reader, { from: bookDifferences, where: { state }, sort: ['foundAt', 'asc'], after, limit });
}

export function openAlarms(reader: Reader, limit: number): Promise<Alarm[]> {
  return reader.find(alarms, { where: { state: 'open' }, orderBy: [['at', 'desc']], limit });
}

const NEXT: Readonly<Record<DifferenceState, readonly DifferenceState[]>> = {
  open: ['working', 'settled'],
  working: ['working', 'settled', 'open'],
  settled: ['open'],
};

/** An operator takes a difference up, settles it with a reason, or opens it again. The last of its day ends the alarm. */
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
      await settleAlarm(transaction, after);
      return after;
    }),
  );
}

async function settleAlarm(transaction: Transaction, changed: BookDifference): Promise<void> {
  const kind = changed.kind === 'bill' ? 'bill' : 'reconciliation';
  const [alarm, ofDay] = await Promise.all([
    transaction.get(alarms, `${kind}:${changed.day}`),
    findAll(transaction, bookDifferences, { day: changed.day }),
  ]);
  if (alarm === null) return;
  const others = ofDay.filter(
    (one) => one._id !== changed._id && (one.kind === 'bill') === (kind === 'bill'),
  );
  const isOver = [...others, changed].every((one) => one.state === 'settled');
  // Written in any case, so that two who settle the last two meet here.
  await transaction.put(alarms, { ...alarm, state: isOver ? 'over' : 'open' });
}
