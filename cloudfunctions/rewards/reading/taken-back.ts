/** The compensating entries of orders, as one holder felt them (rules.md §10). */
import type { HolderId } from '../../ledger/accounts';
import type { Entry } from '../../ledger/entry';
import { journal } from '../../ledger/state';
import type { Day, Instant } from '../../units/days';
import { QUERY_LIMIT, type Reader } from '../../platform/database';
import type { RewardWhy } from '../legs';
import { KIND_OF, type RewardKind } from './kinds';

export interface TakenBack {
  readonly entryId: string;
  readonly at: Instant;
  readonly day: Day;
  readonly kind: RewardKind;
  readonly asset: 'SV' | 'POINTS';
  readonly units: number;
  /** The part of `units` that was no longer there: a debt that later grants pay first. */
  readonly owedUnits: number;
}

/** By order id, oldest first. */
export async function takenBackOf(
  reader: Reader,
  orderIds: readonly string[],
  holder: HolderId,
): Promise<Map<string, TakenBack[]>> {
  const found = new Map<string, TakenBack[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return found;
  const entries = await reader.find(journal, {
    where: { cause: { in: orderIds } },
    orderBy: [['at', 'asc']],
    limit: QUERY_LIMIT,
  });
  for (const entry of entries) found.get(entry.cause)?.push(...partsOf(entry, holder));
  return found;
}

/** One a kind and asset: the legs of an entry may come out of several accounts of the holder. */
function partsOf(entry: Entry, holder: HolderId): TakenBack[] {
  const parts = new Map<string, TakenBack>();
  for (const { account, asset, units, why } of entry.legs) {
    const reason = why.startsWith('refund.') ? why.slice('refund.'.length) : '';
    if (asset === 'CNY' || units >= 0 || !account.startsWith(`${holder}:`) || !isReward(reason)) continue;
    const key = `${reason} ${asset}`;
    const before = parts.get(key);
    const owed = account.endsWith('Debt') ? -units : 0;
    parts.set(key, {
      entryId: entry._id,
      at: entry.at,
      day: entry.day,
      kind: KIND_OF[reason].kind,
      asset,
      units: (before?.units ?? 0) - units,
      owedUnits: (before?.owedUnits ?? 0) + owed,
    });
  }
  return [...parts.values()];
}

const isReward = (reason: string): reason is RewardWhy => Object.hasOwn(KIND_OF, reason);
