/** Staff who entered wrong codes of late: somebody may be guessing. */
import type { Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import type { Instant } from '../units/days';
import { codeTries } from './documents';

export interface Guesses {
  readonly memberId: string;
  /** Codes entered, ever. */
  readonly total: number;
  /** When wrong ones were entered that still count. */
  readonly wrongAt: readonly Instant[];
}

/** Who entered most first; a page may show fewer rows than were asked for: those without a wrong one are left out. */
export async function codeGuesses(
  reader: Reader,
  after: Cursor | null,
  limit: number,
): Promise<Page<Guesses>> {
  const sort = ['total', 'desc'] as const;
  const page = await pageOf(reader, { from: codeTries, where: { total: { gt: 0 } }, sort, after, limit });
  const rows = page.rows.map(({ _id: memberId, total, wrongAt }) => ({ memberId, total, wrongAt }));
  return { ...page, rows: rows.filter(({ wrongAt }) => wrongAt.length > 0) };
}
