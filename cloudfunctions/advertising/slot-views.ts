/**
 * How often advertising slots are seen. Phones say it once a visit, for all slots together, when they are put away; here it
 * is counted in shards, so that a crowd does not meet in one document.
 */
import { Conflict, DuplicateId, getAll, type Reader } from '../platform/database';
import type { House } from '../platform/house';
import { bucketOf } from '../platform/ids';
import { inTransaction } from '../platform/in-transaction';
import { retry } from '../platform/retry';
import { slots, slotViews, type SlotViews } from './documents';

const SHARDS = 16;
/** A lost reply brings the same request again within seconds; so many others may come to its shard between. */
const REMEMBERED = 32;
const VIEW_RETRY = { attempts: 12, firstDelayMs: 5, longestDelayMs: 200 };

const shardId = (slotId: string, shard: number): string => `${slotId}:${shard}`;

/** Counts one view of each; the same request again counts nothing, and neither does what is no slot. */
export async function countViews(
  house: House,
  requestId: string,
  slotIds: readonly string[],
): Promise<{ readonly counted: number }> {
  const shard = bucketOf(requestId, SHARDS);
  const isMeeting = (error: unknown): boolean => error instanceof Conflict || error instanceof DuplicateId;
  return retry(VIEW_RETRY, house.waiting, isMeeting, () =>
    inTransaction(house.database, async (transaction) => {
      const known = [...(await transaction.getMany(slots, [...new Set(slotIds)])).keys()];
      const shards = await transaction.getMany(
        slotViews,
        known.map((id) => shardId(id, shard)),
      );
      let counted = 0;
      for (const slotId of known) {
        const before = shards.get(shardId(slotId, shard));
        if (before?.recent.includes(requestId) === true) continue;
        await transaction.put(slotViews, seenOnceMore(before, slotId, shard, requestId));
        counted += 1;
      }
      return { counted };
    }),
  );
}

function seenOnceMore(
  before: SlotViews | undefined,
  slotId: string,
  shard: number,
  requestId: string,
): SlotViews {
  const recent = [requestId, ...(before?.recent ?? [])].slice(0, REMEMBERED);
  return { _id: shardId(slotId, shard), views: (before?.views ?? 0) + 1, recent };
}

/** How often each of them was seen, from the first day on. */
export async function viewsOf(reader: Reader, slotIds: readonly string[]): Promise<Map<string, number>> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
  const found = await getAll(
    reader,
    slotViews,
    slotIds.flatMap((id) => shards.map((shard) => shardId(id, shard))),
  );
  const sum = (id: string): number =>
    shards.reduce((views, shard) => views + (found.get(shardId(id, shard))?.views ?? 0), 0);
  return new Map(slotIds.map((id) => [id, sum(id)]));
}
