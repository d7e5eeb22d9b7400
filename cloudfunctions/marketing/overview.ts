/** How many customers are in each group, in one round trip. */
import { dayOf } from '../units/days';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { QUERY_LIMIT } from '../platform/database';
import { customers } from './documents';
import { whereOf, type Group } from './groups';

const KINDS = ['new', 'returning', 'asleep'] as const;

export interface GroupCount {
  readonly kind: (typeof KINDS)[number];
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  readonly optedOut: number;
}

export async function groupsOf(house: BooksHouse, merchantId: string): Promise<GroupCount[]> {
  const { marketing: limits } = await currentPolicy(house);
  const today = dayOf(house.clock.now());
  return Promise.all(
    KINDS.map(async (kind) => {
      const group: Group = kind === 'asleep' ? { kind, days: null } : { kind };
      const where = whereOf(group, { merchantId, today, skuIds: [], limits });
      const found = await house.database.find(customers, { where, limit: QUERY_LIMIT });
      const optedOut = found.filter((one) => one.isOptedOut).length;
      return { kind, count: found.length, isMore: found.length === QUERY_LIMIT, optedOut };
    }),
  );
}
