/** Pay passwords that are locked after too many wrong ones, the longest lock first. */
import type { House } from '../platform/house';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import type { Instant } from '../units/days';
import { payPasswords } from './documents';

export interface LockedPassword {
  readonly memberId: string;
  readonly lockedUntil: Instant;
  readonly tries: number;
}

export async function lockedPasswords(
  { database, clock }: House,
  after: Cursor | null,
  limit: number,
): Promise<Page<LockedPassword>> {
  const where = { lockedUntil: { gt: clock.now() } };
  const sort = ['lockedUntil', 'desc'] as const;
  const page = await pageOf(database, { from: payPasswords, where, sort, after, limit });
  return pageWith(page, ({ _id: memberId, lockedUntil, tries }) => ({ memberId, lockedUntil, tries }));
}
