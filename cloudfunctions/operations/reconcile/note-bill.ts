/** The differences with WeChat's bill among the items: those that are found, and those that are no longer. */
import { Conflict, findAll } from '../../platform/database';
import type { House } from '../../platform/house';
import { inTransaction } from '../../platform/in-transaction';
import { retry } from '../../platform/retry';
import type { Day } from '../../units/days';
import type { BillDifference, BilledKind } from '../documents';
import { bookDifferences } from './documents';
import { raise, type Found } from './items';

const NOTE_RETRY = { attempts: 20, firstDelayMs: 5, longestDelayMs: 200 };

/** `about` is what the bill lists: items of another bill of the day stay as they are. */
export function noteBill(
  house: House,
  day: Day,
  about: readonly BilledKind[],
  differences: readonly BillDifference[],
): Promise<void> {
  const found = differences.map(({ _id, kind, wechatFen, mallFen }): Found => ({
    ...{ day, kind: 'bill', about: _id },
    found: `${kind} ${wechatFen ?? '—'}`,
    expected: String(mallFen ?? '—'),
  }));
  const mayRetry = (error: unknown): boolean => error instanceof Conflict;
  return retry(NOTE_RETRY, house.waiting, mayRetry, () =>
    inTransaction(house.database, async (transaction) => {
      const at = house.clock.now();
      const known = await findAll(transaction, bookDifferences, { day });
      const still = new Set(found.map((one) => one.about));
      await raise(transaction, found, at);
      const unsettled = known.filter(
        (item) => item.kind === 'bill' && item.state !== 'settled' && !still.has(item.about),
      );
      const isListed = (id: string): boolean => about.some((what) => id.startsWith(`${day}:${what}:`));
      for (const item of unsettled.filter((one) => isListed(one.about))) {
        const step = { state: 'settled' as const, at, byId: null, reason: '再次核对时已经一致' };
        await transaction.put(bookDifferences, { ...item, state: 'settled', steps: [...item.steps, step] });
      }
    }),
  );
}
