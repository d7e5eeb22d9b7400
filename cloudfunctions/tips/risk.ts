/** Stores and customers that gave or got as many tips in a day as a day may have: for operators to look at. */
import type { BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import type { Day } from '../units/days';
import { tipDays } from './documents';

export interface LimitReached {
  readonly kind: 'store' | 'customer';
  readonly id: string;
  readonly day: Day;
  readonly count: number;
  readonly most: number;
}

/** Highest counts first. A page may show fewer rows than were asked for: those below their own limit are left out. */
export async function tipLimitsReached(
  house: BooksHouse,
  after: Cursor | null,
  limit: number,
): Promise<Page<LimitReached>> {
  const { perStoreDay, perCustomerDay } = (await currentPolicy(house)).tips;
  const where = { count: { gte: Math.min(perStoreDay, perCustomerDay) } };
  const sort = ['count', 'desc'] as const;
  const page = await pageOf(house.database, { from: tipDays, where, sort, after, limit });
  const rows = page.rows.map(({ _id, count }): LimitReached => {
    const [kind = '', id = '', day = ''] = _id.split(':');
    const isStore = kind === 'store';
    return {
      ...{ kind: isStore ? 'store' : 'customer', id, day, count },
      most: isStore ? perStoreDay : perCustomerDay,
    };
  });
  return { ...page, rows: rows.filter(({ count, most }) => count >= most) };
}
