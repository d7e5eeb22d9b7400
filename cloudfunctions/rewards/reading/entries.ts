/** The journal's entries of one order that touched one holder: what anybody who doubts a reward can look up. */
import type { HolderId } from '../../ledger/accounts';
import { journal } from '../../ledger/state';
import { QUERY_LIMIT, type Reader } from '../../platform/database';
import type { Day, Instant } from '../../units/days';

export interface EntryView {
  readonly entryId: string;
  readonly at: Instant;
  /** The business day whose close counts it. */
  readonly day: Day;
}

export async function entriesOf(reader: Reader, orderId: string, holder: HolderId): Promise<EntryView[]> {
  const entries = await reader.find(journal, {
    where: { cause: orderId },
    orderBy: [['at', 'asc']],
    limit: QUERY_LIMIT,
  });
  return entries
    .filter(({ legs }) => legs.some(({ account }) => account.startsWith(`${holder}:`)))
    .map(({ _id: entryId, at, day }) => ({ entryId, at, day }));
}
