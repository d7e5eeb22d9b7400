/** The differences with WeChat's bill among the items: those that are found, and those that are no longer. */
import { Conflict, findAll } from '../../platform/database';
import type { House } from '../../platform/house';
import { inTransaction } from '../../platform/in-transaction';
import { retry } from '../../platform/retry';
import type { Day } from '../../units/days';
import type { BillDifference } from '../documents';
import { bookDifferences } from './documents';
import { raise, ring, silence, type Found } from './items';

const NOTE_RETRY = { attempts: 20, firstDelayMs: 5, longestDelayMs: 200 };

export function noteBill(house: House, day: Day, differences: readonly BillDifference[]): Promise<void> {
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
      for (const item of known) {
        if (item.kind !== 'bill' || item.state === 'settled' || still.has(item.about)) continue;
        const step = { state: 'settled' as const, at, byId: null, reason: '再次核对时已经一致' };
        await transaction.put(bookDifferences, { ...item, state: 'settled', steps: [...item.steps, step] });
      }
      await ring(transaction, 'bill', day, found.length, at);
      if (found.length === 0) await silence(transaction, 'bill', day);
    }),
  );
}
